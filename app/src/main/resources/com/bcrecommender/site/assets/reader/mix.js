import { add, button, counts, element, fillPage, fragment, here, lineOf, onSite, Refusal, root, show, template, tell, writeFragment } from "./dom.js";
import { Desk } from "./lists.js";
import { weightText } from "./mood.js";
import { blended, carriersOf, mixed, sameName, usualFirst } from "./rank.js";
import { FOUND, Search } from "./search.js";
import { addressOf } from "./tables.js";
import { blendedView, fanHref, recommendedView, titleOf, tralbumHref } from "./views.js";
import { idOfHit } from "./why.js";
import { count, get } from "./words.js";
import { given } from "./given.js";

// Lists that are made here and now: from records that a visitor loves, and for several fans together. What they are made from stands
// behind the address's #, which no browser sends: whoever is given the address gets the same list.

const SEED_WEIGHTS = [0.5, 1, 2, 3];

/** A list from more would be much the same, and each takes a request or two. */
const MOST_SEEDS_IN_MIX = 200;
const PICK_WAIT_MILLIS = 180;
const MOST_PICKS = 8;
const MOST_STRONG = 12;

/** Of a file's records so many are looked for, the most played first; each takes a request or two. */
const MOST_LOOKED_FOR = 300;
const AT_ONCE = 12;
const MOST_NAMED = 200;

/** Keys and addresses in a text. */
const linksIn = (text) => text.match(/https?:\/\/[^\s<>"']+|\b[at][0-9]{3,10}\b/gi) ?? [];

const weightOf = (text) => (SEED_WEIGHTS.includes(Number(text)) ? Number(text) : 1);

/** What stands behind the # under a name: keys, each with a weight. */
function readSeeds(parameter) {
  const seen = new Map();
  for (const text of fragment().getAll(parameter)) {
    const [, weight, key] = /^(?:([0-9.]+)\*)?(.+)$/s.exec(text) ?? [];
    if (key && seen.size < MOST_SEEDS_IN_MIX) seen.set(key, weightOf(weight ?? "1"));
  }
  return seen;
}

function writeSeeds(parameter, seeds) {
  const out = fragment();
  out.delete(parameter);
  for (const [key, weight] of seeds) out.append(parameter, weight === 1 ? key : `${weight}*${key}`);
  writeFragment(out);
}

/** A box in which to pick: what is found is added by a press. */
function picker(box, tables, kind, onPick, onLinks) {
  const input = box.querySelector("input[type=search]");
  const found = box.querySelector(".found");
  const told = box.querySelector("[role=status]");
  const search = new Search(tables);
  let timer = 0;
  let asked = 0;
  const look = async () => {
    const text = input.value.trim();
    const mine = ++asked;
    if (text === "") {
      found.replaceChildren();
      told.textContent = "";
      return;
    }
    const { hits } = await search.find(text);
    if (mine !== asked) return;
    const picks = hits.filter((hit) => hit.kind === kind).slice(0, MOST_PICKS);
    told.textContent = picks.length === 0 ? get("pick.nothing") : "";
    found.replaceChildren(...picks.map((hit) => {
      const made = button("", () => {
        input.value = "";
        found.replaceChildren();
        input.focus();
        add(() => onPick(hit), box);
      }, "pick");
      made.append(element("span", { dir: "auto" }, hit.name || hit.key), " ", element("bdi", {}, hit.artist));
      return element("li", {}, made);
    }));
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => add(look, box), PICK_WAIT_MILLIS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    found.querySelector("button")?.click();
  });
  input.addEventListener("paste", (event) => {
    const links = linksIn(event.clipboardData?.getData("text") ?? "");
    if (!onLinks || links.length === 0) return;
    event.preventDefault();
    add(() => onLinks(links), box);
  });
}

/** A desk for a list that changes under it. */
class MadeList {
  constructor(part, view) {
    this.part = part;
    this.view = view;
    this.patterns = [...part.querySelector(".crate").children];
    part.querySelector(".crate").replaceChildren();
    part.querySelector(".paging")?.remove();
    part.hidden = true;
  }

  /** @param {object[]} entries with ids in the place of cards */
  async show(tables, entries, out) {
    this.part.hidden = entries.length === 0;
    if (entries.length === 0) return;
    const list = {
      tables,
      total: entries.length,
      entries: (from, to) => tables.withCards(entries.slice(from, to)),
      view: this.view,
      own: async () => out,
      refill: null,
      patterns: this.patterns,
      nav: null,
      anchor: "",
      fixedSeeds: true,
    };
    if (this.desk) {
      await this.desk.renew(list);
      return;
    }
    this.desk = new Desk(this.part, [], 0, async () => list);
    this.desk.seen = given.part;
    await this.desk.open();
    await this.desk.render();
  }
}

/** The list from records that the visitor loves. */
class Mix {
  constructor(tables) {
    this.tables = tables;
    this.seeds = readSeeds("love");
    tables.expect(this.seeds.size);
    this.cards = new Map();
    this.lists = new Map();
    this.tags = [];
  }

  async start() {
    const page = template("page");
    this.list = new MadeList(page.querySelector('section[aria-labelledby="recommended"]'), (entry) => recommendedView(entry, this.tags));
    fillPage(page, { heading: get("mix.title"), lead: get("mix.lead") });
    show(page, get("mix.title"));
    this.box = here.main.querySelector(".picks");
    this.rows = here.main.querySelector(".seeds");
    this.unknown = here.main.querySelector(".unknown");
    picker(this.box, this.tables, FOUND.tralbum, (hit) => this.addId(hit), (links) => this.addLinks(links));
    const input = this.box.querySelector("input[type=file]");
    const read = (file) => file && add(() => this.addFile(file), this.box);
    input.addEventListener("change", () => read(input.files[0]));
    this.box.addEventListener("dragover", (event) => event.preventDefault());
    this.box.addEventListener("drop", (event) => {
      event.preventDefault();
      read(event.dataTransfer.files[0]);
    });
    await this.renew();
  }

  async addId(hit) {
    const id = await idOfHit(this.tables, hit);
    if (id < 0) throw new Refusal(get("error.tralbum", hit.key));
    const card = await this.tables.full(id);
    this.seeds.set(card.key, this.seeds.get(card.key) ?? 1);
    await this.changed();
  }

  /** Records by their keys and addresses; what this edition does not have is named. */
  async addLinks(links) {
    const missing = [];
    await Promise.all(links.map(async (link) => {
      const isKey = /^[at][0-9]+$/i.test(link);
      const id = await this.tables.find(isKey ? "tralbum-keys" : "tralbum-urls", isKey ? link.toLowerCase() : addressOf(link));
      if (id < 0) missing.push(link);
      else this.seeds.set((await this.tables.full(id)).key, 1);
    }));
    await this.changed();
    this.missing(missing);
  }

  missing(what) {
    this.unknown.hidden = what.length === 0;
    this.unknown.replaceChildren(count("mix.unknown", what.length), " ", element("bdi", {}, what.slice(0, MOST_PICKS).join(", ")));
  }

  async changed() {
    writeSeeds("love", this.seeds);
    await this.renew();
  }

  /** Records out of a file of the visitor's, which goes nowhere: what the edition has is used, the rest is named. */
  async addFile(file) {
    const told = here.main.querySelector(".of-file");
    told.textContent = get("file.wait", file.name);
    const { readFile } = await import(new URL(given.files, root));
    const read = await readFile(new Uint8Array(await file.arrayBuffer()));
    if (read.kind === "none") {
      told.textContent = `${file.name}: ${get(`file.fault.${read.unusable[0].what}`)} ${get("file.expected")}`;
      return;
    }
    const wanted = read.entries.slice(0, MOST_LOOKED_FOR);
    const matches = [];
    for (let i = 0; i < wanted.length; i += AT_ONCE) {
      matches.push(...(await Promise.all(wanted.slice(i, i + AT_ONCE).map((entry) => this.match(entry)))));
      told.textContent = get("file.progress", Math.min(wanted.length, i + AT_ONCE), wanted.length);
    }
    const found = matches.filter((id) => id >= 0);
    const room = MOST_SEEDS_IN_MIX - this.seeds.size;
    for (const id of found.slice(0, room)) this.seeds.set((await this.tables.full(id)).key, 1);
    await this.changed();
    this.tellOfFile(told, file.name, read, matches);
  }

  /** The id of a file's record in this edition, or -1: by key or link, else by artist and title. */
  async match({ key, url, artist, title }) {
    const { tables } = this;
    if (key) {
      const id = await tables.find("tralbum-keys", key);
      if (id >= 0 || !url) return id;
    }
    if (url) return tables.find("tralbum-urls", addressOf(url));
    const { hits } = await new Search(tables).find(`${artist} ${title}`);
    const hit = hits.find(({ kind, name, artist: by }) => kind === FOUND.tralbum && sameName(name) === sameName(title) && sameName(by) === sameName(artist));
    return hit ? idOfHit(tables, hit) : -1;
  }

  tellOfFile(told, name, read, matches) {
    const found = matches.filter((id) => id >= 0).length;
    const lines = [get("file.done", name, found, read.entries.length)];
    if (read.entries.length > matches.length) lines.push(get("file.most", matches.length));
    const rest = read.entries.filter((_, i) => matches[i] === -1);
    const unusable = read.unusable.map(({ where, what, found: text }) => `${where}: ${get(`file.fault.${what}`)} ${text}`);
    told.replaceChildren(element("p", { className: "hint" }, lines.join(" ")));
    const named = (heading, items, more) => {
      if (items.length === 0) return;
      const shown = items.slice(0, MOST_NAMED).map((text) => element("li", {}, element("bdi", {}, text)));
      const left = items.length - shown.length + more;
      if (left > 0) shown.push(element("li", {}, get("file.more", left)));
      told.append(element("details", {}, element("summary", {}, heading), element("ul", {}, ...shown)));
    };
    named(count("file.unknown", rest.length), rest.map(({ artist, title, url, key }) => (title ? `${title} – ${artist ?? ""}` : url ?? key)), 0);
    named(count("file.unusable", read.unusable.length + read.left), unusable, read.left);
  }

  async seed(key) {
    const { tables } = this;
    if (!this.cards.has(key)) {
      const id = await tables.find("tralbum-keys", key);
      const [card, list] = id < 0 ? [null, []] : await Promise.all([tables.full(id), tables.similar(id)]);
      this.cards.set(key, card);
      this.lists.set(key, list);
    }
    return this.cards.get(key);
  }

  async renew() {
    const cards = await Promise.all([...this.seeds.keys()].map((key) => this.seed(key)));
    const known = cards.filter(Boolean);
    this.missing([...this.seeds.keys()].filter((key) => !this.cards.get(key)));
    this.rows.replaceChildren(...known.map((card) => this.row(card)));
    here.main.querySelector(".facts").textContent = known.length === 0 ? get("mix.lead") : count("mix.from", known.length);
    this.tags = usualFirst(carriersOf(known)).slice(0, MOST_STRONG).map((tag) => ({ name: tag }));
    const seeds = known.map((card) => ({ tralbum: card.id, weight: this.seeds.get(card.key), list: this.lists.get(card.key) }));
    const out = new Set(known.map((card) => card.id));
    const entries = mixed(seeds, out);
    here.main.querySelector(".no-list").hidden = known.length === 0 || entries.length > 0;
    await this.list.show(this.tables, entries, out);
  }

  row(card) {
    const select = element("select", { className: "form-select", "aria-label": get("mix.weight", titleOf(card)) });
    for (const weight of SEED_WEIGHTS) select.append(element("option", { value: weight, selected: weight === this.seeds.get(card.key) }, weightText(weight)));
    select.onchange = () => {
      this.seeds.set(card.key, Number(select.value));
      add(() => this.changed(), this.rows);
    };
    const remove = button(get("mix.remove"), () => {
      this.seeds.delete(card.key);
      add(() => this.changed(), this.rows);
      tell(get("mix.removed", titleOf(card)));
      this.box.querySelector("input").focus();
    }, "quiet", { "aria-label": get("mix.remove.title", titleOf(card)) });
    const name = element("a", { href: onSite(tralbumHref(card.key)), dir: "auto" }, titleOf(card));
    return element("li", {}, element("span", {}, name, " ", element("bdi", {}, card.artist)), select, remove);
  }
}

export const mix = (tables) => new Mix(tables).start();

/** The list for several fans together. */
class Blend {
  constructor(tables) {
    this.tables = tables;
    this.names = new Set(fragment().getAll("fan").slice(0, 8));
    this.fans = new Map();
  }

  async start() {
    const page = template("page");
    this.list = new MadeList(page.querySelector('section[aria-labelledby="recommended"]'), blendedView);
    fillPage(page, { heading: get("blend.title"), lead: get("blend.lead") });
    show(page, get("blend.title"));
    this.box = here.main.querySelector(".picks");
    this.rows = here.main.querySelector(".seeds");
    picker(this.box, this.tables, FOUND.fan, (hit) => this.pick(hit.key), null);
    await this.renew();
  }

  async pick(name) {
    this.names.add(name);
    await this.changed();
  }

  async changed() {
    const out = fragment();
    out.delete("fan");
    this.names.forEach((name) => out.append("fan", name));
    writeFragment(out);
    await this.renew();
  }

  async fan(name) {
    if (!this.fans.has(name)) {
      const { tables } = this;
      const byName = await tables.find("fan-usernames", name.toLowerCase());
      const id = byName >= 0 ? byName : await tables.find("fan-keys", name);
      if (id < 0) throw new Refusal(get("error.fan", name));
      const who = await tables.fan(id);
      this.fans.set(name, { fan: who, entries: await tables.listOf(who) });
    }
    return this.fans.get(name);
  }

  async renew() {
    const fans = [];
    const missing = here.main.querySelector(".unknown");
    missing.hidden = true;
    for (const name of this.names) {
      try {
        fans.push(await this.fan(name));
      } catch (error) {
        this.names.delete(name);
        missing.hidden = false;
        missing.textContent = lineOf(error);
      }
    }
    this.rows.replaceChildren(...fans.map(({ fan: who }) => this.row(who)));
    const out = new Set(fans.flatMap(({ fan: who }) => who.tralbums));
    const entries = fans.length < 2 ? [] : blended(fans, out);
    const facts = here.main.querySelector(".facts");
    facts.textContent = fans.length < 2 ? get("blend.lead") : get("blend.shares", fans.map(({ fan: who }) => `${who.name} ${entries.filter(({ of }) => of[0] === who).length}`).join(", "));
    await this.list.show(this.tables, entries, out);
  }

  row(who) {
    const key = [...this.names].find((name) => this.fans.get(name)?.fan === who);
    const remove = button(get("mix.remove"), () => {
      this.names.delete(key);
      add(() => this.changed(), this.rows);
      this.box.querySelector("input").focus();
    }, "quiet", { "aria-label": get("mix.remove.title", who.name) });
    const href = fanHref({ named: who.username !== null, key: who.username ?? who.key });
    return element("li", {}, element("span", {}, element("a", { href: onSite(href) }, who.name), " ", element("small", {}, counts(who.tralbums.length))), remove);
  }
}

export const blend = (tables) => new Blend(tables).start();

import { add, arrange, button, choosePattern, dress, element, item, onSite, paging, tell, whenSeen } from "./dom.js";
import { given } from "./given.js";
import { LATER_DAYS, isOfRecord, mine } from "./mine.js";
import { MoodPanel } from "./mood.js";
import { arranged, facets, isMood, labelOf, NO_MOOD } from "./rank.js";
import { tagHref, titleOf, tralbumHref } from "./views.js";
import { count, get } from "./words.js";

// Lists on a page that their visitor shapes: what is not wanted goes, what is wanted is kept, dials turn. Nothing of it leaves the browser.

/** More of a list is fetched when its end is this near below what is seen; what is passed by is not. */
const NEAR_END = "0px 0px 300px 0px";

const ICONS = {
  keep: "M12 5v14M5 12h14",
  kept: "M5 12.5l5 5L19 7",
  no: "m6 6 12 12M18 6 6 18",
};

function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

const asRecord = ({ key, title, artist, url }) => ({ key, title, artist, url: url ?? null });

/** The button that puts a record into the visitor's first crate, or takes it out. */
export function keepButton(tralbum, className = "act") {
  const made = button("", () => {
    if (mine.crateOf(tralbum.key)) mine.unkeep(tralbum.key);
    else mine.keep(mine.crates[0]?.name ?? get("crate.first"), asRecord(tralbum));
    dressed();
    tell(get(mine.crateOf(tralbum.key) ? "act.kept.told" : "act.unkept.told", titleOf(tralbum)));
  }, className, { "data-keep": "" });
  const dressed = () => {
    const kept = mine.crateOf(tralbum.key) !== null;
    made.replaceChildren(icon(kept ? ICONS.kept : ICONS.keep));
    made.setAttribute("aria-pressed", String(kept));
    made.title = get(kept ? "act.kept" : "act.keep");
    made.setAttribute("aria-label", get("act.keep.title", titleOf(tralbum)));
  };
  dressed();
  return made;
}

function noButton(tralbum, onNo) {
  const made = button("", onNo, "act", { "data-no": "", title: get("act.no"), "aria-label": get("act.no.title", titleOf(tralbum)) });
  made.append(icon(ICONS.no));
  return made;
}

/** Puts the two actions on a card, always in the same place. */
function act(li, tralbum, onNo) {
  li.querySelector(".sleeve").append(element("span", { className: "acts-on" }, keepButton(tralbum), noButton(tralbum, onNo)));
  return li;
}

const noOf = (kind, tralbum) => ({ kind, what: tralbum.key, title: titleOf(tralbum), artist: tralbum.artist });

/** What was said of a record, in words. */
const said = ({ kind, what }, tralbum) => get(`no.said.${kind}`, isOfRecord(kind) ? titleOf(tralbum) : what);

/** What is said where a record was: that it is gone, the way back, and what else may be meant. */
function goneCard(tralbum, onUndo, onOther) {
  const choices = [
    [noOf("known", tralbum), get("no.known")],
    [noOf("later", tralbum), get("no.later", LATER_DAYS)],
    [noOf("less", tralbum), get("no.less")],
  ];
  if (tralbum.artist) choices.push([{ kind: "artist", what: tralbum.artist }, get("no.artist", tralbum.artist)]);
  const label = labelOf(tralbum);
  if (label !== null) choices.push([{ kind: "label", what: label }, get("no.label", label)]);
  for (const tag of (tralbum.tags ?? []).slice(0, given.firstTags)) choices.push([{ kind: "tag", what: tag.name }, get("no.tag", tag.name)]);
  const undo = button(get("no.undo"), onUndo);
  const others = choices.map(([no, text]) => button(text, () => {
    more.open = false;
    onOther(no);
  }, "quiet"));
  const more = element("details", { className: "no-more" }, element("summary", {}, get("no.more")), element("div", {}, ...others));
  return element("li", { className: "gone", "data-key": tralbum.key }, element("p", {}, said(noOf("record", tralbum), tralbum)), undo, more);
}

/**
 * Says no to a record, at once: in its place stands the way back, and what else may be meant.
 *
 * @param {Element} li the record's card
 * @param {() => void} onUndo told when the card is to be back
 * @returns {{li: Element, said: object}} what stands there, and the no that holds now
 */
function sayNo(li, tralbum, onUndo) {
  const gone = { said: noOf("record", tralbum) };
  const undo = () => {
    onUndo();
    gone.li.replaceWith(li);
    mine.undo(gone.said);
    tell(get("no.undone", titleOf(tralbum)));
    li.querySelector(".title a").focus();
  };
  gone.li = goneCard(tralbum, undo, (other) => {
    // A wider no takes the place of the one before.
    const before = gone.said;
    gone.said = other;
    mine.say(other, [before]);
    gone.li.querySelector("p").textContent = said(other, tralbum);
    tell(said(other, tralbum));
  });
  return gone;
}

/** Puts what is said in the place of a card, and the no where it is kept. */
function take(li, gone, tralbum) {
  li.replaceWith(gone.li);
  // To give the focus lays out the page, which is to be done once, with all that the no changes.
  requestAnimationFrame(() => gone.li.querySelector("button").focus({ preventScroll: true }));
  mine.say(gone.said);
  tell(said(gone.said, tralbum));
}

/** A list of entries with its dials. */
export class Desk {
  /**
   * @param {HTMLElement} section of the page, with a heading and a crate
   * @param {object[]} shown first entries, with cards; on a page that the server made, what the page says of them
   * @param {number} from where in the whole list they begin
   * @param {() => Promise<object>} source of the list, asked when more than the page has is needed:
   *     `total` of the whole list; `entries(from, to)` with cards; `view(entry)`, the holes of an entry; `patterns`, mark-up of a card
   *     with evidence and of one without; `nav`, mark-up of the way to other parts, or null; `anchor` of the section; `tables` of the edition; `refill(entries, out)`, entries with ids, none of them in `out`, for a list that has
   *     become short, or null; `own()`, ids of the fan's own records; `onShown(entries)`, told of what is shown, where it is wanted
   */
  constructor(section, shown, from, source) {
    Object.assign(this, { section, from, source });
    this.crate = section.querySelector(".crate");
    this.base = [...shown];
    this.seen = shown.length;
    this.total = from + shown.length;
    this.cells = new Map();
    this.gone = new Map();
    this.mood = { ...NO_MOOD };
    this.grouped = false;
    this.left = new Map();
    this.extra = [];
    this.unwatch = () => {};
    this.nav = null;
    this.panel = new MoodPanel(this);
  }

  /** Begins: what is there gets its actions, a shared mood is taken up. */
  async open() {
    const items = [...this.crate.children];
    this.base.forEach((entry, i) => this.cells.set(entry.tralbum.key, act(items[i], entry.tralbum, () => this.no(entry))));
    this.section.querySelector(".section-head")?.append(this.panel.button);
    const shared = this.panel.fromAddress();
    if (shared) Object.assign(this, shared);
    if (this.isDeep() || this.base.some((entry) => mine.against(entry.tralbum))) await this.render();
    this.stop = mine.onChange(() => (this.section.isConnected ? add(() => this.render(), this.section) : this.stop()));
  }

  /** Begins to show more as the visitor comes near the end. */
  async unroll() {
    await this.ready();
    this.watch();
  }

  /** Takes another list in the place of the one before. */
  async renew(list) {
    Object.assign(this, { source: async () => list, known: null, refilled: null, base: [], extra: [], seen: given.part });
    this.cells.clear();
    this.gone.clear();
    this.panel.isStale = true;
    await this.render();
  }

  /** Has the list at hand, and its entries in the place of what the page said of them. */
  ready() {
    this.known ??= this.source().then(async (list) => {
      Object.assign(this, list);
      if (this.base.some((entry) => entry.tralbum.id === undefined)) this.base = await this.entries(this.from, this.from + this.base.length);
    });
    return this.known;
  }

  /** Whether every card is needed whole before anything can be said. */
  isDeep() {
    return isMood(this.mood) || this.grouped || mine.looksInside() || mine.less().length > 0;
  }

  /** One after another: two that begin at the same place would bring the same entries twice. */
  load(to) {
    const before = this.loading ?? Promise.resolve();
    this.loading = before.catch(() => {}).then(() => this.loadMore(to));
    return this.loading;
  }

  async loadMore(to) {
    const { base } = this;
    if (base.length >= to || base.length >= this.total - this.from) return;
    const begin = this.from + base.length;
    base.push(...(await this.entries(begin, Math.min(this.total, this.from + to))));
  }

  /** All entries, each card with all tags. */
  async loadWhole() {
    await this.load(this.total - this.from);
    await Promise.all([...this.base, ...this.extra].map(async (entry) => {
      if (entry.whole) return;
      entry.tralbum = await this.tables.full(entry.tralbum.id);
      entry.whole = true;
    }));
  }

  /** How like each record is to those that the visitor wants less like, from 0 to 1. */
  async likeness() {
    const wanted = mine.less();
    if (wanted.length === 0 || !this.tables.similar) return [];
    return Promise.all(wanted.map(async (key) => {
      const id = await this.tables.find("tralbum-keys", key);
      if (id < 0) return new Map();
      const list = await this.tables.similar(id);
      return new Map(list.map(({ tralbum, score }) => [tralbum, score / list[0].score]));
    }));
  }

  /** The entries as they are wanted now. */
  async wanted() {
    await this.ready();
    const deep = this.isDeep();
    if (deep) await this.loadWhole();
    const less = deep ? await this.likeness() : [];
    let result = arranged(this.base, mine, this.mood, less);
    while (!deep && result.shown.length < this.seen && this.base.length < this.total - this.from) {
      await this.load(this.base.length + given.part);
      result = arranged(this.base, mine, this.mood);
    }
    const complete = this.from === 0 && this.base.length >= this.total;
    const byNo = [...result.left.values()].filter(({ rule }) => rule === "no").length;
    if (complete && this.refill && byNo > 0) {
      this.extra = await this.extras(byNo, deep);
      const more = arranged(this.extra, mine, { ...this.mood, depth: 0, weights: {} });
      result.shown.push(...more.shown.slice(0, byNo));
    }
    this.left = result.left;
    return result;
  }

  /** What fills a list that noes have shrunk. */
  async extras(wanted, deep) {
    if (this.extra.length >= wanted) return this.extra;
    this.refilled ??= this.refill(this.base, new Set(this.base.map((entry) => entry.tralbum.id)));
    const all = await this.refilled;
    // Some of these the visitor does not want either.
    const taken = all.slice(0, wanted * 2);
    const made = await this.tables.withCards(taken.map((entry) => ({ ...entry, refill: true })));
    if (deep) await Promise.all(made.map(async (entry) => Object.assign(entry, { tralbum: await this.tables.full(entry.tralbum.id), whole: true })));
    return made;
  }

  cell(entry) {
    const { key } = entry.tralbum;
    if (!this.cells.has(key)) {
      const view = this.view(entry);
      this.cells.set(key, act(item(this.patterns[choosePattern(view)], view), entry.tralbum, () => this.no(entry)));
    }
    return this.cells.get(key);
  }

  async render() {
    const turn = (this.turns = (this.turns ?? 0) + 1);
    const result = await this.wanted();
    if (turn !== this.turns) return;
    const shown = this.grouped ? result.shown : result.shown.slice(0, this.seen);
    this.unwatch();
    this.now = result.shown;
    if (this.grouped) this.showGroups(shown);
    else this.showPlain(shown);
    this.onShown?.(shown);
    this.panel.told(result);
    this.say(result);
    dress(this.section);
    this.watch();
  }

  showPlain(entries) {
    this.section.querySelectorAll(".facet").forEach((facet) => facet.remove());
    this.crate.hidden = false;
    const cells = entries.map((entry) => this.cell(entry));
    // Where something was said no to, that stays to be taken back, in its place.
    for (const [key, { at, li, said }] of this.gone) {
      if (mine.find(said.kind, said.what)) cells.splice(Math.min(at, cells.length), 0, li);
      else this.gone.delete(key);
    }
    arrange(this.crate, cells);
  }

  showGroups(entries) {
    this.section.querySelectorAll(".facet").forEach((facet) => facet.remove());
    this.crate.hidden = true;
    this.crate.replaceChildren();
    let last = this.crate;
    for (const facet of facets(entries)) {
      const named = facet.records.length > 0 || facet.tags.length > 0;
      const heading = element("h3", { className: "facet-name" });
      if (!named) heading.append(get("facet.rest"));
      facet.records.forEach((record, i) => heading.append(i > 0 ? ", " : `${get("facet.from")} `, element("a", { href: onSite(tralbumHref(record.key)), dir: "auto" }, titleOf(record))));
      facet.tags.forEach((tag, i) => heading.append(i > 0 ? ", " : " · ", element("a", { href: onSite(tagHref(tag)) }, tag)));
      const ul = element("ul", { className: "crate" }, ...facet.entries.map((entry) => this.cell(entry)));
      const made = element("div", { className: "facet" }, heading, ul);
      last.after(made);
      last = made;
    }
  }

  /** Says what was left out, and what to do where nothing is left. */
  say(result) {
    let line = this.section.querySelector(":scope > .left-out");
    const noes = [...result.left.values()].filter(({ rule }) => rule === "no").length;
    const filtered = result.left.size - noes;
    const parts = [];
    if (noes > 0) parts.push(count("list.noes", noes));
    if (filtered > 0) parts.push(count("list.filtered", filtered));
    for (const [rule, n] of Object.entries(result.unknown)) parts.push(count(`list.unknown.${rule}`, n));
    if (result.shown.length === 0) parts.unshift(get("list.empty"));
    if (parts.length === 0) {
      line?.remove();
      return;
    }
    if (!line) {
      line = element("p", { className: "hint left-out" });
      (this.section.querySelector(":scope > .section-head, :scope > h2") ?? this.crate).after(line);
    }
    line.replaceChildren(parts.join(" "), " ", element("a", { href: onSite("../mine/") }, get("list.mine")));
  }

  /** The visitor said no to an entry; what comes next moves up when it is there. */
  no(entry) {
    const { tralbum } = entry;
    const li = this.cells.get(tralbum.key);
    const at = [...this.crate.children].indexOf(li);
    const gone = sayNo(li, tralbum, () => this.gone.delete(tralbum.key));
    // In groups it has no place of its own: all noes are on their page.
    if (at >= 0) {
      this.gone.set(tralbum.key, Object.assign(gone, { at }));
      take(li, gone, tralbum);
    } else {
      mine.say(gone.said);
      tell(said(gone.said, tralbum));
    }
  }

  /** Another mood, from the panel. */
  async turn({ mood, grouped }) {
    // Who turns a dial looks at the beginning again.
    Object.assign(this, { mood, grouped, seen: Math.min(this.seen, given.part) });
    await this.render();
  }

  /** Shows more as the visitor comes near the end. */
  watch() {
    const isDeep = this.isDeep();
    const end = isDeep || this.extra.length > 0 ? (this.now?.length ?? 0) : this.total - this.from;
    const way = this.renewPaging(isDeep);
    if (this.from > 0 || this.grouped || this.seen >= end) return;
    this.unwatch = whenSeen(way ?? this.crate, async () => {
      this.seen = Math.min(end, this.seen + given.part);
      await this.render();
    }, NEAR_END);
  }

  /** The way to other parts without a scroll; a list that is shaped has one page. */
  renewPaging(isDeep) {
    const now = this.section.querySelector(":scope > .paging");
    if (!this.nav) return now;
    const next = this.nav.cloneNode(true);
    if (now) now.replaceWith(next);
    else this.crate.after(next);
    if (isDeep) next.remove();
    else paging(next, "from", this.anchor, this.from, this.seen, this.total);
    return next.isConnected ? next : null;
  }
}

/** Applies what was said no to a grid that has no dials, and puts the actions on its cards. */
export async function tend(section, cards, whole) {
  const crate = section.querySelector(".crate");
  const items = [...crate.children];
  const known = mine.looksInside() ? await whole() : cards;
  const apply = () => known.forEach((card, i) => (items[i].hidden = mine.against(card) !== null));
  known.forEach((card, i) => act(items[i], card, () => take(items[i], sayNo(items[i], card, () => {}), card)));
  apply();
  const stop = mine.onChange(() => (crate.isConnected ? apply() : stop()));
}

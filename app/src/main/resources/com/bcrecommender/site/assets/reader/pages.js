import { given } from "./given.js";
import { fill } from "./holes.js";
import { ParseTables } from "./parse.js";
import { FOUND, MOST_HITS, Search } from "./search.js";
import { Shards, Unusable } from "./shards.js";
import { Tables } from "./tables.js";
import {
  encode, facts, fanChip, fanHref, foundArtist, foundFan, foundTag, foundView, known, meantChip, ownedLine, ownedView, recommendedView, rowView, sceneChip, similarView, tagChip, titleOf,
  tralbumHref, tralbumView,
} from "./views.js";
import { count, get, phrase } from "./words.js";

// Makes the page that the address asks for, out of an edition's shards, in the mark-up that the server's templates left here.

const root = new URL("../", import.meta.url);
const main = document.getElementById("main");
const params = new URLSearchParams(location.search);

/** A manifest younger than this is not asked for again by the next page. */
const FRESH_MILLIS = 5 * 60 * 1000;

/** More of a list is fetched when its end is this near below what is seen; what is passed by is not. */
const NEAR = "0px 0px 300px 0px";

/** What the address asks for is not there, or not to be understood: a line for the visitor. */
class Refusal extends Error {}

const templates = new Map([...document.querySelectorAll("main template")].map((element) => [element.id, element.content]));
const template = (id) => templates.get(id)?.cloneNode(true);

/** What to say where the data cannot be used. */
const UNUSABLE = {
  "missing": "error.data.missing",
  "unreachable": "error.data.unreachable",
  "truncated": "error.data.truncated",
  "foreign": "error.data.foreign",
  "too-new": "error.data.too-new",
  "too-old": "error.data.too-old",
  "corrupt": "error.data.corrupt",
};
const name = template("name")?.querySelector("cite");

/** An item of a list: first its own holes, then its rows, whose texts may look like holes. */
function item(pattern, view) {
  const made = pattern.cloneNode(true);
  const row = made.querySelector("ol > li");
  const rows = row?.parentElement;
  row?.remove();
  fill(made, view.why ? { ...view, ...view.why } : view, name);
  rows?.replaceChildren(...view.why.rows.map((values) => item(row, values)));
  const play = view.buy && made.querySelector("[data-player]");
  if (play) play.href = view.buy;
  return made;
}

/**
 * Fills a list with its items, by the mark-up of its first one, or of the one that `choose` says.
 *
 * @returns what makes more of its items
 */
function list(ul, views, choose = () => 0) {
  const patterns = [...ul.children];
  const make = (view) => item(patterns[choose(view)], view);
  ul.replaceChildren();
  pending.push([ul, views.map(make)]);
  return make;
}

/** Items stay out of their lists until the page around them is filled: their texts may look like holes. */
let pending = [];

function settle() {
  for (const [ul, items] of pending) ul.replaceChildren(...items);
  pending = [];
}

/** Cards have two kinds of mark-up: with the evidence of their reason, and without. */
function grid(section, views) {
  return list(section.querySelector(".crate"), views, (view) => (view.why ? 0 : 1));
}

/**
 * A list of recommendations on a page: what is there already, and the rest as the visitor comes near its end.
 *
 * @param from where in the list it begins
 * @param {object[]} shown entries
 * @param {(from: number, to: number) => Promise<object[]>} more entries
 * @returns begins to watch, once the page is shown
 */
function entryList(section, anchor, from, shown, total, view, more) {
  const make = grid(section, shown.map(view));
  const nav = section.querySelector(".paging");
  const pattern = nav.cloneNode(true);
  paging(nav, "from", anchor, from, shown.length, total);
  const watch = (end, way) => {
    if (from > 0 || end >= total) return;
    whenSeen(way, async () => {
      const entries = await more(end, Math.min(total, end + given.part));
      section.querySelector(".crate").append(...entries.map((entry) => make(view(entry))));
      const next = pattern.cloneNode(true);
      way.replaceWith(next);
      paging(next, "from", anchor, from, end + entries.length, total);
      watch(end + entries.length, next);
    }, NEAR);
  };
  return () => watch(shown.length, nav);
}

/** The hint below a list, a new one where there was nothing to say yet. */
function hintOf(section) {
  const made = () => section.appendChild(Object.assign(document.createElement("p"), { className: "hint" }));
  return section.querySelector(":scope > .hint") ?? made();
}

/** A section of a page, or what stands in its place where it has nothing to show. */
function section(page, id, empty) {
  const found = page.querySelector(`section[aria-labelledby="${id}"]`);
  if (!empty) return found;
  const bare = template("bare").querySelector(`section[aria-labelledby="${id}"]`);
  if (bare) found.replaceWith(bare);
  else found.remove();
  return null;
}

function chips(parent, views) {
  if (views.length === 0) parent.remove();
  else list(parent.querySelector(".chips") ?? parent, views);
}

/** The way to the other parts of a list. */
function paging(nav, parameter, anchor, from, size, total) {
  const to = Math.min(total, from + size);
  if (from === 0 && to === total) return nav.remove();
  const part = (at) => {
    const query = new URLSearchParams(params);
    query.delete("from");
    query.delete("shelf");
    const rest = [...query].map(([key, value]) => `${key}=${encode(value)}`).join("&");
    return `../${document.documentElement.dataset.page}/?${rest}${at === 0 ? "" : `&${parameter}=${at}`}${anchor}`;
  };
  return fill(nav, {
    previous: from === 0 ? null : part(Math.max(0, from - size)),
    next: to === total ? null : part(to),
    range: get("paging.range", from + 1, to, total),
  });
}

/** A place in a list, as the address has it. */
function place(parameter, total) {
  const text = params.get(parameter) ?? "";
  if (text === "") return 0;
  const most = Math.max(0, total - 1);
  const from = /^[0-9]{1,9}$/.test(text) ? Number(text) : -1;
  if (from < 0 || from > most) throw new Refusal(get("error.from", parameter, most, text));
  return from;
}

function required(parameter) {
  const text = params.get(parameter);
  if (!text) throw new Refusal(get("error.parameter", parameter));
  return text;
}

async function found(tables, index, key, error, asked) {
  const id = await tables.find(index, key);
  if (id < 0) throw new Refusal(get(error, asked));
  return id;
}

/** Shows a page. */
function show(page, title) {
  settle();
  document.title = title ? `${title} · ${get("site.name")}` : get("site.name");
  main.replaceChildren(page);
}

/** What came later looks as what was there: covers from Bandcamp, where the visitor has turned them on. */
function dress() {
  document.querySelector("[data-covers]:checked")?.dispatchEvent(new Event("change"));
}

/** Does what adds to a page that is shown; what goes wrong is said there. */
const add = (act, element) => act().then(dress, (error) => fail(error, element));

/** Adds to the page once an element is seen, or as near as `rootMargin` says. */
function whenSeen(element, act, rootMargin = "0px") {
  const observer = new IntersectionObserver((seen) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    add(act, element);
  }, { rootMargin });
  // Who looks at the first entries alone has fetched nothing else.
  const observe = () => observer.observe(element);
  if (document.documentElement.scrollHeight > innerHeight) addEventListener("scroll", observe, { once: true, passive: true });
  else observe();
}

async function fan(tables) {
  const byKey = params.get("id");
  const asked = byKey || required("name");
  const id = await found(tables, byKey ? "fan-keys" : "fan-usernames", byKey ? asked : asked.toLowerCase(), "error.fan", asked);
  const { fan: who, total, entries } = await tables.fanPage(id);
  const from = place("from", total);
  const shelf = place("shelf", who.known);
  let read = null;
  const whole = () => (read ??= tables.fan(id));
  const more = async (start, end) => tables.fanEntries(await whole(), start, end);
  const shown = from === 0 ? entries : await more(from, from + given.part);
  const page = template("page");
  let filled = 0;
  const told = (list) => {
    filled += list.filter((entry) => entry.filled).length;
    return filled === 0 ? null : count("fan.filled", filled);
  };

  chips(page.querySelector(".strong"), who.tags.map(tagChip));
  let unroll = () => {};
  const recommended = section(page, "recommended", total === 0);
  if (recommended) {
    unroll = entryList(recommended, "#recommended", from, shown, total, (entry) => recommendedView(entry, who.tags), async (start, end) => {
      const rest = await more(start, end);
      const text = told(rest);
      if (text !== null) hintOf(recommended).textContent = text;
      return rest;
    });
  }
  const collection = section(page, "collection", who.known === 0);
  const nav = collection?.querySelector(".paging");
  const row = collection?.querySelector(".shelf > li");
  row?.remove();
  if (nav) paging(nav, "shelf", "#collection", shelf, given.part, who.known);
  const similar = page.querySelector('section[aria-labelledby="similar"]');
  similar?.remove();
  if (who.known === 0) page.querySelector('.facts a[href="#collection"]')?.remove();
  fill(page, {
    name: who.name,
    known: known(who),
    bandcamp: who.username === null ? null : `${given.bandcamp.origin}/${encode(who.username)}`,
    filled: told(shown),
  }, name);
  show(page, get("fan.for", who.name));
  unroll();
  if (collection) {
    const fillShelf = async () => {
      const { tralbums, owned } = await whole();
      const cards = await tables.cards(tralbums.slice(shelf, shelf + given.part));
      const ul = collection.querySelector(".shelf");
      ul.append(row);
      list(ul, cards.map((card, i) => rowView(card, shelf + i >= owned)));
      settle();
      if (!similar) return;
      const near = await tables.similarFanChips(id);
      const views = near.map(({ chip, common }) => ({ ...fanChip(chip), detail: count("fan.similar.common", common) }));
      if (views.length > 0) {
        list(similar.querySelector(".chips"), views);
        settle();
        main.append(similar);
      }
    };
    if (params.has("shelf") || location.hash === "#collection") add(fillShelf, collection);
    else whenSeen(collection, fillShelf);
  }
}

async function tralbum(tables) {
  const address = params.get("url");
  const key = address || required("id");
  const other = params.get("with");
  const id = await found(tables, address ? "tralbum-urls" : "tralbum-keys", key, "error.tralbum", key);
  const { tralbum: it, scene, owners, ownerCount, total, entries } = await tables.tralbumPage(id);
  const from = place("from", total);
  const second = other ? await tables.tralbumPage(await found(tables, "tralbum-keys", other, "error.tralbum", other)) : null;
  const rest = (start, end) => tables.similarEntries(it, start, end);
  const shown = from === 0 ? entries : await rest(from, from + given.part);
  const page = template("page");
  const bare = template("bare");
  const view = tralbumView(it, "large", null);

  const article = page.querySelector("article");
  const hints = [...bare.querySelectorAll("article .about-it > .hint")];
  if (view.buy === null) {
    const acts = (view.player === null ? bare : template("find")).querySelector(".acts");
    article.querySelector(".acts").replaceWith(acts);
    if (view.player === null) acts.after(hints[0]);
  }
  const tags = article.querySelector(".chips");
  if (it.tags.length === 0) tags.replaceWith(hints.at(-1));
  else list(tags, it.tags.map(tagChip));
  const fact = article.querySelector(".facts > span");
  fact.remove();
  const told = facts(it).map((text) => {
    const span = fact.cloneNode();
    span.textContent = text;
    return span;
  });
  pending.push([article.querySelector(".facts"), told]);

  let unroll = () => {};
  const similar = section(page, "similar", total === 0);
  if (similar) {
    unroll = entryList(similar, "#similar", from, shown, total, (entry) => similarView(entry, it), rest);
  }
  const both = second === null ? null : await tables.commonOwnerChips(id, second.tralbum.id);
  const fans = page.querySelector('section[aria-labelledby="fans"]');
  const listed = both ?? owners;
  const chip = fans.querySelector(".chips > li").cloneNode(true);
  chips(fans.querySelector(".chips"), listed.map(fanChip));
  let more = null;
  if (both) more = both.length === 0 ? get("record.fans.both.none") : null;
  else if (owners.length === 0) more = get("record.fans.none");
  else if (ownerCount > owners.length) more = count("record.fans.more", ownerCount - owners.length);
  fill(page, {
    ...view,
    artistHref: it.artist ? `../search/?q=${encode(it.artist)}` : null,
    owned: ownedLine(it),
    scene: scene?.name ?? null,
    sceneHref: scene === null ? null : sceneChip(scene).href,
    fansHeading: both ? phrase("record.fans.both", titleOf(second.tralbum)) : phrase("record.fans"),
    moreFans: more,
    allFans: both || ownerCount > owners.length ? `${tralbumHref(it.key)}#fans` : null,
  }, name);
  if (!fans.querySelector("a.quiet")) fans.querySelector("p:empty")?.remove();
  if (!it.artist) page.querySelector(".by")?.remove();
  if (scene === null) page.querySelector(".in-scene")?.remove();
  const all = fans.querySelector("a.quiet");
  show(page, it.artist ? `${titleOf(it)} – ${it.artist}` : titleOf(it));
  unroll();
  if (!both && all) {
    all.addEventListener("click", (event) => {
      event.preventDefault();
      allOwners(tables, id, ownerCount, fans, chip).catch((error) => fail(error, fans));
    });
  }
}

/** Shows all owners that the edition names, in the place of the first ones. */
async function allOwners(tables, id, total, fans, chip) {
  const owners = await tables.ownerChips(id);
  const ul = fans.querySelector(".chips");
  ul.replaceChildren(chip);
  list(ul, owners.map(fanChip));
  settle();
  fans.querySelector("p:has(> .quiet)").remove();
  const hint = fans.querySelector(".hint");
  if (total > owners.length) hint.textContent = count("record.fans.more", total - owners.length);
  else hint.remove();
}

/** A part of the tralbums of a tag or a scene: the first ones are on its page. */
async function part(tables, table, id, { cards, total }) {
  const from = place("from", total);
  if (from === 0) return { from, cards };
  const ids = await tables.tralbumsOf(table, id);
  return { from, cards: await tables.cards(ids.slice(from, from + given.tagged)) };
}

async function tag(tables) {
  const asked = required("name");
  const id = await found(tables, "tag-names", asked, "error.tag", asked);
  const what = await tables.tagPage(id);
  const { from, cards } = await part(tables, "tags", id, what);
  const page = template("page");
  const summary = count("tag.summary", what.count);
  const related = page.querySelector(".strong");
  chips(related, what.related.map(tagChip));
  const records = section(page, "records", what.total === 0);
  if (records) {
    grid(records, cards.map(ownedView));
    paging(records.querySelector(".paging"), "from", "#records", from, given.tagged, what.total);
  }
  fill(page, { name: what.name, summary: what.count > what.total ? get("tag.summary.most", summary, what.total) : summary }, name);
  show(page, what.name);
}

async function scene(tables) {
  const asked = required("name");
  const id = await tables.sceneByKey(asked);
  if (id < 0) throw new Refusal(get("error.scene", asked));
  const what = await tables.scenePage(id);
  const { from, cards } = await part(tables, "scenes", id, what);
  const page = template("page");
  const summary = get("scene.summary", count("count.records", what.count), count("footer.fans", what.fanCount));
  const cloud = page.querySelector(".cloud");
  const sizes = what.weights.map((weight) => 1 + Math.floor((weight * (given.cloudSizes - 1)) / 255));
  if (what.tags.length > 0) {
    list(cloud, what.tags.map((chip, i) => ({ ...tagChip(chip), size: sizes[i] })));
  } else {
    cloud.previousElementSibling.remove();
    cloud.remove();
  }
  const records = section(page, "records", false);
  grid(records, cards.map(ownedView));
  paging(records.querySelector(".paging"), "from", "#records", from, given.tagged, what.total);
  chips(page.querySelector('section[aria-labelledby="neighbours"]'), what.neighbours.map(sceneChip));
  const more = what.fanCount - what.fans.length;
  chips(page.querySelector('section[aria-labelledby="fans"]'), what.fans.map(fanChip));
  fill(page, {
    name: what.name,
    summary: what.count > what.total ? get("scene.summary.most", summary, what.total) : summary,
    moreFans: more > 0 ? count("record.fans.more", more) : null,
  }, name);
  show(page, what.name);
}

/** Leads on to some fan's page, or to some scene's; the way back leads past this one. */
async function random(tables) {
  if (params.get("of") === "scene") return randomScene(tables);
  const chip = await tables.randomFanChip();
  if (chip === null) throw new Refusal(get("error.nobody"));
  keep(tables);
  location.replace(fanHref(chip));
  return new Promise(() => {});
}

async function randomScene(tables) {
  if (tables.lacks?.includes("scene")) throw new Refusal(get("error.lists"));
  const scenes = await tables.scenes();
  if (scenes.length === 0) throw new Refusal(get("scenes.none"));
  keep(tables);
  location.replace(sceneChip(scenes[Math.floor(Math.random() * scenes.length)]).href);
  return new Promise(() => {});
}

function summaryOf(query, result) {
  if (query === "") return get("search.prompt");
  if (result.direct) return get("search.direct");
  if (result.hits.length === 0) return get(result.meant.length === 0 ? "search.nothing" : "search.nothing.meant", query);
  if (result.nearest) return get("search.nearest", query);
  const more = Object.values(FOUND).some((kind) => result.hits.filter((hit) => hit.kind === kind).length === MOST_HITS);
  return more ? get("search.found.most", result.hits.length) : count("search.found", result.hits.length);
}

/** The page of a search, as a template filled. */
async function searched(searcher, query) {
  const result = await searcher.find(query);
  const page = template("page");
  const part = (id, views) => {
    const of = page.querySelector(`section[aria-labelledby="${id}"]`);
    if (views.length === 0) of.remove();
    else list(of.querySelector("ul"), views);
  };
  const of = (kind, view) => result.hits.filter((hit) => hit.kind === kind).map(view);
  part("meant", result.meant.map(meantChip));
  part("fans", of(FOUND.fan, foundFan));
  part("artists", of(FOUND.artist, foundArtist));
  part("tags", of(FOUND.tag, foundTag));
  part("records", of(FOUND.tralbum, foundView));
  const heading = query === "" ? get("search.title") : get("search.title.for", query);
  fill(page, { heading, summary: summaryOf(query, result), part: result.part ? get("search.part") : null }, name);
  settle();
  return { page, title: `${heading} · ${get("site.name")}` };
}

/** Looks while the visitor types: the first letter takes two requests at most, further ones mostly one or none. */
async function search(tables) {
  const searcher = new Search(tables);
  const query = (params.get("q") ?? "").trim();
  document.getElementById("q").value = query;
  const { page, title } = await searched(searcher, query);
  main.replaceChildren(page);
  document.title = title;
  // Whoever comes here types: what goes wrong is said with the first letter.
  searcher.open().catch(() => {});
  const { asYouType } = await import(new URL(given.site, root));
  asYouType(async (text) => {
    try {
      return await searched(searcher, text);
    } catch (error) {
      fail(error);
      return null;
    }
  });
}

const PAGES = { fan, tralbum, tag, scene, random, search };

/** Says what went wrong, in the place of the page or of a part of it. */
function fail(error, where = main) {
  const page = template("message");
  const unusable = error instanceof Unusable;
  if (!unusable && !(error instanceof Refusal)) console.error(error);
  if (unusable) console.warn(error.message);
  const line = unusable ? get(UNUSABLE[error.reason]) : error instanceof Refusal ? error.message : get("error.500");
  fill(page, { line, advice: get(unusable ? "error.data.advice" : "error.404.advice") });
  page.querySelector("code")?.parentElement.remove();
  if (where === main) show(page, line);
  else where.append(page.querySelector(".notice > p") ?? page);
}

/** The manifest of a page before is good for a few minutes. */
function remembered() {
  try {
    const { text, time } = JSON.parse(sessionStorage.getItem("bcr.manifest"));
    return Date.now() - time < FRESH_MILLIS ? text : null;
  } catch {
    return null;
  }
}

function remember(name, what) {
  try {
    sessionStorage.setItem(name, JSON.stringify(what));
  } catch {
    // Asked for again then.
  }
}

async function open(anew) {
  const shards = new Shards(root);
  const text = anew ? null : remembered();
  if (text) {
    shards.read(text);
    return shards;
  }
  await shards.open();
  remember("bcr.manifest", { text: shards.text, time: Date.now() });
  return shards;
}

/** Ids of the same edition, from the page before. */
function idsBefore(edition) {
  try {
    const before = JSON.parse(sessionStorage.getItem("bcr.ids"));
    return before.edition === edition ? before.ids : {};
  } catch {
    return {};
  }
}

/** The edition's tables, from where this site has them. */
async function source(anew) {
  if (given.parse) return ParseTables.open(anew);
  const shards = await open(anew);
  return new Tables(shards, idsBefore(shards.manifest.id));
}

/** Keeps the ids of what the page leads to for the next page. */
function keep(tables) {
  if (tables.shards) remember("bcr.ids", { edition: tables.shards.manifest.id, ids: tables.ids });
}

/** Leads to the page's own folder where it was made beforehand, or says that there is no such page. */
async function elsewhere(kind) {
  const asked = params.get("name") ?? "";
  const own = new URL(`${kind}/${asked}/`, root);
  if (/^[a-z0-9~-]+$/.test(asked) && (await fetch(own, { method: "HEAD" })).ok) {
    location.replace(own);
    return new Promise(() => {});
  }
  throw new Refusal(get("error.lists"));
}

async function make(anew) {
  const kind = document.documentElement.dataset.page;
  const tables = await source(anew);
  try {
    await (tables.lacks?.includes(kind) ? elsewhere(kind) : PAGES[kind](tables));
    keep(tables);
    // Behind a page that looked for no key, one may follow that does.
    if (tables.shards && !navigator.connection?.saveData) tables.shards.openKeys().catch(() => {});
  } catch (error) {
    // A newer edition may have taken the place of the one that the manifest names.
    if (!(error instanceof Unusable) || anew || error.reason !== "missing") throw error;
    await make(true);
  }
}

try {
  await make(false);
} catch (error) {
  fail(error);
}
// At once: what a smooth way passes by would be fetched, and push the place away.
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({ behavior: "instant" });
await import(new URL(given.site, root));

import { Desk, keepButton, tend } from "./lists.js";
import {
  add, borrowTemplates, chips, element, fail, fillPage, found, grid, here, hintOf, later, list, onSite, paging, place, Refusal, required, root, section, settle, show, template, whenSeen,
} from "./dom.js";
import { given } from "./given.js";
import { mixed } from "./rank.js";
import { FOUND, MOST_HITS, Search } from "./search.js";
import {
  encode, facts, fanChip, fanHref, foundArtist, foundFan, foundTag, foundView, keyAsked, known, meantChip, ownedLine, ownedView, recommendedView, rowView, sceneChip, similarView, tagChip, titleOf,
  tralbumHref, tralbumView,
} from "./views.js";
import { count, get, phrase } from "./words.js";

// The pages of what an edition holds: each is made here from the edition's tables where the host gives a shell alone, and shaped by its
// visitor where it came whole.

/** How many of a fan's records fill a list that noes have shrunk. */
const MOST_SEEDS_OF_REFILL = 20;

/** A fan's list, for its desk. */
function fanList(tables, { fan: who, total }, hint) {
  let read = null;
  const whole = () => (read ??= tables.fan(who.id));
  let filled = null;
  return {
    tables,
    total,
    whole,
    entries: async (start, end) => tables.fanEntries(await whole(), start, end),
    view: (entry) => recommendedView(entry, who.tags),
    own: async () => new Set((await whole()).tralbums),
    /** What was found by tags alone is counted where the list ends. */
    onShown(entries) {
      const n = entries.filter((entry) => entry.filled).length;
      if (n === filled || n === 0) return;
      filled = n;
      hint(count("fan.filled", n));
    },
    // From the records that led to most of the list, and others of the fan's.
    refill: tables.lacks ? null : async (entries, out) => {
      const sums = new Map();
      entries.forEach(({ reasons }) => reasons.forEach(({ tralbum: { id }, share }) => sums.set(id, (sums.get(id) ?? 0) + share)));
      const { tralbums } = await whole();
      tralbums.forEach((id) => out.add(id));
      const leading = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
      const seeds = [...new Set([...leading, ...tralbums])].slice(0, MOST_SEEDS_OF_REFILL);
      return mixed(await Promise.all(seeds.map(async (id) => ({ tralbum: id, weight: 1, list: await tables.similar(id) }))), out);
    },
  };
}

/** The list of tralbums similar to one. */
const similarList = (tables, it, total) => ({
  tables,
  total,
  entries: (start, end) => tables.similarEntries(it, start, end),
  view: (entry) => similarView(entry, it),
  own: async () => new Set([it.id]),
  refill: null,
});

/**
 * Fills a list in the mark-up of a page.
 *
 * @param list for its desk
 * @returns opens the desk, once the page is shown
 */
function listed(part, anchor, from, shown, of) {
  const patterns = [...part.querySelector(".crate").children];
  grid(part, shown.map(of.view));
  const nav = part.querySelector(".paging");
  const pattern = nav.cloneNode(true);
  paging(nav, "from", anchor, from, shown.length, of.total);
  return async () => {
    const desk = new Desk(part, shown, from, async () => ({ ...of, patterns, nav: pattern, anchor }));
    await desk.open();
    await desk.unroll();
  };
}

const idOfFan = async (tables) => {
  const byKey = here.params.get("id");
  const asked = byKey || required("name");
  return found(tables, byKey ? "fan-keys" : "fan-usernames", byKey ? asked : asked.toLowerCase(), "error.fan", asked);
};

async function fan(tables) {
  const id = await idOfFan(tables);
  const { fan: who, total, entries } = await tables.fanPage(id);
  const from = place("from", total);
  const shelf = place("shelf", who.known);
  const page = template("page");
  chips(page.querySelector(".strong"), who.tags.map(tagChip));
  const recommended = section(page, "recommended", total === 0);
  const of = fanList(tables, { fan: who, total }, (text) => (hintOf(recommended).textContent = text));
  const shown = from === 0 ? entries : await of.entries(from, from + given.part);
  const open = recommended ? listed(recommended, "#recommended", from, shown, of) : async () => {};
  const collection = section(page, "collection", who.known === 0);
  const nav = collection?.querySelector(".paging");
  const row = collection?.querySelector(".shelf > li");
  row?.remove();
  if (nav) paging(nav, "shelf", "#collection", shelf, given.part, who.known);
  const similar = page.querySelector('section[aria-labelledby="similar"]');
  similar?.remove();
  if (who.known === 0) page.querySelector('.facts a[href="#collection"]')?.remove();
  const filled = shown.filter((entry) => entry.filled).length;
  fillPage(page, {
    name: who.name,
    known: known(who),
    bandcamp: who.username === null ? null : `${given.bandcamp.origin}/${encode(who.username)}`,
    filled: filled === 0 ? null : count("fan.filled", filled),
  });
  show(page, get("fan.for", who.name));
  offerBlend(who.username ?? who.key);
  if (collection) {
    const fillShelf = async () => {
      const { tralbums, owned } = await of.whole();
      const end = shelf + given.part;
      const parts = [tralbums.slice(shelf, Math.min(end, owned)), tralbums.slice(Math.max(shelf, owned), end)];
      const [own, wished] = await Promise.all(parts.map((part) => tables.cards(part)));
      const ul = collection.querySelector(".shelf");
      ul.append(row);
      list(ul, [...own.map((card) => rowView(card, false)), ...wished.map((card) => rowView(card, true))]);
      settle();
      if (!similar) return;
      const near = await tables.similarFanChips(id);
      const views = near.map(({ chip, common }) => ({ ...fanChip(chip), detail: count("fan.similar.common", common) }));
      if (views.length > 0) {
        list(similar.querySelector(".chips"), views);
        settle();
        here.main.append(similar);
      }
    };
    if (here.params.has("shelf") || location.hash === "#collection") add(fillShelf, collection);
    else whenSeen(collection, fillShelf);
  }
  await open();
}

/** A way from a fan to a list for several. */
function offerBlend(name) {
  here.main.querySelector(".facts").append(" ", element("a", { className: "offer", href: `${onSite("../blend/")}#fan=${encode(name)}` }, get("fan.blend")));
}

async function tralbum(tables) {
  const address = here.params.get("url");
  const asked = address || required("id");
  const other = here.params.get("with");
  const id = await found(tables, address ? "tralbum-urls" : "tralbum-keys", address || keyAsked(asked), "error.tralbum", asked);
  const { tralbum: it, scene: inScene, owners, ownerCount, total, entries } = await tables.tralbumPage(id);
  const from = place("from", total);
  const second = other ? await tables.tralbumPage(await found(tables, "tralbum-keys", keyAsked(other), "error.tralbum", other)) : null;
  const of = similarList(tables, it, total);
  const shown = from === 0 ? entries : await of.entries(from, from + given.part);
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
  later(article.querySelector(".facts"), told);

  const similar = section(page, "similar", total === 0);
  const open = similar ? listed(similar, "#similar", from, shown, of) : async () => {};
  const both = second === null ? null : await tables.commonOwnerChips(id, second.tralbum.id);
  const fans = page.querySelector('section[aria-labelledby="fans"]');
  const named = both ?? owners;
  const chip = fans.querySelector(".chips > li").cloneNode(true);
  chips(fans.querySelector(".chips"), named.map(fanChip));
  let more = null;
  if (both) more = both.length === 0 ? get("record.fans.both.none") : null;
  else if (owners.length === 0) more = get("record.fans.none");
  else if (ownerCount > owners.length) more = count("record.fans.more", ownerCount - owners.length);
  fillPage(page, {
    ...view,
    artistHref: it.artist ? `../search/?q=${encode(it.artist)}` : null,
    owned: ownedLine(it),
    scene: inScene?.name ?? null,
    sceneHref: inScene === null ? null : sceneChip(inScene).href,
    fansHeading: both ? phrase("record.fans.both", titleOf(second.tralbum)) : phrase("record.fans"),
    moreFans: more,
    allFans: both || ownerCount > owners.length ? `${tralbumHref(it.key)}#fans` : null,
  });
  if (!fans.querySelector("a.quiet")) fans.querySelector("p:empty")?.remove();
  if (!it.artist) page.querySelector(".by")?.remove();
  if (inScene === null) page.querySelector(".in-scene")?.remove();
  const all = fans.querySelector("a.quiet");
  show(page, it.artist ? `${titleOf(it)} – ${it.artist}` : titleOf(it));
  if (!both && all) {
    all.addEventListener("click", (event) => {
      event.preventDefault();
      allOwners(tables, id, ownerCount, fans, chip).catch((error) => fail(error, fans));
    });
  }
  here.main.querySelector(".one .acts").append(keepButton(it, "btn btn-outline-secondary icon-only"));
  await open();
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
  fillPage(page, { name: what.name, summary: what.count > what.total ? get("tag.summary.most", summary, what.total) : summary });
  show(page, what.name);
  if (records) await tend(records, cards, () => Promise.all(cards.map(({ id: of }) => tables.full(of))));
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
  fillPage(page, {
    name: what.name,
    summary: what.count > what.total ? get("scene.summary.most", summary, what.total) : summary,
    moreFans: more > 0 ? count("record.fans.more", more) : null,
  });
  show(page, what.name);
  await tend(records, cards, () => Promise.all(cards.map(({ id: of }) => tables.full(of))));
}

/** @returns the address of some fan's page or some scene's, for the way there; the way back leads past this one */
async function random(tables) {
  if (here.params.get("of") === "scene") return randomScene(tables);
  const chip = await tables.randomFanChip();
  if (chip === null) throw new Refusal(get("error.nobody"));
  return fanHref(chip);
}

async function randomScene(tables) {
  if (tables.lacks?.includes("scene")) throw new Refusal(get("error.lists"));
  const scenes = await tables.scenes();
  if (scenes.length === 0) throw new Refusal(get("scenes.none"));
  return sceneChip(scenes[Math.floor(Math.random() * scenes.length)]).href;
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
  fillPage(page, { heading, summary: summaryOf(query, result), part: result.part ? get("search.part") : null });
  settle();
  return { page, title: `${heading} · ${get("site.name")}` };
}

/** Looks while the visitor types: the first letter takes two requests at most, further ones mostly one or none. */
async function search(tables) {
  const searcher = new Search(tables);
  const query = (here.params.get("q") ?? "").trim();
  document.getElementById("q").value = query;
  const { page, title } = await searched(searcher, query);
  here.main.replaceChildren(page);
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

/** How mark-up says which record a card is. */
function stubOf(li) {
  const link = li.querySelector(".title a");
  const address = new URL(link.href);
  const own = address.pathname.split("/").at(-2);
  // A folder of its own is named by the key, or by the address where `~` stands for `/`.
  const asked = address.searchParams.get("id");
  const key = asked !== null ? keyAsked(asked) : (own.includes("~") ? `u:https://${own.replaceAll("~", "/")}` : own);
  return { key, title: link.textContent, artist: li.querySelector(".artist").textContent, url: null, tags: [] };
}

/** A list on a page that came whole, out of the edition's tables once more of it is needed. */
async function listBehind(tables) {
  await borrowTemplates("mix/");
  const part = template("page").querySelector('section[aria-labelledby="recommended"]');
  const mark = { patterns: [...part.querySelector(".crate").children], nav: part.querySelector(".paging") };
  if (here.kind === "fan") {
    const who = await tables.fanPage(await idOfFan(tables));
    return { ...fanList(tables, who, () => {}), ...mark, anchor: "#recommended" };
  }
  const key = keyAsked(required("id"));
  const { tralbum: it, total } = await tables.tralbumPage(await found(tables, "tralbum-keys", key, "error.tralbum", key));
  return { ...similarList(tables, it, total), ...mark, anchor: "#similar" };
}

const DESKS = { fan: "recommended", tralbum: "similar" };

/** Gives a page that came whole what its visitor shapes it with. */
export async function shape(source) {
  for (const part of here.main.querySelectorAll("section:has(> .crate)")) {
    const cards = [...part.querySelector(".crate").children].map(stubOf);
    if (part.getAttribute("aria-labelledby") === DESKS[here.kind]) {
      const from = /^[0-9]{1,9}$/.test(here.params.get("from") ?? "") ? Number(here.params.get("from")) : 0;
      await new Desk(part, cards.map((tralbum) => ({ tralbum, reasons: [] })), from, async () => listBehind(await source())).open();
    } else {
      const whole = async () => {
        const tables = await source();
        return Promise.all(cards.map(async ({ key }) => tables.full(await found(tables, "tralbum-keys", key, "error.tralbum", key))));
      };
      await tend(part, cards, whole);
    }
  }
  if (here.kind === "fan") offerBlend(here.params.get("name") || here.params.get("id"));
  const one = here.main.querySelector(".one");
  if (one) {
    const title = one.querySelector("h1").textContent;
    const buy = one.querySelector(".acts a.btn-primary")?.href ?? null;
    one.querySelector(".acts").append(keepButton({ key: keyAsked(required("id")), title, artist: one.dataset.artist, url: buy }, "btn btn-outline-secondary icon-only"));
  }
}

export const PAGES = { fan, tralbum, tag, scene, random, search };

import { FileFault, RELATIONS, jsonText, keyIn, listOf, parseJson, plainAddress } from "./gathered.js";

// Saved pages of collections, answers of the collection's interface, and HAR files with either. What the pages look like is said at the Java
// reader of the same, FanPageReader.

const TRALBUM_LETTERS = { a: "a", album: "a", t: "t", track: "t" };
const PAGE_TAIL = 2_000;

/** Adds an item, under the key of its tralbum: that of a package has another id of its own. */
function addItem(item, where, relation, into) {
  const key = keyIn((TRALBUM_LETTERS[item.tralbum_type] ?? "?") + item.tralbum_id);
  if (!key) throw new FileFault("broken");
  const url = plainAddress(jsonText(item.item_url));
  into.add(where, { key, url }, jsonText(item.band_name), jsonText(item.item_title), relation);
}

const itemOfElement = (element) => ({
  tralbum_type: element.dataset.tralbumtype,
  tralbum_id: element.dataset.tralbumid,
  item_title: element.dataset.title,
  item_url: element.querySelector("a.item-link")?.getAttribute("href"),
  band_name: /^by (.*)/s.exec(element.querySelector(".collection-item-artist")?.textContent.trim() ?? "")?.[1],
});

function itemsOfGrid(page, wishlist) {
  const grid = wishlist ? "ol.collection-grid[data-iswish=true]" : "ol.collection-grid[data-ismain=true]:not([data-iswish=true])";
  return Array.from(page?.querySelectorAll(`${grid} > li.collection-item-container`) ?? [], itemOfElement);
}

/** The items of a tab: those of the cache in the order of their keys, or where it lacks some, those of the grid. A key alone names its tralbum too, but for a package's. */
function itemsOfTab(blob, data, tab, page) {
  const cache = blob.item_cache?.[tab] ?? {};
  const shown = listOf(data.sequence);
  const grid = shown.every((key) => cache[key]) ? [] : itemsOfGrid(page, tab === "wishlist");
  if (grid.length > 0) return grid;
  const items = [];
  for (const key of new Set([...shown, ...listOf(data.pending_sequence), ...Object.keys(cache)])) {
    if (cache[key]) items.push(cache[key]);
    else if (keyIn(key)) items.push({ tralbum_type: key[0], tralbum_id: key.slice(1) });
    else if (key[0] !== "p" || shown.includes(key)) throw new FileFault("broken");
  }
  return items;
}

/** A fan's page, by its blob or by its elements alone. */
function readFanPage(blob, page, place, into) {
  const count = (tab) => Number(page?.querySelector(`#grid-tabs li[data-tab=${tab}] .count`)?.textContent.replace(/[.,\s]/g, "") || NaN);
  const stated = blob ? (blob.collection_data?.item_count ?? blob.collection_count) : count("collection");
  const owned = blob ? itemsOfTab(blob, blob.collection_data ?? {}, "collection", page) : itemsOfGrid(page, false);
  const wished = blob ? (blob.wishlist_data ? itemsOfTab(blob, blob.wishlist_data, "wishlist", page) : []) : itemsOfGrid(page, true);
  if (!Number.isInteger(stated) || (owned.length === 0 && stated > 0)) throw new FileFault("broken");
  const relations = [...owned.map(() => "owned"), ...wished.map(() => "wished")];
  [...owned, ...wished].forEach((item, i) => addItem(item, place ?? String(i + 1), relations[i], into));
  const address = blob ? jsonText(blob.fan_data.trackpipe_url) : page.querySelector('meta[property="og:url"]')?.content;
  const owner = jsonText(blob?.fan_data.username) || /^https?:\/\/[^/]+\/([^/?#]+)/.exec(address ?? "")?.[1] || null;
  return { kind: "page", owner, stated };
}

/** @param place where its items are, or null to number them */
function readPage(html, place, into) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const data = page.querySelector("#pagedata")?.dataset.blob;
  let blob = null;
  if (data !== undefined) {
    try {
      blob = parseJson(data);
    } catch {
      throw new FileFault("broken");
    }
  }
  if (!blob?.fan_data) {
    blob = null;
    if (!page.querySelector("li.collection-item-container")) throw new FileFault(whyNoCollection(html, page));
  }
  if (!html.slice(-PAGE_TAIL).includes("</html>")) throw new FileFault("broken");
  return readFanPage(blob, page, place, into);
}

function whyNoCollection(html, page) {
  if (html.includes("/_fs-ch-") || page.title === "Client Challenge") return "challenge";
  const fans = page.querySelector('meta[property="og:type"]')?.content === "profile" || /collection \| Bandcamp\s*$/.test(page.title);
  return fans ? "broken" : "unknown";
}

export function readSavedPage(html, into) {
  return readPage(html, null, into);
}

/** A batch of a collection or wishlist; alone it does not say which. */
function readBatch(answer, place, relation, into) {
  if (!Array.isArray(answer?.items)) throw new FileFault("broken");
  answer.items.forEach((item, i) => addItem(item ?? {}, place ?? String(i + 1), relation, into));
  return { kind: "page" };
}

export function readAnswer(answer, into) {
  return answer.fan_data ? readFanPage(answer, null, null, into) : readBatch(answer, null, RELATIONS.at(-1), into);
}

function bodyOf(content) {
  const text = jsonText(content?.text);
  if (content?.encoding !== "base64") return text;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
  } catch {
    return "";
  }
}

const BATCH_ADDRESS = /\/api\/fancollection\/1\/(collection|wishlist)_items(?:[?#]|$)/;

/** Pages and answers among all that a browser fetched; the rest is of no use here. */
export function readHar(requests, into) {
  let owner = null;
  let stated = null;
  requests.forEach((each, i) => {
    const place = String(i + 1);
    const url = jsonText(each?.request?.url);
    const batch = BATCH_ADDRESS.exec(url);
    const text = bodyOf(each?.response?.content);
    try {
      if (batch) {
        readBatch(parseJson(text), place, batch[1] === "wishlist" ? "wished" : "owned", into);
      } else if (text.trimStart()[0] === "<" && /collection-item-container|fan_data|\/_fs-ch-/.test(text)) {
        const page = readPage(text, place, into);
        owner ??= page.owner;
        stated ??= page.stated;
      }
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      into.fault(place, error.what, url);
    }
  });
  return { kind: "har", owner, stated };
}

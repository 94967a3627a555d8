import { cover } from "./covers.js";
import { given } from "./given.js";
import { count, counted, date, get, phrase } from "./words.js";

// What pages say of tralbums, fans, tags and scenes: the values of holes.

const { bandcamp } = given;
const IMAGE = { thumbnail: 7, card: 2, large: 16 };

/** As Links.encode: all but unreserved characters, `:` and `/`. */
export const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%3A", ":").replaceAll("%2F", "/");

export const titleOf = (card) => card.title || card.key;

/** A card in a list has no more, and looks the same wherever it is. */
const firstTags = (card) => card.tags.slice(0, given.firstTags);

export const tagNames = (chips) => chips.map((chip) => chip.name);
/** A tralbum's key as addresses have it, see AddressedKey.java: `artist/album/title` for `u:https://artist.bandcamp.com/album/title`. */
function addressed(key) {
  const [, host, path] = /^u:https:\/\/([a-z0-9.-]+)(\/.*)$/s.exec(key) ?? [];
  if (!host) return key;
  const artist = /^([a-z0-9-]+)\.bandcamp\.com$/.exec(host);
  return artist ? artist[1] + path : host.includes(".") ? host + path : key;
}

/** The key of an address. */
export function keyAsked(asked) {
  const [, host, path] = /^([a-z0-9.-]+)(\/.*)$/s.exec(asked) ?? [];
  return host ? `u:https://${host}${host.includes(".") ? "" : ".bandcamp.com"}${path}` : asked;
}

export const tagHref = (name) => `../tag/?name=${encode(name)}`;
const idOf = (key) => encode(addressed(key));

export const tralbumHref = (key) => `../tralbum/?id=${idOf(key)}`;
export const fanHref = (chip) => (chip.named ? `../fan/?name=${encode(chip.key)}` : `../fan/?id=${encode(chip.key)}`);

const image = (card, size) => (card.art > 0 ? `${String(card.art).padStart(10, "0")}_${IMAGE[size]}.jpg` : null);

/** Which player: `url` is that of the record that the link itself leads to. */
function player(card, buy) {
  if (/^[at][0-9]{1,10}$/.test(card.key)) return `${card.key.startsWith("a") ? "album" : "track"}=${card.key.slice(1)}/`;
  if (!card.key.startsWith("u:")) return null;
  return buy ? "url" : `url=${encode(card.url ?? card.key.slice(2)).replaceAll("/", "%2F")}/`;
}

const isWeb = (url) => url !== null && /^https?:\/\/[^/?#\s]/i.test(url);

/** A tralbum in a grid, a row, or at the head of its own page. */
export function tralbumView(card, size, reason, why = null) {
  const buy = isWeb(card.url) ? card.url : null;
  return {
    title: titleOf(card),
    artist: card.artist,
    id: idOf(card.key),
    cover: cover(card.key, tagNames(firstTags(card)), titleOf(card)),
    image: image(card, size),
    players: bandcamp.players,
    player: player(card, buy),
    buy,
    reason,
    why,
  };
}

/** A tralbum with the number of its owners. */
export const ownedView = (card) => tralbumView(card, "card", owned(card));

const ownedBy = (fans) => (fans === 0 ? phrase("reason.owned.none") : counted("reason.owned", fans));

const owned = (card) => ownedBy(card.owners);

/** A row of a collection. */
export const rowView = (card, wished) => tralbumView(card, "thumbnail", wished ? phrase("reason.wished") : null);

const percent = (of255) => Math.round((of255 * 100) / 255);

/** Names of the tags in both, in the order of `wanted`, at most two. */
function shared(tags, wanted) {
  const names = new Set(tagNames(tags));
  return tagNames(wanted).filter((name) => names.has(name)).slice(0, 2);
}

function reasonForFan(entry, strong) {
  if (entry.filled) {
    const tags = shared(firstTags(entry.tralbum), strong);
    if (tags.length === 0) return phrase("reason.filled");
    if (entry.origin === "popular") return phrase("reason.popular", tags[0]);
    return tags.length === 1 ? phrase("reason.tag", tags[0]) : phrase("reason.tags", tags[0], tags[1]);
  }
  if (entry.reasons.length === 0) return phrase("reason.whole");
  const [first] = entry.reasons;
  const title = titleOf(first.tralbum);
  if (entry.refill) return phrase("reason.refill", title);
  return first.common === 0 ? phrase("reason.near", title) : counted("reason.owners", first.common, title);
}

function evidence(entry, strong) {
  if (entry.reasons.length === 0) return null;
  const against = percent(entry.against);
  const [tag = null, otherTag = null] = shared(firstTags(entry.tralbum), strong);
  return {
    sharing: tag === null ? null : get("why.shared"),
    tag,
    tagHref: tag === null ? null : tagHref(tag),
    otherTag,
    otherTagHref: otherTag === null ? null : tagHref(otherTag),
    covered: count("why.covered", entry.reasons.length, percent(entry.covered)),
    against: against === 0 ? null : get("why.against", against),
    rows: entry.reasons.map(({ tralbum, share, common }) => ({
      percent: percent(share),
      title: titleOf(tralbum),
      artist: tralbum.artist,
      id: idOf(entry.tralbum.key),
      from: idOf(tralbum.key),
      common: common === 0 ? get("why.common.none") : count("why.common", common),
    })),
  };
}

/** An entry of a fan's list. */
export const recommendedView = (entry, strong) => tralbumView(entry.tralbum, "card", reasonForFan(entry, strong), evidence(entry, strong));

/** An entry of a list for several fans. */
export function blendedView(entry) {
  const names = entry.of.map((fan) => fan.name);
  const reason = names.length === 1 ? phrase("reason.blend.alone", names[0]) : phrase("reason.blend.with", names[0], names.slice(1).join(", "));
  return tralbumView(entry.tralbum, "card", reason, evidence(entry, []));
}

/** An entry of the list of tralbums similar to `to`. */
export function similarView(entry, to) {
  const common = entry.reasons[0]?.common ?? 0;
  if (common > 0) return tralbumView(entry.tralbum, "card", counted("reason.both", common));
  const tags = shared(firstTags(entry.tralbum), to.tags);
  if (tags.length === 0) return tralbumView(entry.tralbum, "card", phrase("reason.similar"));
  const [one, two] = tags;
  return tralbumView(entry.tralbum, "card", two ? phrase("reason.similar.tags", one, two) : phrase("reason.similar.tag", one));
}

export const tagChip = (chip) => ({ label: chip.name, href: tagHref(chip.name), detail: null });
export const fanChip = (chip) => ({ label: chip.name, href: fanHref(chip), detail: count("count.records", chip.count) });
export const sceneChip = (chip) => ({ label: chip.name, href: `../scene/?name=${encode(chip.key)}`, detail: count("count.records", chip.count) });

/** How much of a collection is known. */
export function known(fan) {
  const n = fan.owned === 0 ? fan.known : fan.owned;
  return fan.stated > n ? get("fan.known.part", n, fan.stated) : count("fan.known.all", n);
}

const PRICES = { "free": "record.price.free", "name your price": "record.price.name-your-price" };

const TYPE_WORDS = { album: "record.album", track: "record.track" };

export function facts(tralbum) {
  const out = [];
  if (tralbum.type) out.push(get(TYPE_WORDS[tralbum.type]));
  out.push(tralbum.released === null ? get("record.released.unknown") : get("record.released", date(tralbum.released)));
  if (tralbum.price === null) out.push(get("record.price.unknown"));
  else out.push(Object.hasOwn(PRICES, tralbum.price) ? get(PRICES[tralbum.price]) : tralbum.price);
  return out;
}

export function ownedLine(tralbum) {
  const line = owned(tralbum).map((part) => part.text).join("");
  return tralbum.wishes === 0 ? line : `${line}, ${count("record.wishes", tralbum.wishes)}`;
}

/** A record that a search found. */
export const foundView = (hit) => ({
  title: hit.name || hit.key,
  artist: hit.artist,
  href: hit.url ? `../tralbum/?url=${encode(hit.url)}` : tralbumHref(hit.key),
  owned: hit.count === null ? null : ownedBy(hit.count),
});

const recordCount = (n) => (n === null ? null : count("count.records", n));

/** What else a search found. */
export const foundArtist = (hit) => ({ label: hit.name, href: `../search/?q=${encode(hit.name)}`, detail: recordCount(hit.records) });
export const foundTag = (hit) => ({ label: hit.name, href: tagHref(hit.name), detail: recordCount(hit.count) });
export const foundFan = (hit) => ({ label: hit.name || hit.key, href: fanHref(hit), detail: recordCount(hit.count) });
export const meantChip = (query) => ({ label: query, href: `../search/?q=${encode(query)}`, detail: null });

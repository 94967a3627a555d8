// What files say of records, gathered, and what links and JSON of strangers are worth. docs/importing.md has the rules.

const MOST_RECORDS = 20_000;
const MOST_UNUSABLE = 1_000;
const LONGEST_NAME = 500;
export const LONGEST_EXCERPT = 120;
const DEEPEST_JSON = 64;

/** A file, or a document within it, that cannot be used at all. */
export class FileFault extends Error {
  constructor(what) {
    super(what);
    this.what = what;
  }
}

/** JSON, no deeper than 64 levels. */
export function parseJson(text) {
  let depth = 0;
  for (let i = 0, quoted = false; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 92) i++;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 123 || c === 91) {
      if (++depth > DEEPEST_JSON) throw new FileFault("too-deep");
    } else if (c === 125 || c === 93) depth--;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new FileFault("broken");
  }
}

export const listOf = (value) => (Array.isArray(value) ? value : []);

/** A text or number as it is written; of a list its first; empty where there is none. */
export function jsonText(value) {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first : typeof first === "number" ? String(first) : "";
}

/** The strongest first: of two statements the stronger stays. */
export const RELATIONS = ["owned", "wished", "played", "listed"];

export const IN_TEXT = /https?:\/\/[^\s"'<>|;,)\]]+|(?<![\w./-])[a-z0-9-]+\.bandcamp\.com\/[^\s"'<>|;,)\]]+/gi;
const LINK_PARTS = /^(?:(https?):\/\/)?([^/?#@]*?)(:\d*)?(\/[^?#]*)?(?:[?#].*)?$/i;
const RECORD_PATH = /^\/+(album|track)\/([\w-]+)/;
const LOOPBACK_PATH = /^(\/_\/[\w-]+)\/(album|track)\/([\w-]+)/;
const PLAYER_PATH = /^\/EmbeddedPlayer\/(?:[^/]*\/)*?(album|track)=(\d{1,10})(?:\/|$)/;
const ARTIST_HOST = /^[a-z0-9][a-z0-9-]*\.bandcamp\.com$/;
const LONGEST_LINK = 2_000;
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];
const SERVICE_HOST = /^(www|daily|get|blog)\.bandcamp\.com$/;

/** A key of Bandcamp's ids, or null. */
export function keyIn(text) {
  if (!/^[at]\d{1,10}$/.test(text)) return null;
  const id = Number(text.slice(1));
  return id < 1 || id > 0xffffffff ? null : text[0] + id;
}

/** What a link says of a record: {key}, {url}, or {fault}. Addresses on domains of an artist's own are taken only where something else says that they are Bandcamp's. */
export function recordLink(link, bandcamps) {
  const [, scheme, named, port, path = ""] = LINK_PARTS.exec(link.trim()) ?? [];
  if (named === undefined || link.length > LONGEST_LINK) return { fault: "not-bandcamp" };
  const host = named.toLowerCase();
  const at = (site, [type, slug]) => ({ url: `${site}/${type}/${slug}` });
  const loopback = LOOPBACK_PATH.exec(path);
  if (loopback && LOOPBACK.includes(host)) {
    return at(`${(scheme ?? "http").toLowerCase()}://${host}${port ?? ""}${loopback[1]}`, loopback.slice(2));
  }
  const own = host === "bandcamp.com" || host.endsWith(".bandcamp.com");
  const player = PLAYER_PATH.exec(path);
  if (own && player) {
    const key = keyIn(player[1][0] + player[2]);
    return key ? { key } : { fault: "not-a-record" };
  }
  const record = RECORD_PATH.exec(path);
  const artists = ARTIST_HOST.test(host) && !SERVICE_HOST.test(host);
  if (record && (artists || (bandcamps && !own && host.includes(".")))) return at(`https://${host}`, record.slice(1));
  return { fault: own ? "not-a-record" : "not-bandcamp" };
}

const blanks = /[\p{Z}\p{Cc}]+/gu;
const oneLine = (text) => text.replace(blanks, " ").trim().slice(0, LONGEST_NAME);

/** An address in the form of keys: https, no query, fragment or slash at the end. Null where the text is none. */
export function plainAddress(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const loopback = LOOPBACK.includes(url.hostname);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || !(loopback || url.hostname.includes("."))) return null;
  const path = url.pathname.replace(/\/{2,}/g, "/").replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  return (loopback ? url.origin : `https://${url.hostname}`) + path.replace(/\/$/, "");
}

/** Lower case, without accents, each run of other characters than letters and digits one blank. */
function foldedName(text) {
  const plain = text.normalize("NFKD").replace(/\p{Mn}+/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}\p{Mc}]+/gu, " ").trim() || plain.replace(blanks, "");
}

/** Gathers what a file says, each record once. */
export class Gathered {
  entries = new Map();
  nameKeys = new Map();
  unusable = [];
  left = 0;
  person = null;

  fault(where, what, found) {
    if (this.unusable.length >= MOST_UNUSABLE) return void this.left++;
    const line = found.replace(blanks, " ").trim();
    this.unusable.push({ where, what, found: line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}…` : line });
  }

  add(where, link, artist, title, relation, plays = 0) {
    const { key = null, url = null, fault } = link ?? {};
    const by = oneLine(artist) || null;
    const name = oneLine(title) || null;
    const identity = key ?? (url ? `u:${url}` : by && name ? this.nameKey(by, name) : null);
    if (!identity) return this.fault(where, fault ?? "no-record", `${artist} ${title}`);
    const known = this.entries.get(identity);
    if (known) {
      known.relation = RELATIONS[Math.min(RELATIONS.indexOf(known.relation), RELATIONS.indexOf(relation))];
      known.plays += plays;
    } else if (this.entries.size < MOST_RECORDS) {
      this.entries.set(identity, { where, key, url, artist: by, title: name, relation, plays });
    } else {
      this.fault(where, "too-many", `${by} ${name}`);
    }
  }

  /** The catalog's key of a record of which these are all that is known, or null. A file of listens says each name many times. */
  nameKey(artist, title) {
    const named = `${artist}\n${title}`;
    let key = this.nameKeys.get(named);
    if (key === undefined) {
      const folded = [foldedName(artist), foldedName(title)];
      key = folded.every(Boolean) ? `x:name:${folded.join("/")}` : null;
      this.nameKeys.set(named, key);
    }
    return key;
  }

  listen(where, link, artist, album, track) {
    const linked = link && !link.fault;
    if (!linked && !(oneLine(artist) && oneLine(track))) this.fault(where, "not-a-listen", `${artist} ${track}`);
    else if (!linked && !oneLine(album)) this.fault(where, "no-album", `${artist} ${track}`);
    else this.add(where, linked ? link : null, artist, link?.url?.includes("/track/") ? track : album, "played", 1);
  }

  /** The most played first; else in the order of the file. */
  list() {
    return [...this.entries.values()].sort((a, b) => b.plays - a.plays);
  }
}

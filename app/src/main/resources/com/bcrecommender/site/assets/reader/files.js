import { FileFault, Gathered, IN_TEXT, LONGEST_EXCERPT, RELATIONS, jsonText, keyIn, listOf, parseJson, plainAddress, recordLink } from "./gathered.js";
import { readAnswer, readHar, readSavedPage } from "./saved.js";

// Files that people have of their records, as records. docs/importing.md specifies the forms; the Java importers have the same, and both are
// held to the same fixtures. Kinds are told by contents, never by name. Nothing leaves the page.

const MIB = 1 << 20;
const LARGEST_FILE = 64 * MIB;
const LONGEST_LINE = MIB;
const LINES_OF_ONE_ROW = 100;
/** Listens pack to a tenth; deflate's limit, which bombs reach, is 1032 times. */
const MOST_TIMES = 200;
const LARGEST_UNPACKED = 256 * MIB;

// Tables.

const columnName = (name) => name.trim().toLowerCase().replace(/[ _#-]/g, "");
const KEY_COLUMNS = ["key", "tralbum", "tralbumkey"];
const URL_COLUMNS = ["url", "link", "address", "itemurl", "tralbumurl", "location", "identifier"];
const ARTIST_COLUMNS = ["artist", "artistname", "band", "bandname", "creator"];
const TITLE_COLUMNS = ["title", "album", "albumtitle", "itemtitle", "release", "releasename", "record", "name"];
const RELATION_WORDS = {
  owned: /^(owned|own|bought|purchased?|collection|collected)$/i,
  wished: /^(wished|wishlisted|wishlist|wanted|want|wish)$/i,
  played: /^played$/i,
  listed: /^(|unknown|listed|a|t|album|track)$/i,
};

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text) {
  return text.replace(ENTITY, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const c = decimal ? Number(decimal) : parseInt(hex, 16);
    return c <= 0x10ffff && (c < 0xd800 || c > 0xdfff) ? String.fromCodePoint(c) : whole;
  });
}

/** What a row's key says, else its link. */
function linkOfRow(get) {
  const stated = get(...KEY_COLUMNS);
  const key = keyIn(stated) ?? (/^x:[a-z0-9._-]+:.+$/.test(stated) ? stated : null);
  if (key) return { key };
  if (stated.startsWith("u:")) {
    const url = plainAddress(stated.slice(2));
    if (url) return { url };
  }
  const link = get(...URL_COLUMNS);
  return link ? recordLink(link, false) : null;
}

/** Forms of tables: what their rows mean, by the first column of a list that has a value. */
const TABLE_FORMS = {
  rateyourmusic(where, get, _, into) {
    const artist = decodeEntities(`${get("firstname")} ${get("lastname")}`);
    const title = decodeEntities(get("title"));
    const relation = { o: "owned", w: "wished" }[get("ownership")];
    if (relation) into.add(where, null, artist, title, relation);
    else into.fault(where, "not-owned", `${artist} ${title}`);
  },
  discogs(where, get, has, into) {
    // Discogs numbers artists of a common name, and stars a name other than the usual.
    const artist = get("artist").replace(/(?:\s?\(\d{1,4}\)|\*)(?=$|[,/&\s])/g, "");
    into.add(where, null, artist, get("title"), has("collectionfolder") || has("dateadded") ? "owned" : "wished");
  },
  lastfm: (where, get, _, into) => into.listen(where, null, get("artist"), get("album"), get("track")),
  rows(where, get, _, into) {
    const word = get("relation", "kind");
    const relation = RELATIONS.find((name) => RELATION_WORDS[name].test(word));
    if (relation) into.add(where, linkOfRow(get), get(...ARTIST_COLUMNS), get(...TITLE_COLUMNS), relation);
    else into.fault(where, "bad-relation", word);
  },
};

function formOf(columns) {
  const any = (names) => names.some((name) => columns.includes(name));
  const all = (...names) => names.every((name) => columns.includes(name));
  if (all("rymalbum")) return "rateyourmusic";
  if (all("releaseid", "artist", "title")) return "discogs";
  if (any(KEY_COLUMNS) || any(URL_COLUMNS)) return "rows";
  if (all("artist", "album", "track")) return "lastfm";
  return any(ARTIST_COLUMNS) && any(TITLE_COLUMNS) ? "rows" : null;
}

function readRow(form, where, columns, fields, into) {
  const values = new Map();
  columns.forEach((column, i) => {
    if (!values.has(column)) values.set(column, fields[i] ?? "");
  });
  const get = (...names) => names.map((name) => values.get(name)).find(Boolean) ?? "";
  TABLE_FORMS[form](where, get, (name) => values.has(name), into);
}

/** The trimmed fields of a line, or null where a quote is opened and not closed in it. With tabs, quotes are text like any other. */
function fieldsOf(line, separator) {
  if (separator === "\t" || !line.includes('"')) return line.split(separator).map((field) => field.trim());
  const fields = [];
  for (let i = 0; ; i++) {
    while (line[i] === " ") i++;
    let field = "";
    if (line[i] === '"') {
      let close = line.indexOf('"', i + 1);
      while (line[close + 1] === '"' && close >= 0) close = line.indexOf('"', close + 2);
      if (close < 0) return null;
      field = line.slice(i + 1, close).replaceAll('""', '"');
      i = close + 1;
    }
    const end = line.indexOf(separator, i);
    fields.push((field + line.slice(i, end < 0 ? undefined : end)).trim());
    if (end < 0) return fields;
    i = end;
  }
}

/** Lines of a text that was decoded with replacement characters for what is no UTF-8: those that are usable, with their numbers. */
function usableLines(text, into, before = "") {
  return text.split("\n").flatMap((line, i) => {
    const where = before + (i + 1);
    if (line.length > LONGEST_LINE) into.fault(where, "too-long", line.slice(0, LONGEST_EXCERPT));
    else if (line.includes("\ufffd")) into.fault(where, "not-utf8", line);
    else return [{ where, line: line.replace(/\r$/, "") }];
    return [];
  });
}

/** Rows of a text; quotes may span lines, and where they never close the first line alone is bad. */
function* rowsOf(text, into) {
  const lines = usableLines(text, into);
  let separator = null;
  for (let i = 0; i < lines.length; i++) {
    const { where, line } = lines[i];
    if (!line.trim()) continue;
    separator ??= line.includes("\t") ? "\t" : !line.includes(",") && line.includes(";") ? ";" : ",";
    let whole = line;
    let fields = fieldsOf(line, separator);
    for (let last = i + 1; !fields && last < lines.length && last <= i + LINES_OF_ONE_ROW && whole.length < LONGEST_LINE; last++) {
      whole += `\n${lines[last].line}`;
      fields = lines[last].line.includes('"') ? fieldsOf(whole, separator) : null;
      if (fields) i = last;
    }
    if (fields) yield { where, fields };
    else into.fault(where, "open-quote", line);
  }
}

const LISTED_DATE = /^\d{1,2} [A-Z][a-z]{2} \d{4},? \d{2}:\d{2}$/;

/** A table whose header is known, or else lines with links. */
function readText(text, into) {
  let columns = null;
  let form = null;
  let linked = false;
  for (const { where, fields } of rowsOf(text, into)) {
    if (!columns) {
      columns = fields.map(columnName);
      form = formOf(columns);
      if (form) continue;
      if (fields.length === 4 && LISTED_DATE.test(fields[3])) {
        columns = ["artist", "album", "track", "date"];
        form = "lastfm";
      }
    }
    if (form) {
      readRow(form, where, columns, fields, into);
      continue;
    }
    const line = fields.join(" ");
    const links = line.match(IN_TEXT);
    if (!links && !line.startsWith("#")) into.fault(where, "no-record", line);
    for (const found of links ?? []) {
      linked = true;
      const link = recordLink(found, false);
      if (link.fault) into.fault(where, link.fault, found);
      else into.add(where, link, "", "", "listed");
    }
  }
  return form ?? (linked ? "links" : null);
}

// JSON.

/** What JSON values say of records: listens, one by one or in the pages of their interfaces, and objects with the columns of a table. */
class JsonValues {
  kind = null;
  number = 0;

  constructor(into) {
    this.into = into;
  }

  add(value, where) {
    const place = () => where ?? String(++this.number);
    const all = (values) => listOf(values).forEach((each) => this.add(each, where));
    if (Array.isArray(value)) all(value);
    else if (value === null || typeof value !== "object") this.into.fault(place(), "no-record", JSON.stringify(value));
    else if ("recenttracks" in value) this.add(value.recenttracks, where);
    else if ("scrobbles" in value) listOf(value.scrobbles).forEach((scrobble) => this.scrobble(place(), scrobble));
    else if ("playlist" in value) all(value.playlist?.track);
    else if (Array.isArray(value.crates ?? value.records)) all(value.crates ?? value.records);
    else if ("payload" in value) all(value.payload?.listens ?? value.payload);
    else if ("track_metadata" in value) this.listen(place(), value);
    else if (Array.isArray(value.track)) value.track.forEach((track) => this.track(place(), track));
    else if (value.track && typeof value.track === "object") this.track(place(), value.track);
    else this.row(place(), value);
  }

  listen(where, listen) {
    this.kind ??= "listenbrainz";
    const person = jsonText(listen.user_name);
    this.into.person ??= person || null;
    if (person && person !== this.into.person) return this.into.fault(where, "another-person", person);
    const metadata = listen.track_metadata ?? {};
    const info = metadata.additional_info ?? {};
    const bandcamps = jsonText(info.music_service) === "bandcamp.com" || /^bandcamp$/i.test(jsonText(info.music_service_name));
    const links = [recordLink(jsonText(info.origin_url), bandcamps)];
    for (const relation of listOf(metadata.mbid_mapping?.url_rels)) links.push(recordLink(jsonText(relation?.url), false));
    const link = links.find(({ fault }) => !fault);
    const albumArtist = link?.url?.includes("/track/") ? "" : jsonText(info.release_artist_name);
    this.into.listen(where, link, albumArtist || jsonText(metadata.artist_name), jsonText(metadata.release_name), jsonText(metadata.track_name));
  }

  /** A track of Last.fm's interface; one without a date is playing now. */
  track(where, track) {
    this.kind ??= "lastfm";
    const named = (what) => jsonText(what?.["#text"]) || jsonText(what?.name);
    this.into.listen(where, null, jsonText(track?.date?.uts) ? named(track.artist) : "", named(track?.album), jsonText(track?.name));
  }

  scrobble(where, scrobble) {
    this.kind ??= "lastfm";
    this.into.listen(where, null, jsonText(scrobble?.artist), jsonText(scrobble?.album), jsonText(scrobble?.track));
  }

  row(where, object) {
    const names = Object.keys(object);
    const columns = names.map(columnName);
    const form = formOf(columns);
    if (!form) return this.into.fault(where, "no-record", JSON.stringify(object));
    this.kind ??= form;
    readRow(form, where, columns, names.map((name) => jsonText(object[name])), this.into);
  }
}

function readJsonLine(line, where, values) {
  try {
    values.add(parseJson(line), where);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    values.into.fault(where, error.what, line);
  }
}

/** Whether the first line is a value by itself, and not the last one. */
function isJsonLines(text) {
  const end = text.indexOf("\n");
  if (text[0] !== "{" || end < 0 || end > LONGEST_LINE || !text.slice(end).trim()) return false;
  try {
    parseJson(text.slice(0, end));
    return true;
  } catch {
    return false;
  }
}

/** Everything but the kind may be missing in what these give: {kind, owner, stated}. */
function readJson(text, into) {
  const values = new JsonValues(into);
  if (isJsonLines(text.trimStart())) {
    for (const { where, line } of usableLines(text, into)) if (line.trim()) readJsonLine(line, where, values);
    return { kind: values.kind };
  }
  const document = parseJson(text);
  if (Array.isArray(document.log?.entries)) return readHar(document.log.entries, into);
  if ("fan_data" in document || ("items" in document && "more_available" in document)) return readAnswer(document, into);
  values.add(document, null);
  return { kind: values.kind };
}

// Packed files.

async function* inflated(bytes, format) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } catch {
    throw new FileFault("broken");
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** The text that bytes unpack to; gives up once it is more than that kind of file has. */
async function unpackedText(bytes, format, isTooMuch) {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of format ? inflated(bytes, format) : [bytes]) {
    if (isTooMuch(part.length)) throw new FileFault("too-large");
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

/** The files in a zip archive, by its directory at the end. */
function membersOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u16 = (at) => view.getUint16(at, true);
  const u32 = (at) => view.getUint32(at, true);
  try {
    let end = bytes.length - 22;
    while (u32(end) !== 0x06054b50) end--;
    const members = [];
    for (let n = u16(end + 10), at = u32(end + 16); n > 0; n--, at += 46 + u16(at + 28) + u16(at + 30) + u16(at + 32)) {
      const local = u32(at + 42);
      const start = local + 30 + u16(local + 26) + u16(local + 28);
      const size = u32(at + 20);
      const whole = u32(at) === 0x02014b50 && u32(local) === 0x04034b50 && start + size <= bytes.length;
      const encrypted = (u16(at + 8) & 1) !== 0;
      const format = { 0: null, 8: "deflate-raw" }[u16(at + 10)];
      if (!whole || encrypted || format === undefined) throw new FileFault("broken");
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + u16(at + 28)));
      members.push({ name, format, bytes: bytes.subarray(start, start + size) });
    }
    return members;
  } catch (error) {
    // An offset that leads out of the file.
    throw error instanceof RangeError ? new FileFault("broken") : error;
  }
}

/** ListenBrainz's export: an archive of lines. */
async function readArchive(bytes, into) {
  const values = new JsonValues(into);
  let total = 0;
  for (const { name, format, bytes: packed } of membersOf(bytes)) {
    if (!name.endsWith(".jsonl") || !`/${name}`.includes("/listens/")) continue;
    const member = name.slice(name.indexOf("listens/"));
    let unpacked = 0;
    const isTooMuch = (more) => {
      unpacked += more;
      total += more;
      return (unpacked > MIB && unpacked > MOST_TIMES * packed.length) || total > LARGEST_UNPACKED;
    };
    const text = await unpackedText(packed, format, isTooMuch);
    for (const { where, line } of usableLines(text, into, `${member}:`)) if (line.trim()) readJsonLine(line, where, values);
  }
  return { kind: values.kind };
}

const startsWith = (bytes, ...start) => start.every((byte, i) => bytes[i] === byte);

async function readBytes(bytes, into) {
  if (bytes.length > LARGEST_FILE) throw new FileFault("too-large");
  if (startsWith(bytes, 0x50, 0x4b, 3, 4)) return readArchive(bytes, into);
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) throw new FileFault("not-utf8");
  let unpacked = 0;
  const text = await unpackedText(bytes, startsWith(bytes, 0x1f, 0x8b) ? "gzip" : null, (more) => (unpacked += more) > LARGEST_FILE);
  if (text.slice(0, 4096).includes("\0")) throw new FileFault("binary");
  const start = text.trimStart()[0];
  if (!start) throw new FileFault("empty");
  if (start === "<") return readSavedPage(text, into);
  if (start === "{" || start === "[") return readJson(text, into);
  return { kind: readText(text, into) };
}

/**
 * What is in a file of a person's records.
 *
 * @param {Uint8Array} bytes at most 64 MiB, gzip or not
 * @returns {Promise<object>} `kind`: links, rows, listenbrainz, lastfm, discogs, rateyourmusic, page, har, or none where the file cannot be used;
 *   `entries`: each record once, the most played first, else in the file's order: `where` it comes first (line, or number of the listen or row, with
 *   the member's name in an archive), `key` or null, `url` in the form of keys or null, `artist` and `title` or null, `relation` (owned, wished,
 *   played, listed), `plays`; an entry has a key, a url, or both names;
 *   `unusable`: `where` (empty for the whole file), `what` (a code of docs/importing.md), `found`; `left`: how many more of them;
 *   `owner`: the username that a page is of, or null; `stated`: how many records a page says that its collection has, or null
 */
export async function readFile(bytes) {
  const into = new Gathered();
  try {
    const { kind, owner = null, stated = null } = await readBytes(bytes, into);
    if (!kind) throw new FileFault("unknown");
    return { kind, entries: into.list(), unusable: into.unusable, left: into.left, owner, stated };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { kind: "none", entries: [], unusable: [{ where: "", what: error.what, found: "" }], left: 0, owner: null, stated: null };
  }
}

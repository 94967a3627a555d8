import { Cursor, addressOf } from "./tables.js";
import { ENTRY, Unusable } from "./shards.js";

// Search over an edition's own index, as docs/edition-format.md has it: the root, a record of words, a record of lists. The
// server does the very same, and a test compares the two.

/** Numbers of the kinds of what is found. */
export const FOUND = { tralbum: 0, artist: 1, tag: 2, fan: 3 };
const HIT_KINDS = 4;

/** The most hits of each kind. */
export const MOST_HITS = 12;

const LONGEST_QUERY = 200;
const LONGEST_WORD = 32;
const WORDS_OF_TEXT = 64;
const WORDS_OF_QUERY = 12;
const MOST_MEANT = 3;
const SHORTEST_STEM = 3;
const SHORT_PREFIX = 2;
const SHORTEST_FORGIVEN = 4;
const PAIR = "\u0001";
const OF_PREFIX = 1;
const NOT_ALL = 2;

const FOLDED = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n", "ς": "σ" };
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]/u;
const PART = /[\p{L}\p{Nd}]/u;
const LETTER = /^\p{L}+$/u;
const MARK = /[\p{Mn}\p{Mc}]/u;
const LOST_MARK = /\p{Mn}/u;
const LOSES_MARKS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Common}\p{Script=Inherited}]/u;
const BLANK = /[\p{Z}\p{Cc}]+/gu;

const isCjk = (word) => CJK.test(word);

/** Lower case, no accents, compatible characters made one. */
function fold(text) {
  let out = "";
  let base = " ";
  for (const c of text.normalize("NFKD").toLowerCase()) {
    if (LOST_MARK.test(c)) {
      if (!LOSES_MARKS.test(base)) out += c;
      continue;
    }
    base = c;
    out += FOLDED[c] ?? c;
  }
  return out.normalize("NFC");
}

/** The words of a text, folded. */
export function wordsOf(text) {
  const folded = fold(text);
  const words = [];
  let word = [];
  const end = () => {
    if (word.length > 0) words.push(word.join(""));
    word = [];
  };
  let wordIsCjk = false;
  for (const c of folded) {
    if (words.length >= WORDS_OF_TEXT) break;
    if (c === "'" || c === "\u2019") continue;
    const cjk = isCjk(c);
    const mark = MARK.test(c);
    const part = cjk || PART.test(c) || (word.length > 0 && mark);
    if (word.length > 0 && (!part || (cjk !== wordIsCjk && !mark))) end();
    if (part && word.length < LONGEST_WORD) {
      if (word.length === 0) wordIsCjk = cjk;
      word.push(c);
    }
  }
  if (words.length < WORDS_OF_TEXT) end();
  if (words.length === 0) {
    const visible = [...folded.replace(BLANK, "")].slice(0, LONGEST_WORD).join("");
    if (visible) words.push(visible);
  }
  return words;
}

/** The terms under which a word is listed. */
function indexed(word) {
  if (!isCjk(word)) return [word];
  const characters = [...word];
  return characters.flatMap((c, i) => (i > 0 ? [c, characters[i - 1] + c] : [c]));
}

/** The terms that a query with this word asks for. */
function askedFor(word) {
  const characters = isCjk(word) ? [...word] : [];
  if (characters.length < 2) return [word];
  return characters.slice(1).map((c, i) => characters[i] + c);
}

/** Keys that may be words too. */
const NUMBERED = /^[atf][0-9]{3,10}$/;
const KEY = /^(?:[un]:\S+|x:[^\s:]+:.+)$/;
const ADDRESS = /^(https?:\/\/)?[^/\s]+\.[a-zA-Z]{2,}\/\S*$/;

const UTF_8_OF = new TextEncoder();

function compareBytes(a, b) {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

const compareText = (a, b) => (a === b ? 0 : compareBytes(UTF_8_OF.encode(a), UTF_8_OF.encode(b)));

const isForgiven = (word) => [...word].length >= SHORTEST_FORGIVEN && !isCjk(word) && LETTER.test(word);

const reversed = (word) => [...word].reverse().join("");

/** Whether a word can be meant to be another, or its beginning: one letter wrong, missing, too many, or two swapped. */
function isNear(asked, word, asPrefix) {
  let at = 0;
  while (at < asked.length && at < word.length && asked[at] === word[at]) at++;
  if (at === asked.length) return asPrefix || word.length - at <= 1;
  const agree = (i, j) => {
    const left = asked.length - i;
    if (j > word.length || (asPrefix ? word.length - j < left : word.length - j !== left)) return false;
    for (let k = 0; k < left; k++) if (asked[i + k] !== word[j + k]) return false;
    return true;
  };
  return agree(at + 1, at + 1) || agree(at + 1, at) || agree(at, at + 1) ||
    (at + 1 < asked.length && at + 1 < word.length && asked[at] === word[at + 1] && asked[at + 1] === word[at] && agree(at + 2, at + 2));
}

/** Terms that are stored by what each shares with the one before. */
function termReader(cursor) {
  let term = new Uint8Array(0);
  return () => {
    const shared = cursor.varint();
    const rest = cursor.bytesOf(cursor.varint());
    if (shared > term.length) throw new Unusable("corrupt", cursor.what);
    const next = new Uint8Array(shared + rest.length);
    next.set(term.subarray(0, shared));
    next.set(rest, shared);
    return (term = next);
  };
}

const TEXT = new TextDecoder("utf-8", { ignoreBOM: true });

/** Where records are: each begins with a border that is above all terms of the one before. */
function directory(cursor) {
  const term = termReader(cursor);
  return cursor.list(() => ({ border: term(), entry: cursor.bytesOf(ENTRY) }));
}

function placeIn(places, term) {
  const bytes = UTF_8_OF.encode(term);
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareBytes(places[middle].border, bytes) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function weighed(cursor) {
  const term = termReader(cursor);
  return cursor.list(() => ({ term: TEXT.decode(term()), weight: cursor.u8() }));
}

/** A text as Bandcamp's addresses have it. */
const slug = (text) => text.replace(/[A-Z]/g, (c) => c.toLowerCase()).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

function restOf(cursor, of) {
  const shared = cursor.varint();
  if (shared > of.length) throw new Unusable("corrupt", cursor.what);
  return of.slice(0, shared) + cursor.string();
}

function keyOf(cursor, form, name, artist) {
  if (form === 0) return cursor.string();
  if (form === 1 || form === 2) return (form === 1 ? "a" : "t") + (cursor.u16() + cursor.u16() * 0x10000);
  if (form > 4) throw new Unusable("corrupt", cursor.what);
  return `u:https://${restOf(cursor, slug(artist))}.bandcamp.com/${form === 3 ? "album" : "track"}/${restOf(cursor, slug(name))}`;
}

function hitOf(cursor) {
  const head = cursor.u8();
  const hit = { kind: head & 3, count: cursor.varint(), name: cursor.string(), artist: "", key: "", named: false, records: 0 };
  const form = head >> 2;
  if (hit.kind === FOUND.tralbum) {
    hit.artist = cursor.string();
    hit.key = keyOf(cursor, form, hit.name, hit.artist);
  } else if (hit.kind === FOUND.artist) {
    hit.records = cursor.varint();
  } else if (hit.kind === FOUND.fan) {
    hit.key = cursor.string();
    hit.named = form === 1;
  }
  return hit;
}

const identity = (hit) => `${hit.kind} ${hit.kind === FOUND.tralbum || hit.kind === FOUND.fan ? hit.key : hit.name}`;

const namesOf = (hit) => (hit.named ? [hit.name, hit.key] : [hit.name]);
const wordsOfHit = (hit) => [...namesOf(hit), hit.artist].flatMap(wordsOf);

/** A query in words, the last of which may be the beginning of one. */
class Query {
  constructor(words) {
    this.words = words;
    const terms = words.flatMap(askedFor);
    this.prefix = terms.pop();
    this.whole = terms;
  }

  with(word, other) {
    return new Query(this.words.map((w) => (w === word ? other : w)));
  }

  isIn(terms) {
    return this.whole.every((term) => terms.has(term)) && [...terms].some((term) => term.startsWith(this.prefix));
  }

  /** How many of the words a hit has, where a mistake is forgiven. */
  near(has, terms) {
    return this.words.filter((word, i) => {
      const last = i === this.words.length - 1;
      if (last ? new Query([word]).isIn(terms) : askedFor(word).every((term) => terms.has(term))) return true;
      const letters = [...word];
      return isForgiven(word) && has.some((other) => isNear(letters, [...other], last));
    }).length;
  }
}

const byLength = (a, b) => [...b].length - [...a].length;
const pairOf = (a, b) => (compareText(a, b) < 0 ? `${PAIR}${a} ${b}` : `${PAIR}${b} ${a}`);

/** The search tables of an edition. */
export class Search {
  /** @param {import("./tables.js").Tables} tables */
  constructor(tables) {
    this.tables = tables;
    this.shards = tables.shards;
  }

  shows(hit) {
    const { withheld } = this.tables;
    if (hit.kind === FOUND.tralbum) return !withheld.tralbum(hit.key);
    return hit.kind !== FOUND.fan || !withheld.fan(hit);
  }

  /** The only record of a shard, by its entry in the index. */
  async record(table, number, entry) {
    return new Cursor(await this.shards.recordOf(table, number, entry), `${table} ${number}`);
  }

  async root() {
    const cursor = await this.record("search-root", 0, this.shards.searchRootEntry);
    const term = termReader(cursor);
    return { frequent: new Set(cursor.list(() => TEXT.decode(term()))), words: directory(cursor), ends: directory(cursor) };
  }

  async wordsOf(root, term) {
    const at = placeIn(root.words, term);
    if (at < 0) return { lists: [], words: [] };
    const cursor = await this.record("search-words", at, root.words[at].entry);
    return { first: cursor.varint(), lists: directory(cursor), words: weighed(cursor) };
  }

  /** What a key or an address leads to, under that name: its own would cost two more requests. */
  async direct(text) {
    const hits = [];
    const add = async (kind, index, key, named, url = null) => {
      if ((await this.tables.find(index, key)) >= 0) hits.push({ kind, count: null, name: text, artist: "", key, named, records: 0, url });
    };
    if (!ADDRESS.test(text)) {
      if (!/^[fn]/.test(text)) await add(FOUND.tralbum, "tralbum-keys", text, false);
      if (!/^[atu]/.test(text)) await add(FOUND.fan, "fan-keys", text, false);
    } else {
      const address = addressOf(text);
      await add(FOUND.tralbum, "tralbum-urls", address, false, address);
      const username = /^bandcamp\.com\/([^/]+)/.exec(address)?.[1].toLowerCase();
      if (hits.length === 0 && username) await add(FOUND.fan, "fan-usernames", username, true);
    }
    return { hits, direct: hits.length > 0, nearest: hits.length === 0, part: false, meant: [] };
  }

  /**
   * What is an address, or a key and no word, is looked up and not searched for; what may be both is looked up where no word
   * is like it. So each is answered by three requests at most, once the root is there.
   *
   * @param {string} text as typed
   * @returns what SearchResult.java has
   */
  async find(text) {
    let cut = text.trim().slice(0, LONGEST_QUERY);
    if (/[\ud800-\udbff]$/.test(cut)) cut = cut.slice(0, -1);
    if (ADDRESS.test(cut) || KEY.test(cut)) return this.direct(cut);
    const found = await this.byWords(cut);
    if (found.hits.length > 0 || !NUMBERED.test(cut)) return found;
    const direct = await this.direct(cut);
    return direct.direct ? direct : found;
  }

  /** Fetches what any search needs. */
  open() {
    return (this.opened ??= this.root());
  }

  async byWords(cut) {
    const none = { hits: [], direct: false, nearest: false, part: false, meant: [] };
    const words = wordsOf(cut).slice(0, WORDS_OF_QUERY);
    if (words.length === 0) return none;
    const asked = new Query(words);
    const root = await this.open();
    const driver = Search.driver(root, asked);
    const asPrefix = driver === "";
    const term = asPrefix ? asked.prefix : driver;
    const of = await this.wordsOf(root, term);
    if (of.words.some((word) => (asPrefix ? word.term.startsWith(term) : word.term === term))) {
      return { ...none, ...Search.answer(asked, asked, await this.lists(of, term, asPrefix)) };
    }
    const near = Search.nearest(term, of.words, asPrefix);
    if (near === "") return { ...none, nearest: true, meant: await this.meant(root, asked, term, of.words) };
    return { ...none, ...Search.answer(asked, asked.with(term, near), await this.lists(of, near, false)) };
  }

  /** The term whose list is looked through for the others; empty where it is the last word, as a prefix. */
  static driver(root, query) {
    const rare = query.whole.filter((term) => !root.frequent.has(term)).sort(byLength);
    if (rare.length > 0) return rare[0];
    const frequent = [...new Set(query.whole)].sort(byLength);
    if (frequent.length > 1) return pairOf(frequent[0], frequent[1]);
    if (frequent.length === 0 || frequent[0] === query.prefix) return "";
    if (root.frequent.has(query.prefix)) return pairOf(frequent[0], query.prefix);
    return [...query.prefix].length <= SHORT_PREFIX ? frequent[0] : "";
  }

  static nearest(term, words, asPrefix) {
    if (!isForgiven(term)) return "";
    const letters = [...term];
    let nearest = "";
    let weight = -1;
    for (const word of words) {
      if (word.weight > weight && isNear(letters, [...word.term], asPrefix)) {
        nearest = word.term;
        weight = word.weight;
      }
    }
    return nearest;
  }

  async meant(root, asked, term, words) {
    if (term.startsWith(PAIR)) return [...new Set(asked.words)].slice(0, MOST_MEANT);
    let meant = [];
    if (isForgiven(term) && asked.words.includes(term)) {
      const at = placeIn(root.ends, reversed(term));
      const ends = at < 0 ? [] : weighed(await this.record("search-ends", at, root.ends[at].entry));
      const letters = [...reversed(term)];
      meant = ends
        .filter((end) => isNear(letters, [...end.term], false))
        .sort((a, b) => b.weight - a.weight)
        .slice(0, MOST_MEANT)
        .map((end) => asked.with(term, reversed(end.term)).words.join(" "));
    }
    const others = asked.words.filter((word) => !askedFor(word).includes(term));
    if (meant.length === 0 && others.length > 0) meant.push(others.join(" "));
    const stem = meant.length === 0 ? Search.stem(term, words) : "";
    if (stem) meant.push(stem);
    return meant;
  }

  /** As much of a term's beginning as a word has. */
  static stem(term, words) {
    const letters = [...term];
    let longest = 0;
    for (const word of words) {
      const of = [...word.term];
      let shared = 0;
      while (shared < letters.length && shared < of.length && letters[shared] === of[shared]) shared++;
      longest = Math.max(longest, shared);
    }
    return longest < SHORTEST_STEM ? "" : letters.slice(0, longest).join("");
  }

  async lists(of, term, asPrefix) {
    const at = placeIn(of.lists, term);
    const cursor = await this.record("search-lists", of.first + at, of.lists[at].entry);
    const next = termReader(cursor);
    const hits = new Map();
    const ofTerms = new Map();
    let all = true;
    let best = false;
    while (!cursor.atEnd()) {
      const name = TEXT.decode(next());
      const flags = cursor.u8();
      const count = cursor.varint();
      const bytes = cursor.bytesOf(cursor.varint());
      const own = name === term;
      const ofPrefix = (flags & OF_PREFIX) !== 0;
      if (ofPrefix ? !own || !asPrefix : !own && !(asPrefix && name.startsWith(term))) continue;
      const list = new Cursor(bytes, cursor.what);
      const into = own ? hits : ofTerms;
      for (let i = 0; i < count; i++) {
        const hit = hitOf(list);
        const key = identity(hit);
        if (!into.has(key) && this.shows(hit)) into.set(key, hit);
      }
      if (!list.atEnd()) throw new Unusable("corrupt", cursor.what);
      if (ofPrefix) best = true;
      else if (flags & NOT_ALL) all = false;
    }
    if (!best) for (const [key, hit] of ofTerms) if (!hits.has(key)) hits.set(key, hit);
    return { hits: [...hits.values()], all: all && !best };
  }

  static answer(asked, query, found) {
    const known = found.hits.map((hit) => {
      const has = wordsOfHit(hit);
      return { hit, has, terms: new Set(has.flatMap(indexed)) };
    });
    let hits = known.filter(({ terms }) => query.isIn(terms));
    let nearest = query !== asked;
    if (hits.length === 0) {
      nearest = true;
      const near = known.map(({ has, terms }) => query.near(has, terms));
      const most = Math.max(0, ...near);
      hits = known.filter((_, i) => near[i] === most);
    }
    const whole = query.words.join(" ");
    const ranked = hits.map(({ hit }) => ({ hit, exact: namesOf(hit).some((name) => wordsOf(name).join(" ") === whole) }));
    ranked.sort((a, b) => a.hit.kind - b.hit.kind || b.exact - a.exact || b.hit.count - a.hit.count ||
      compareText(a.hit.name, b.hit.name) || compareText(a.hit.key, b.hit.key));
    const taken = new Array(HIT_KINDS).fill(0);
    const best = ranked.map(({ hit }) => hit).filter((hit) => taken[hit.kind]++ < MOST_HITS);
    return { hits: best, nearest, part: !found.all && query.words.length > 1 };
  }
}

import { labelOf, sameName } from "./rank.js";

// What a visitor keeps: in this browser and nowhere else. Noes are what is not wanted, crates what is.

const STORED = "bcr.mine";
const VERSION = 1;
const DAY_MILLIS = 86_400_000;

/** How long "not now" lasts. */
export const LATER_DAYS = 30;

/** Kinds of noes. `record`, `known`, `later` and `less` are of one record, the others of all that have the same. */
const NOES = ["record", "known", "later", "less", "artist", "label", "tag"];

const OF_ONE_RECORD = ["record", "known", "later", "less"];

/** Whether a kind of no is of one record alone. */
export const isOfRecord = (kind) => OF_ONE_RECORD.includes(kind);

/** More than anybody presses; a file with more is not one of ours. */
const MOST_NOES = 20_000;
const MOST_CRATES = 200;
const MOST_IN_CRATE = 1000;
const LONGEST = 2000;

const isText = (value) => typeof value === "string" && value.length <= LONGEST;
const textOf = (value) => (isText(value) ? value : "");

/** What two noes have in common that are the same no. */
const sameness = ({ kind, what }) => `${kind} ${kind === "artist" ? sameName(what) : what}`;

function readNo(no) {
  if (!NOES.includes(no?.kind) || !isText(no.what) || no.what === "") return null;
  return { kind: no.kind, what: no.what, title: textOf(no.title), artist: textOf(no.artist), at: Number.isFinite(no.at) ? no.at : 0 };
}

function readRecord(record) {
  if (!isText(record?.key) || record.key === "") return null;
  return { key: record.key, title: textOf(record.title), artist: textOf(record.artist), url: isText(record.url) ? record.url : null, note: textOf(record.note) };
}

function readCrate(crate) {
  if (!isText(crate?.name) || !Array.isArray(crate.records)) return null;
  const records = crate.records.slice(0, MOST_IN_CRATE).map(readRecord);
  return { name: crate.name, records: records.filter(Boolean), unread: records.filter((record) => !record).length };
}

/** Reads what was stored or what a file holds; what is none is counted. */
export function readMine(data) {
  if (data?.bcrecommender !== VERSION || !Array.isArray(data.noes) || !Array.isArray(data.crates)) return null;
  const noes = data.noes.slice(0, MOST_NOES).map(readNo);
  const crates = data.crates.slice(0, MOST_CRATES).map(readCrate);
  const unread = noes.filter((no) => !no).length + crates.reduce((sum, crate) => sum + (crate ? crate.unread : 1), 0);
  return { noes: noes.filter(Boolean), crates: crates.filter(Boolean).map(({ name, records }) => ({ name, records })), unread };
}

/** Noes and crates, with those who want to hear of changes. */
class Mine {
  constructor() {
    this.listeners = new Set();
    this.load();
    addEventListener("storage", (event) => {
      if (event.key !== STORED) return;
      this.load();
      this.tell();
    });
  }

  load() {
    let read = null;
    try {
      read = readMine(JSON.parse(localStorage.getItem(STORED)));
    } catch {
      // Nothing is kept, or storage is forbidden.
    }
    this.noes = read?.noes ?? [];
    this.crates = read?.crates ?? [];
    this.index();
  }

  index() {
    this.byIdentity = new Map(this.noes.map((no) => [sameness(no), no]));
    this.kinds = new Set(this.noes.map(({ kind }) => kind));
  }

  save() {
    this.index();
    try {
      localStorage.setItem(STORED, this.toJson());
    } catch {
      // Kept as long as the page is shown.
    }
    this.tell();
  }

  toJson(indent) {
    return JSON.stringify({ bcrecommender: VERSION, noes: this.noes, crates: this.crates }, null, indent);
  }

  onChange(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell() {
    for (const listener of [...this.listeners]) listener();
  }

  /**
   * Says no; the same no again is the newer one.
   *
   * @param {object[]} instead noes whose place it takes
   */
  say(no, instead = []) {
    this.drop([no, ...instead]);
    this.noes.push({ title: "", artist: "", at: Date.now(), ...no });
    this.save();
  }

  undo(no) {
    this.drop([no]);
    this.save();
  }

  drop(noes) {
    const gone = new Set(noes.map(sameness));
    this.noes = this.noes.filter((other) => !gone.has(sameness(other)));
  }

  find(kind, what) {
    // A list asks for each kind of each entry; most visitors have few kinds.
    return this.kinds.has(kind) ? this.byIdentity.get(sameness({ kind, what })) ?? null : null;
  }

  /** Which no a tralbum meets, or null. Tags and the label count as far as the card has them. */
  against(tralbum) {
    for (const kind of OF_ONE_RECORD) {
      const no = this.find(kind, tralbum.key);
      if (no && (kind !== "later" || Date.now() - no.at < LATER_DAYS * DAY_MILLIS)) return no;
    }
    const artist = tralbum.artist ? this.find("artist", tralbum.artist) : null;
    if (artist) return artist;
    const label = this.kinds.has("label") ? labelOf(tralbum) : null;
    const byLabel = label === null ? null : this.find("label", label);
    if (byLabel) return byLabel;
    for (const tag of tralbum.tags ?? []) {
      const no = this.find("tag", tag.name);
      if (no) return no;
    }
    return null;
  }

  /** Whether some no needs more of a card than its names. */
  looksInside() {
    return this.noes.some(({ kind }) => kind === "tag" || kind === "label");
  }

  less() {
    return this.noes.filter(({ kind }) => kind === "less").map(({ what }) => what);
  }

  crate(name) {
    return this.crates.find((crate) => crate.name === name) ?? null;
  }

  /** The crate that a record is in, or null. */
  crateOf(key) {
    return this.crates.find(({ records }) => records.some((record) => record.key === key)) ?? null;
  }

  /** Puts a record into a crate, a new one where there is none of that name. */
  keep(name, record) {
    let crate = this.crate(name);
    if (!crate) this.crates.push((crate = { name, records: [] }));
    if (!crate.records.some(({ key }) => key === record.key)) crate.records.push({ note: "", url: null, ...record });
    this.save();
  }

  unkeep(key) {
    for (const crate of this.crates) crate.records = crate.records.filter((record) => record.key !== key);
    this.save();
  }

  /** Adds what a file holds to what there is. */
  add({ noes, crates }) {
    for (const no of noes) {
      if (this.find(no.kind, no.what)) continue;
      this.noes.push(no);
      this.byIdentity.set(sameness(no), no);
      this.kinds.add(no.kind);
    }
    for (const { name, records } of crates) {
      const crate = this.crate(name);
      if (!crate) this.crates.push({ name, records });
      else crate.records.push(...records.filter(({ key }) => !crate.records.some((record) => record.key === key)));
    }
    this.save();
  }
}

export const mine = new Mine();

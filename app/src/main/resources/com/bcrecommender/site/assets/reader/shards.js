// An edition's shards as a static host has them: the manifest, the index of hashes, headers, blocks. What is fetched is not
// trusted: docs/edition-format.md says what is refused, and why.

/** The format that this reader reads. */
const FORMAT = 2;

/** Bytes of a hash in the index, and of an entry: the hash and a size of 4. */
const HASH = 12;
export const ENTRY = HASH + 4;
const ENTRIES_PER_SHARD = 255;

/** A key index is a hashed table: its records have this width. */
export const KEY_WIDTH = 12;

const HEAD = 16;
const PAGE_BLOCKS = 3;

/** Whole shards of this size cost no more than a second request for a part would. */
const SMALL = 12 * 1024;

/** Codes of the tables; their order is that of the index. */
const KINDS = {
  "tags": 1, "tralbums": 2, "fans": 3, "fan-lists": 4, "similar-lists": 5, "owners": 6, "artists": 7, "entry-points": 8, "scenes": 9,
  "tralbum-scenes": 10, "similar-fans": 11, "tag-names": 16, "tralbum-keys": 17, "tralbum-urls": 18, "fan-keys": 19,
  "fan-usernames": 20, "search-lists": 32, "search-words": 33, "search-ends": 34, "fan-pages": 48, "tralbum-pages": 49, "tag-pages": 50,
  "scene-pages": 51, "start-pages": 52, "key-shards": 63, "search-root": 64,
};
const isHashed = (kind) => kind >= KINDS["tag-names"] && kind <= KINDS["fan-usernames"];
const isNumbered = (kind) => kind !== KINDS["search-lists"];
const isPaged = (kind) => kind >= KINDS["fan-pages"] && kind <= KINDS["start-pages"];

/** The data cannot be used. `reason` is one of: missing, unreachable, truncated, foreign, too-new, too-old, corrupt. */
export class Unusable extends Error {
  constructor(reason, what) {
    super(`${what}: ${reason}`);
    this.reason = reason;
  }
}

function crcTable(polynomial) {
  return Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ polynomial : c >>> 1;
    return c >>> 0;
  });
}

const CRC_32 = crcTable(0xedb88320);
const CRC_32C = crcTable(0x82f63b78);

function crc(table, bytes, end) {
  let c = 0xffffffff;
  for (let i = 0; i < end; i++) c = table[(c ^ bytes[i]) & 0xff] ^ (c >>> 8);
  return ~c >>> 0;
}

function bitsOf(root, number) {
  const value = number ** (1 / root);
  return Math.floor((value - Math.floor(value)) * 2 ** 32);
}

let constants = null;

/** The first 64 primes give SHA-256 its constants. */
function shaConstants() {
  if (constants) return constants;
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  constants = { round: primes.map((prime) => bitsOf(3, prime)), start: primes.slice(0, 8).map((prime) => bitsOf(2, prime)) };
  return constants;
}

/** SHA-256 where the browser offers none, as on plain http; FIPS 180-4. */
export function sha256Here(bytes) {
  const { round, start } = shaConstants();
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const hash = Uint32Array.from(start);
  const w = new Uint32Array(64);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        w[i] = view.getUint32(at + 4 * i);
      } else {
        const a = w[i - 15];
        const b = w[i - 2];
        w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
      }
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + round[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i] += word));
  }
  const out = new Uint8Array(32);
  hash.forEach((word, i) => new DataView(out.buffer).setUint32(4 * i, word));
  return out;
}

/** @returns {Promise<Uint8Array>} 32 bytes */
export async function sha256(bytes) {
  const subtle = globalThis.crypto?.subtle;
  return subtle ? new Uint8Array(await subtle.digest("SHA-256", bytes)) : sha256Here(bytes);
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Judges what stands before a shard's blocks.
 *
 * @param {Uint8Array} bytes the shard, or as much of it as its header takes
 * @param {number} size bytes of the whole shard, as the index says
 * @returns {{at: number, stored: number, size: number}[]} where the blocks are
 */
export function judge(what, bytes, kind, number, size) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < Math.min(4, bytes.length); i++) {
    if (bytes[i] !== "BCRS".charCodeAt(i)) throw new Unusable("foreign", what);
  }
  if (bytes.length < HEAD) throw new Unusable("truncated", what);
  const format = view.getUint16(4, true);
  if (format !== FORMAT) throw new Unusable(format > FORMAT ? "too-new" : "too-old", what);
  const count = view.getUint32(12, true);
  if (count > 0xffff) throw new Unusable("corrupt", what);
  const check = HEAD + 8 * count;
  if (bytes.length < check + 4) throw new Unusable("truncated", what);
  if (crc(CRC_32, bytes, check) !== view.getUint32(check, true)) throw new Unusable("corrupt", what);
  const blocks = [];
  let at = check + 4;
  for (let i = 0; i < count; i++) {
    const stored = view.getUint32(HEAD + 8 * i, true);
    blocks.push({ at, stored, size: view.getUint32(HEAD + 8 * i + 4, true) });
    at += stored;
  }
  if (size < at) throw new Unusable("truncated", what);
  const isOther = view.getUint16(6, true) !== kind || (isNumbered(kind) && view.getUint32(8, true) !== number) || size !== at;
  if (isOther) throw new Unusable("corrupt", what);
  return blocks;
}

async function inflate(what, stored, size) {
  const out = new Uint8Array(size);
  let n = 0;
  try {
    const reader = new Blob([stored]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      out.set(part.value, n);
      n += part.value.length;
    }
  } catch {
    // The stream's own check differs, or it is longer than it may be.
    throw new Unusable("corrupt", what);
  }
  if (n !== size) throw new Unusable("corrupt", what);
  return out;
}

/** Decompresses blocks of a shard, of which `bytes` are a part that begins at `start`. */
function inflateAll(what, bytes, places, start) {
  return Promise.all(places.map(({ at, stored, size }) => inflate(what, bytes.subarray(at - start, at - start + stored), size)));
}

export const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** An edition on the host that this page comes from. Keeps what was fetched while the page is shown. */
export class Shards {
  /** @param {URL} root of the site */
  constructor(root) {
    this.data = new URL("data/", root);
    this.fetched = new Map();
    this.inflated = new Map();
    this.ranges = true;
  }

  /**
   * Reads the manifest anew.
   *
   * @param {Promise<Response | null>} [ahead] the answer, where it was asked for before
   */
  async open(ahead) {
    const early = await ahead;
    const answer = early?.ok ? early : await this.get("manifest.json", { cache: "no-cache" });
    this.read(await answer.text());
    return this;
  }

  /** Takes a manifest. */
  read(text) {
    let manifest;
    try {
      manifest = JSON.parse(text);
    } catch {
      throw new Unusable(text.trimEnd().endsWith("}") ? "corrupt" : "truncated", "manifest.json");
    }
    const format = manifest?.format;
    if (typeof format !== "number") throw new Unusable("foreign", "manifest.json");
    if (format !== FORMAT) throw new Unusable(format > FORMAT ? "too-new" : "too-old", "manifest.json");
    const end = text.indexOf('  "check":');
    const bytes = new TextEncoder().encode(end < 0 ? "" : text.slice(0, end));
    if (crc(CRC_32C, bytes, bytes.length) !== Number.parseInt(manifest.check, 16)) throw new Unusable("corrupt", "manifest.json");
    this.text = text;
    this.manifest = manifest;
    this.top = fromBase64(manifest.index[1]);
    const last = fromBase64(manifest.index[2]);
    this.keyShardsEntry = last.subarray(0, ENTRY);
    this.searchRootEntry = last.subarray(ENTRY);
    this.first = new Map();
    let at = 0;
    for (const name of Object.keys(KINDS)) {
      if (!manifest.tables[name]) continue;
      this.first.set(name, at);
      at += this.shardsOf(name);
    }
    this.total = at;
  }

  has(table) {
    return table in this.manifest.tables;
  }

  /** How many records a table has. */
  count(table) {
    return this.manifest.tables[table]?.[0] ?? 0;
  }

  shardsOf(table) {
    const [records, perUnit, perShard] = this.manifest.tables[table];
    return perUnit === 0 ? 2 ** perShard : Math.ceil(records / (perUnit * perShard));
  }

  async get(name, options) {
    let answer;
    try {
      answer = await fetch(new URL(name, this.data), { credentials: "same-origin", ...options });
    } catch {
      throw new Unusable("unreachable", name);
    }
    if (!answer.ok) throw new Unusable(answer.status === 404 || answer.status === 410 ? "missing" : "unreachable", name);
    return answer;
  }

  /** Bytes of an answer, which a host may cut off. */
  async bytes(name, options) {
    const answer = await this.get(name, options);
    try {
      return { bytes: new Uint8Array(await answer.arrayBuffer()), part: answer.status === 206 };
    } catch {
      throw new Unusable("truncated", name);
    }
  }

  /** A whole file whose name is its hash: a browser may keep it for ever. */
  whole(name) {
    if (!this.fetched.has(name)) this.fetched.set(name, this.bytes(name, { cache: "force-cache" }).then(({ bytes }) => bytes));
    return this.fetched.get(name);
  }

  static nameOf(entries, at) {
    const digits = hex(entries.subarray(at, at + HASH));
    return `${digits.slice(0, 2)}/${digits.slice(2)}.bin`;
  }

  /** Fetches what any look for a key needs: once for an edition, then the browser has it. */
  openKeys() {
    if (this.keyShards) return this.keyShards;
    // What a key leads to is found by the index: where that is one shard, it comes at the same time.
    if (this.total <= ENTRIES_PER_SHARD) this.entry(0).catch(() => {});
    return (this.keyShards = this.recordOf("key-shards", 0, this.keyShardsEntry));
  }

  /** The entry of a shard. Those of key indexes are together; the others are found from the manifest down. */
  async entryOf(table, number) {
    if (!isHashed(KINDS[table])) return this.entry(this.first.get(table) + number);
    return Shards.entryAt(await this.openKeys(), (this.first.get(table) - this.first.get("tag-names") + number) * ENTRY);
  }

  /** An entry among others. */
  static entryAt(entries, at) {
    if (at + ENTRY > entries.length) throw new Unusable("corrupt", "index");
    return { name: Shards.nameOf(entries, at), size: new DataView(entries.buffer, entries.byteOffset).getUint32(at + HASH, true) };
  }

  async entry(number, level = 0) {
    let entries = this.top;
    let at = number * ENTRY;
    if (level < this.manifest.index[0]) {
      const above = await this.entry(Math.floor(number / ENTRIES_PER_SHARD), level + 1);
      entries = await this.indexShard(above);
      at = (number % ENTRIES_PER_SHARD) * ENTRY;
    }
    return Shards.entryAt(entries, at);
  }

  /** Index shards have no header: their hash is their check. */
  indexShard({ name, size }) {
    const key = `index ${name}`;
    if (!this.fetched.has(key)) {
      const checked = this.whole(name).then(async (bytes) => {
        if (bytes.length < size) throw new Unusable("truncated", name);
        if (Shards.nameOf(await sha256(bytes), 0) !== name) throw new Unusable("corrupt", name);
        return bytes;
      });
      this.fetched.set(key, checked);
    }
    return this.fetched.get(key);
  }

  /**
   * A block of a table, decompressed.
   *
   * @param {string} table
   * @param {number} number of the shard in its table
   * @param {number} block in the shard
   * @returns {Promise<Uint8Array>}
   */
  async block(table, number, block) {
    return (await this.unit(table, number, block))[0];
  }

  /**
   * A unit of a table, decompressed: a block; of a page table the three blocks of a group.
   *
   * @param {number} unit in the shard
   * @returns {Promise<Uint8Array[]>}
   */
  unit(table, number, unit) {
    const key = `${table} ${number} ${unit}`;
    if (!this.inflated.has(key)) this.inflated.set(key, this.fetchUnit(table, number, unit));
    return this.inflated.get(key);
  }

  async fetchUnit(table, number, unit) {
    const { name, size } = await this.entryOf(table, number);
    const what = `${name} (${table} ${number})`;
    const kind = KINDS[table];
    const [records, perUnit, perShard] = this.manifest.tables[table];
    const units = perUnit === 0 ? 1 : Math.min(perShard, Math.ceil(records / perUnit) - number * perShard);
    const length = isPaged(kind) ? PAGE_BLOCKS : 1;
    const expected = units * length;
    const first = unit * length;
    if (unit >= units) throw new Unusable("corrupt", what);
    if (units > 1 && this.ranges && size > SMALL && !this.fetched.has(name)) {
      const head = await this.range(name, 0, HEAD + 8 * expected + 4);
      if (head.part) {
        const blocks = judge(what, head.bytes, kind, number, size);
        if (blocks.length !== expected) throw new Unusable("corrupt", what);
        const places = blocks.slice(first, first + length);
        const end = places.at(-1).at + places.at(-1).stored;
        const { bytes, part } = await this.range(name, places[0].at, end - places[0].at);
        if (!part || bytes.length !== end - places[0].at) throw new Unusable("truncated", what);
        return inflateAll(what, bytes, places, places[0].at);
      }
    }
    const bytes = await this.whole(name);
    const blocks = judge(what, bytes, kind, number, bytes.length);
    if (bytes.length !== size || blocks.length !== expected) throw new Unusable("corrupt", what);
    return inflateAll(what, bytes, blocks.slice(first, first + length), 0);
  }

  /** Begins to fetch a table whole where so many of its records are wanted that some of each shard are, most likely. */
  expect(table, records) {
    const shards = this.has(table) ? this.shardsOf(table) : 0;
    if (records < 4 * shards) return;
    for (let number = 0; number < shards; number++) {
      this.entryOf(table, number).then(({ name }) => this.whole(name)).catch(() => {});
    }
  }

  /** The record of a table with one to a shard, by the shard's entry, which is not looked up in the index. */
  async recordOf(table, number, entry) {
    const name = Shards.nameOf(entry, 0);
    const what = `${name} (${table} ${number})`;
    const bytes = await this.whole(name);
    const size = new DataView(entry.buffer, entry.byteOffset).getUint32(HASH, true);
    const blocks = judge(what, bytes, KINDS[table], number, bytes.length);
    if (bytes.length !== size || blocks.length !== 1) throw new Unusable("corrupt", what);
    const { at, stored, size: inflated } = blocks[0];
    const block = await inflate(what, bytes.subarray(at, at + stored), inflated);
    // `u16 1`, `u24 length`, the record.
    if (block.length < 5 || block[0] !== 1 || block[1] !== 0 || (block[2] | (block[3] << 8) | (block[4] << 16)) !== block.length - 5) {
      throw new Unusable("corrupt", what);
    }
    return block.subarray(5);
  }

  /** A part of a file; where the host sends the whole file, it is kept, and no part is asked for again. */
  range(name, at, length) {
    const key = `${name} ${at} ${length}`;
    if (!this.fetched.has(key)) {
      const headers = { Range: `bytes=${at}-${at + length - 1}` };
      const part = this.bytes(name, { cache: "default", headers }).then((answer) => {
        if (!answer.part) {
          this.ranges = false;
          this.fetched.set(name, Promise.resolve(answer.bytes));
        }
        return answer;
      });
      this.fetched.set(key, part);
    }
    return this.fetched.get(key);
  }
}

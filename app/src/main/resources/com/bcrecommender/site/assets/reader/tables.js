import { KEY_WIDTH, Unusable, sha256 } from "./shards.js";
import { Withheld } from "./withheld.js";

// Records of an edition's tables: numbers and texts out of bytes, keys looked up, page tables, lists.

const UTF_8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Reads a record from its beginning to its end. */
export class Cursor {
  /** @param {Uint8Array} bytes of the record alone */
  constructor(bytes, what) {
    this.bytes = bytes;
    this.what = what;
    this.at = 0;
  }

  u8() {
    if (this.at >= this.bytes.length) throw new Unusable("corrupt", this.what);
    return this.bytes[this.at++];
  }

  u16() {
    return this.u8() | (this.u8() << 8);
  }

  /** Up to 2^53: a JavaScript number holds no more. */
  varint() {
    let value = 0;
    for (let factor = 1; factor < 2 ** 63; factor *= 128) {
      const byte = this.u8();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new Unusable("corrupt", this.what);
  }

  zigzag() {
    const n = this.varint();
    return n % 2 ? -(n + 1) / 2 : n / 2;
  }

  bytesOf(length) {
    if (length > this.bytes.length - this.at) throw new Unusable("corrupt", this.what);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  string() {
    return UTF_8.decode(this.bytesOf(this.varint()));
  }

  atEnd() {
    return this.at === this.bytes.length;
  }

  /** A count, and so many of what `read` reads. */
  list(read) {
    const length = this.varint();
    if (length > this.bytes.length - this.at) throw new Unusable("corrupt", this.what);
    return Array.from({ length }, read);
  }

  ints() {
    return this.list(() => this.varint());
  }
}

/** The records of a block whose records vary. */
function records(block, what) {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  if (block.length < 2) throw new Unusable("corrupt", what);
  const count = view.getUint16(0, true);
  let at = 2 + 3 * count;
  const out = [];
  for (let i = 0; i < count; i++) {
    const place = 2 + 3 * i;
    if (place + 3 > block.length) throw new Unusable("corrupt", what);
    const length = view.getUint16(place, true) | (block[place + 2] << 16);
    if (at + length > block.length) throw new Unusable("corrupt", what);
    out.push(block.subarray(at, at + length));
    at += length;
  }
  return out;
}

const RELEASED = 4;
const URL_KNOWN = 8;
const PRICE_KNOWN = 16;

/** Flags of a fan's record. */
const USERNAME = 1;
const STATED = 2;
const TYPES = [null, "album", "track"];

/** What stands for a fan, a tag or a scene. */
const CHIPS = ["fan", "tag", "scene"];

/** The flag of a card that has names, and neither facts nor tags. */
const NAMES_ALONE = 8;

/** Entries of a list that its page has in the edition. */
const FIRST_ENTRIES = 10;

/** So many shards of tables are no more than some shards of pages. */
const FEW_SHARDS = 6;

/** How a tralbum's key begins whose rest is its address. */
const BY_ADDRESS = "u:";

/** An address as it is looked up. */
export function addressOf(url) {
  const start = url.indexOf("://");
  const rest = (start >= 0 && start <= 5 ? url.slice(start + 3) : url).replace(/[?#].*$/s, "").replace(/\/+$/, "");
  const slash = rest.indexOf("/");
  const host = slash < 0 ? rest : rest.slice(0, slash);
  return (host.toLowerCase() + rest.slice(host.length)).replace(/^www\./, "");
}

/** The tables of an edition. */
export class Tables {
  /**
   * @param {import("./shards.js").Shards} shards
   * @param {Record<string, number>} ids of keys that the page before led to: what `ids` became there
   */
  constructor(shards, ids = {}) {
    this.shards = shards;
    this.withheld = new Withheld(shards.manifest.optOuts);
    this.pages = new Map();
    this.cardsSeen = new Map();
    this.namesSeen = new Map();
    this.tagsSeen = new Map();
    this.before = ids;
    this.ids = {};
  }

  /** Keeps the id of what the page may link to, so that the next page need not look it up. */
  note(shown) {
    if (!shown) return;
    if (shown.kind === undefined) this.ids[`tralbum-keys ${shown.key}`] = shown.id;
    else if (CHIPS[shown.kind] === "tag") this.ids[`tag-names ${shown.key}`] = shown.id;
    else if (shown.named) this.ids[`fan-usernames ${shown.key.toLowerCase()}`] = shown.id;
    else if (CHIPS[shown.kind] === "fan") this.ids[`fan-keys ${shown.key}`] = shown.id;
  }

  async record(table, id) {
    const [count, perBlock, perShard] = this.shards.manifest.tables[table];
    if (!(id >= 0 && id < count)) throw new Unusable("corrupt", `${table} ${id}`);
    const block = Math.floor(id / perBlock);
    const bytes = await this.shards.block(table, Math.floor(block / perShard), block % perShard);
    const all = records(bytes, table);
    if (id % perBlock >= all.length) throw new Unusable("corrupt", table);
    return new Cursor(all[id % perBlock], `${table} ${id}`);
  }

  /** The dense id of a key, or -1. */
  async find(index, key) {
    if (index !== "tag-names" && this.withheld.asked(index, key)) return -1;
    const id = this.before[`${index} ${key}`];
    if (Number.isInteger(id) && id >= 0) return id;
    if (index === "tralbum-keys" && key.startsWith(BY_ADDRESS)) {
      // Such a key is in the index of addresses alone, but for one whose tralbum has no address.
      const found = await this.lookUp("tralbum-urls", addressOf(key.slice(BY_ADDRESS.length)));
      if (found >= 0) return found;
    }
    return this.lookUp(index, key);
  }

  async lookUp(index, key) {
    const hash = new DataView((await sha256(new TextEncoder().encode(key))).buffer);
    const high = hash.getUint32(0);
    const low = hash.getUint32(4);
    const bits = this.shards.manifest.tables[index][2];
    const block = await this.shards.block(index, bits === 0 ? 0 : high >>> (32 - bits), 0);
    if (block.length % KEY_WIDTH !== 0) throw new Unusable("corrupt", index);
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
    let from = 0;
    let to = block.length / KEY_WIDTH;
    while (from < to) {
      const middle = (from + to) >> 1;
      const at = middle * KEY_WIDTH;
      const difference = view.getUint32(at + 4, true) - high || view.getUint32(at, true) - low;
      if (difference === 0) return view.getUint32(at + 8, true);
      if (difference < 0) from = middle + 1;
      else to = middle;
    }
    return -1;
  }

  /** A record of a page table, with the cards and chips that it refers to. */
  async page(table, id) {
    const [count, perGroup, perShard] = this.shards.manifest.tables[table];
    if (!(id >= 0 && id < count)) throw new Unusable("corrupt", `${table} ${id}`);
    const group = Math.floor(id / perGroup);
    const key = `${table} ${group}`;
    if (!this.pages.has(key)) this.pages.set(key, this.group(table, Math.floor(group / perShard), group % perShard));
    const { cards, chips, all } = await this.pages.get(key);
    const what = `${table} ${id}`;
    if (id % perGroup >= all.length) throw new Unusable("corrupt", what);
    const cursor = new Cursor(all[id % perGroup], what);
    const from = (list) => () => {
      const number = cursor.varint();
      if (number >= list.length) throw new Unusable("corrupt", what);
      this.note(list[number]);
      return list[number];
    };
    return { cursor, card: from(cards), chip: from(chips) };
  }

  async group(table, shard, unit) {
    const [cardBlock, chipBlock, recordBlock] = await this.shards.unit(table, shard, unit);
    const what = `${table} shard ${shard} group ${unit}`;
    const chips = [];
    let before = { kind: -1, id: 0 };
    for (const bytes of records(chipBlock, what)) {
      const cursor = new Cursor(bytes, what);
      const kind = cursor.u8();
      const id = cursor.zigzag() + (kind === before.kind ? before.id : 0);
      chips.push((before = CHIPS[kind] === "fan" ? readFanChip(id, cursor) : readChip(kind, id, cursor)));
    }
    const cards = [];
    let last = 0;
    for (const bytes of records(cardBlock, what)) {
      const cursor = new Cursor(bytes, what);
      const id = (last += cursor.zigzag());
      const flags = cursor.u8();
      const alone = (flags & NAMES_ALONE) !== 0;
      const card = alone ? { ...readNames(id, flags, cursor), tags: [] } : readCard(id, flags, cursor);
      if (!alone) card.tags = cursor.list(() => chips[cursor.varint()]);
      if (card.tags.includes(undefined)) throw new Unusable("corrupt", what);
      (alone ? this.namesSeen : this.cardsSeen).set(id, card);
      cards.push(card);
    }
    return { cards, chips, all: records(recordBlock, what) };
  }

  /** @returns the fan and the first entries of the list */
  async fanPage(id) {
    const { cursor, card, chip } = await this.page("fan-pages", id);
    const fan = { ...readFan(id, cursor), known: cursor.varint(), tags: cursor.list(chip) };
    const total = cursor.varint();
    return { fan, total, entries: this.withheld.entries(entries(cursor, Math.min(total, FIRST_ENTRIES), card, card, null)) };
  }

  /** @returns the tralbum, some owners, the first entries of the list */
  async tralbumPage(id) {
    const { cursor, card, chip } = await this.page("tralbum-pages", id);
    const tralbum = { ...card(), price: null };
    const flags = cursor.u8();
    tralbum.wishes = cursor.varint();
    if (flags & URL_KNOWN) tralbum.url = cursor.string();
    if (flags & PRICE_KNOWN) tralbum.price = cursor.string();
    tralbum.tags = cursor.list(chip);
    const scene = cursor.u8() === 0 ? null : chip();
    const ownerCount = cursor.varint();
    const owners = this.withheld.fans(cursor.list(chip));
    const total = cursor.varint();
    return {
      tralbum,
      scene,
      ownerCount,
      owners,
      total,
      entries: this.withheld.entries(entries(cursor, Math.min(total, FIRST_ENTRIES), card, card, tralbum)),
    };
  }

  /** @returns the tag and the first of its tralbums */
  async tagPage(id) {
    const { cursor, card, chip } = await this.page("tag-pages", id);
    return {
      name: cursor.string(),
      count: cursor.varint(),
      total: cursor.varint(),
      cards: this.withheld.cards(cursor.list(card)),
      related: cursor.list(chip),
    };
  }

  /** @returns the scene, the first of its tralbums, its fans and its neighbours */
  async scenePage(id) {
    const { cursor, card, chip } = await this.page("scene-pages", id);
    const scene = {
      key: cursor.string(),
      name: cursor.string(),
      count: cursor.varint(),
      total: cursor.varint(),
      cards: this.withheld.cards(cursor.list(card)),
      tags: cursor.list(chip),
    };
    scene.weights = scene.tags.map(() => cursor.u8());
    scene.fanCount = cursor.varint();
    scene.fans = this.withheld.fans(cursor.list(chip));
    scene.neighbours = cursor.list(chip);
    return scene;
  }

  /** All scenes, as chips: they are in no index, and all together are small. */
  async scenes() {
    if (!this.shards.has("scenes")) return [];
    const { cursor, chip } = await this.page("start-pages", 1);
    return cursor.list(chip);
  }

  async sceneByKey(key) {
    return (await this.scenes()).find((scene) => scene.key === key)?.id ?? -1;
  }

  /** Dense ids of a tag's tralbums, or of a scene's. */
  async tralbumsOf(table, id) {
    const cursor = await this.record(table, id);
    if (table === "scenes") cursor.string();
    cursor.string();
    cursor.varint();
    return cursor.ints();
  }

  /** A fan with all tralbums known. */
  async fan(id) {
    const cursor = await this.record("fans", id);
    const fan = readFan(id, cursor);
    cursor.ints();
    return { ...fan, tralbums: cursor.ints() };
  }

  /** What stands for a fan. */
  async fanChip(id) {
    return readFanChip(id, await this.record("fans", id));
  }

  /** @returns {Promise<number[]>} dense ids of the known owners */
  async owners(id) {
    const cursor = await this.record("owners", id);
    cursor.varint();
    return cursor.ints();
  }

  /** @returns what stands for each known owner */
  async ownerChips(id) {
    return this.fanChips(await this.owners(id));
  }

  /** @returns what stands for each fan who owns both */
  async commonOwnerChips(one, other) {
    const [a, b] = await Promise.all([this.owners(one), this.owners(other)]);
    const set = new Set(b);
    return this.fanChips(a.filter((owner) => set.has(owner)));
  }

  async fanChips(ids) {
    return this.withheld.fans(await Promise.all(ids.map((id) => this.fanChip(id))));
  }

  /** @returns what stands for each fan with a similar taste, and how many records both have */
  async similarFanChips(id) {
    if (!this.shards.has("similar-fans")) return [];
    const cursor = await this.record("similar-fans", id);
    const near = cursor.list(() => ({ fan: cursor.varint(), common: cursor.varint() }));
    const chips = await Promise.all(near.map(async ({ fan, common }) => ({ chip: await this.fanChip(fan), common })));
    return chips.filter(({ chip }) => !this.withheld.fan(chip));
  }

  /** @returns what stands for some fan, or null where there is none */
  async randomFanChip() {
    const fans = this.shards.count("fans");
    if (fans === 0) return null;
    const first = Math.floor(Math.random() * fans);
    for (let i = 0; i < fans; i++) {
      const id = (first + i) % fans;
      const { fan } = await this.fanPage(id);
      const chip = { kind: 0, id, named: fan.username !== null, key: fan.username ?? fan.key };
      if (this.withheld.fan(chip)) continue;
      this.note(chip);
      return chip;
    }
    return null;
  }

  /** A card for a list: one that came with a page, or a whole one. */
  async card(id) {
    return this.cardsSeen.get(id) ?? this.full(id);
  }

  /** What a reason says of a tralbum: no facts and no tags. */
  async names(id) {
    return this.cardsSeen.get(id) ?? this.namesSeen.get(id) ?? this.full(id);
  }

  /**
   * A tralbum with all that its own page says of it: every tag, address and price. It comes from that page, where its tags have
   * their names with them; where all tralbums and tags together are less than a few pages, from these.
   */
  async full(id) {
    const tralbum = this.isSmall() ? await this.tableCard(id) : (await this.tralbumPage(id)).tralbum;
    this.cardsSeen.set(id, tralbum);
    this.note(tralbum);
    return tralbum;
  }

  /** Whether whole tables cost less than the pages of a few records. */
  isSmall() {
    return this.shards.shardsOf("tralbums") + this.shards.shardsOf("tags") <= FEW_SHARDS;
  }

  /** Begins to fetch what cards and lists of so many records need, while their ids are looked up. */
  expect(records) {
    if (this.isSmall()) ["tralbums", "tags", "similar-lists"].forEach((table) => this.shards.expect(table, records));
  }

  async tableCard(id) {
    const cursor = await this.record("tralbums", id);
    const flags = cursor.u8();
    const card = readCard(id, flags, cursor);
    const tags = cursor.ints();
    const wishes = cursor.varint();
    const url = flags & URL_KNOWN ? cursor.string() : null;
    const price = flags & PRICE_KNOWN ? cursor.string() : null;
    return { ...card, wishes, url, price, tags: await Promise.all(tags.map((tag) => this.tagChipOf(tag))) };
  }

  tagChipOf(id) {
    if (!this.tagsSeen.has(id)) {
      this.tagsSeen.set(id, this.record("tags", id).then((cursor) => readChip(CHIPS.indexOf("tag"), id, cursor)));
    }
    return this.tagsSeen.get(id);
  }

  /** Cards to show. */
  async cards(ids) {
    return this.withheld.cards(await Promise.all(ids.map((id) => this.card(id))));
  }

  /** A part of a fan's list. */
  async fanEntries(fan, from, to) {
    return this.withCards((await this.listOf(fan)).slice(from, to));
  }

  /** A fan's list with ids in the place of cards. */
  async listOf(fan) {
    const cursor = await this.record("fan-lists", fan.id);
    return entries(cursor, cursor.varint(), () => cursor.varint(), () => fan.tralbums[cursor.varint()], null);
  }

  /** A part of a tralbum's list. */
  async similarEntries(tralbum, from, to) {
    return this.withCards((await this.similar(tralbum.id)).slice(from, to));
  }

  /** A tralbum's list with ids in the place of cards. */
  async similar(id) {
    const cursor = await this.record("similar-lists", id);
    return entries(cursor, cursor.varint(), () => cursor.varint(), () => cursor.varint(), id);
  }

  /** Puts cards in the place of ids. */
  async withCards(list) {
    const withNames = async (reason) => ({ ...reason, tralbum: await this.names(reason.tralbum) });
    const made = await Promise.all(list.map(async (entry) => {
      const [tralbum, reasons] = await Promise.all([this.card(entry.tralbum), Promise.all(entry.reasons.map(withNames))]);
      return { ...entry, tralbum, reasons };
    }));
    return this.withheld.entries(made);
  }
}

/** What a card of names alone says; more of it is unknown here. */
function readNames(id, flags, cursor) {
  return { id, type: TYPES[flags & 3], key: cursor.string(), title: cursor.string(), artist: cursor.string(), url: null };
}

/** What a card says but for its tags. */
function readCard(id, flags, cursor) {
  const owners = cursor.varint();
  const released = flags & RELEASED ? cursor.zigzag() : null;
  return { owners, released, art: cursor.varint(), ...readNames(id, flags, cursor) };
}

/** What comes first in a fan's record. */
function readFan(id, cursor) {
  const flags = cursor.u8();
  const fan = { id, username: null, owned: cursor.varint(), stated: flags & STATED ? cursor.varint() : -1, name: cursor.string() };
  if (flags & USERNAME) fan.username = cursor.string();
  fan.key = cursor.string();
  return fan;
}

/** The same without the key of a fan who has a username. */
function readFanChip(id, cursor) {
  const flags = cursor.u8();
  const owned = cursor.varint();
  const stated = flags & STATED ? cursor.varint() : -1;
  return { kind: CHIPS.indexOf("fan"), id, count: Math.max(stated, owned), name: cursor.string(), named: (flags & USERNAME) !== 0, key: cursor.string() };
}

function readChip(kind, id, cursor) {
  const chip = { kind, id, name: cursor.string(), count: cursor.varint() };
  chip.key = CHIPS[kind] === "tag" ? chip.name : cursor.string();
  return chip;
}

const SCORE_BITS = new DataView(new ArrayBuffer(4));

/** A score by its code: 12 significant bits, in the order of the floats. */
function scoreOf(code) {
  const bits = code << 12;
  SCORE_BITS.setInt32(0, bits ^ ((bits >> 31) & 0x7fffffff));
  return SCORE_BITS.getFloat32(0);
}

const MODEL = 0;
export const ORIGINS = ["model", "tags", "popular"];

/**
 * The next entries of a list.
 *
 * @param tralbum reads what an entry recommends
 * @param reference reads what a reason refers to
 * @param self the list's own tralbum, or null
 */
function entries(cursor, count, tralbum, reference, self) {
  let code = 0;
  return Array.from({ length: count }, (_, i) => {
    const flags = cursor.u8();
    const entry = { tralbum: tralbum(), origin: ORIGINS[flags & 3], reasons: [], covered: 0, against: 0 };
    entry.filled = (flags & 3) !== MODEL;
    code = i === 0 ? cursor.zigzag() : code - cursor.varint();
    entry.score = scoreOf(code);
    if (flags & 16) {
      entry.reasons.push({ tralbum: self, share: 255, common: cursor.varint() });
      entry.covered = 255;
      return entry;
    }
    for (let n = (flags >> 2) & 3; n > 0; n--) {
      entry.reasons.push({ tralbum: reference(), share: cursor.u8(), common: cursor.varint() });
    }
    if (entry.reasons.length > 0) entry.covered = cursor.u8();
    if (flags & 32) entry.against = cursor.u8();
    return entry;
  });
}

import { given } from "./given.js";
import { Unusable } from "./shards.js";
import { ORIGINS } from "./tables.js";
import { Withheld } from "./withheld.js";

// Lists from a Parse Server's REST interface, in the place of shards: the same questions as those of Tables. Dense ids are keys here.

const TYPE_OF = { a: "album", t: "track" };
const FAN_KIND = 0;
const TAG_KIND = 1;
const SCENE_KIND = 2;

/** What a fan's page shows first: the collection comes when it is asked for. */
const FAN_FIELDS = "key,name,username,owned,known,stated,tags,entries";
const FAN_REST = "key,owned,owns,wishlist,near";
const CHIP_FIELDS = "key,name,username,owned,stated";
const CARD_FIELDS = "key,title,artist,type,url,cover,released,owners,tags";

/** A query is an address: servers take some 8,000 characters of it, and a character of a key may need three. */
const MOST_IN_QUERY = 1500;

/** Of all owners of a tralbum, so many are named. */
const OWNERS_NAMED = 100;

/** What this page may know from the page before. */
const POINTER_MEMORY = "bcr.parse";
const POINTER_MILLIS = 5 * 60 * 1000;

const chipOfTag = (name) => ({ kind: TAG_KIND, name, key: name });

/** What stands for a fan, as lists have it. */
const chipOfFan = ([key, named, name, count]) => ({ kind: FAN_KIND, key, named: named === 1, name, count });

const chipOfOwn = (fan) => chipOfFan([fan.username ?? fan.key, fan.username ? 1 : 0, fan.name, Math.max(fan.stated ?? -1, fan.owned)]);

function cardOf(object) {
  return {
    id: object.key,
    key: object.key,
    type: TYPE_OF[object.type] ?? null,
    released: object.released ?? null,
    owners: object.owners,
    wishes: object.wishes,
    art: object.cover,
    tags: object.tags.map(chipOfTag),
    title: object.title,
    artist: object.artist,
    url: object.url ?? null,
    price: object.price ?? null,
  };
}

/** The lists of the edition that a Parse Server has. */
export class ParseTables {
  /** Kinds of pages that it has no lists for: those that were made beforehand stand in their own folders. */
  lacks = ["tag", "scene", "search", "mix", "blend", "crate"];

  constructor(pointer) {
    this.edition = pointer.id.slice(0, 16);
    this.pointer = pointer;
    this.withheld = new Withheld(pointer.optOuts);
    this.objects = new Map();
    this.ids = {};
  }

  /** @param {boolean} anew whether the pointer of the page before is not good enough */
  static async open(anew) {
    const { server, application } = given.parse;
    const ask = new Rest(server, application);
    const pointer = (anew ? null : pointerBefore(server)) ?? (await pointerNow(ask, server));
    const tables = new ParseTables(pointer);
    tables.ask = ask;
    return tables;
  }

  note() {
    // Keys are all that the next page needs.
  }

  async objectsOf(type, where, fields, more = {}) {
    return this.ask.find(type, { edition: this.edition, ...where }, { keys: fields, ...more });
  }

  /** An object by its key, asked for once; null where there is none. */
  one(type, key, fields) {
    const name = `${type} ${key} ${fields}`;
    if (!this.objects.has(name)) {
      this.objects.set(name, this.objectsOf(type, { key }, fields, { limit: 1 }).then(([object]) => object ?? null));
    }
    return this.objects.get(name);
  }

  async needed(type, key, fields) {
    const object = await this.one(type, key, fields);
    if (!object) throw new Unusable("missing", `${type} ${key}`);
    return object;
  }

  /** The key that a key or a username leads to, or -1. */
  async find(index, key) {
    if (this.withheld.asked(index, key)) return -1;
    if (index === "tralbum-keys") {
      // Both are needed in a moment.
      this.one("SimilarList", key);
      return (await this.one("Tralbum", key)) ? key : -1;
    }
    const byKey = index === "fan-keys";
    const [fan] = await this.objectsOf("FanList", byKey ? { key } : { lookup: key }, FAN_FIELDS, { limit: 1 });
    if (!fan) return -1;
    this.objects.set(`FanList ${fan.key} ${FAN_FIELDS}`, Promise.resolve(fan));
    return fan.key;
  }

  async fanPage(key) {
    const object = await this.needed("FanList", key, FAN_FIELDS);
    const fan = {
      id: key,
      key,
      name: object.name,
      username: object.username ?? null,
      stated: object.stated ?? -1,
      owned: object.owned,
      known: object.known,
      tags: object.tags.map(chipOfTag),
    };
    return { fan, total: object.entries.length, entries: await this.withCards(object.entries.slice(0, given.part)) };
  }

  async fanEntries({ id }, from, to) {
    return this.withCards((await this.needed("FanList", id, FAN_FIELDS)).entries.slice(from, to));
  }

  /** A fan with all tralbums known. */
  async fan(key) {
    const { owned, owns, wishlist } = await this.needed("FanList", key, FAN_REST);
    return { id: key, key, owned, tralbums: [...owns, ...wishlist] };
  }

  async similarFanChips(key) {
    const { near } = await this.needed("FanList", key, FAN_REST);
    return near.map((other) => ({ chip: chipOfFan(other), common: other[4] })).filter(({ chip }) => !this.withheld.fan(chip));
  }

  async tralbumPage(key) {
    const [object, list] = await Promise.all([this.needed("Tralbum", key), this.needed("SimilarList", key)]);
    const [sceneKey, name, count] = list.scene ?? [];
    return {
      tralbum: cardOf(object),
      scene: list.scene ? { kind: SCENE_KIND, key: sceneKey, name, count } : null,
      ownerCount: list.owners,
      owners: this.withheld.fans(list.fans.map(chipOfFan)),
      total: list.entries.length,
      entries: await this.withCards(list.entries.slice(0, given.part)),
    };
  }

  async similarEntries({ id }, from, to) {
    return this.withCards((await this.needed("SimilarList", id)).entries.slice(from, to));
  }

  /** Fans who own a tralbum; the server looks through all fans for them. On PostgreSQL equality does not look into arrays. */
  async ownerChips(key) {
    return this.owning([key]);
  }

  async commonOwnerChips(one, other) {
    return this.owning([one, other]);
  }

  async owning(keys) {
    const fans = await this.objectsOf("FanList", { owns: { $all: keys } }, CHIP_FIELDS, { limit: OWNERS_NAMED, order: "key" });
    return this.withheld.fans(fans.map(chipOfOwn));
  }

  /** @returns what stands for some fan, or null where there is none */
  async randomFanChip() {
    const fans = this.pointer.counts.fans;
    if (fans === 0) return null;
    const first = Math.floor(Math.random() * fans);
    for (let i = 0; i < fans; i++) {
      const skip = (first + i) % fans;
      const [fan] = await this.objectsOf("FanList", {}, CHIP_FIELDS, { limit: 1, skip, order: "key" });
      if (!fan) throw new Unusable("missing", "FanList");
      const chip = chipOfOwn(fan);
      if (!this.withheld.fan(chip)) return chip;
    }
    return null;
  }

  /** A tralbum with all that its own page says of it. */
  async full(key) {
    return (await this.tralbumPage(key)).tralbum;
  }

  /** Cards of keys, in their order, by as few requests as addresses may be long. */
  async cards(all) {
    const keys = all.filter((key) => !this.withheld.tralbum(key));
    const parts = [];
    let length = MOST_IN_QUERY;
    for (const key of new Set(keys)) {
      if (length + key.length > MOST_IN_QUERY) {
        parts.push([]);
        length = 0;
      }
      parts.at(-1).push(key);
      length += key.length + 3;
    }
    const found = await Promise.all(
      parts.map((part) => this.objectsOf("Tralbum", { key: { $in: part } }, CARD_FIELDS, { limit: part.length })),
    );
    const cards = new Map(found.flat().map((object) => [object.key, cardOf(object)]));
    return keys.map((key) => {
      if (!cards.has(key)) throw new Unusable("missing", `Tralbum ${key}`);
      return cards.get(key);
    });
  }

  async withCards(entries) {
    const keys = entries.flatMap(([key, , , , reasons]) => [key, ...reasons.map(([reason]) => reason)]);
    const cards = new Map((await this.cards(keys)).map((of) => [of.key, of]));
    const shown = ([key]) => cards.has(key);
    return entries.filter(shown).map(([key, origin, covered, against, reasons]) => ({
      tralbum: cards.get(key),
      origin: ORIGINS[origin],
      filled: origin !== 0,
      covered,
      against,
      reasons: reasons.filter(shown).map(([reason, share, common]) => ({ tralbum: cards.get(reason), share, common })),
    }));
  }
}

/** Asks a Parse Server, as anybody may who has the application's id. */
class Rest {
  constructor(server, application) {
    this.server = server;
    this.application = application;
  }

  /** @returns {Promise<object[]>} */
  async find(type, where, parameters) {
    const query = new URLSearchParams({ where: JSON.stringify(where) });
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
    let answer;
    try {
      answer = await fetch(`${this.server}/classes/${type}?${query}`, {
        headers: { "X-Parse-Application-Id": this.application },
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
    } catch {
      throw new Unusable("unreachable", type);
    }
    if (!answer.ok) throw new Unusable("unreachable", `${type}: status ${answer.status}`);
    try {
      const { results } = await answer.json();
      if (Array.isArray(results)) return results;
    } catch {
      throw new Unusable("truncated", type);
    }
    throw new Unusable("corrupt", type);
  }
}

async function pointerNow(ask, server) {
  const [file] = await ask.find("SiteFile", { name: "data/manifest.json" }, { limit: 1 });
  if (!file) throw new Unusable("missing", "data/manifest.json");
  let pointer;
  try {
    pointer = JSON.parse(file.body);
  } catch {
    throw new Unusable("corrupt", "data/manifest.json");
  }
  try {
    sessionStorage.setItem(POINTER_MEMORY, JSON.stringify({ server, pointer, time: Date.now() }));
  } catch {
    // Asked for again by the next page then.
  }
  return pointer;
}

/** The pointer of a page before is good for a few minutes. */
function pointerBefore(server) {
  try {
    const { server: of, pointer, time } = JSON.parse(sessionStorage.getItem(POINTER_MEMORY));
    return of === server && Date.now() - time < POINTER_MILLIS ? pointer : null;
  } catch {
    return null;
  }
}

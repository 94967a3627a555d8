import { fromBase64, sha256Here, Unusable } from "./shards.js";

// Who opted out: nobody is shown them, whatever edition the manifest names. The manifest brings salted hashes, never names.

const SALT_BYTES = 16;
const TIME_BYTES = 8;
const HASH_BYTES = 8;

const hashAt = (view, at) => `${view.getUint32(at)} ${view.getUint32(at + 4)}`;

/** The salt of a text of OptOuts.java, and its hashes. */
function saltedHashes(text) {
  let bytes;
  try {
    bytes = fromBase64(text);
  } catch {
    throw new Unusable("corrupt", "manifest.json");
  }
  const hashes = new Set();
  const view = new DataView(bytes.buffer);
  for (let at = SALT_BYTES + TIME_BYTES; at + HASH_BYTES <= bytes.length; at += HASH_BYTES) hashes.add(hashAt(view, at));
  return { salt: bytes.subarray(0, SALT_BYTES), hashes };
}

/** What must not be shown of an edition. Where nobody opted out, every question is answered at once. */
export class Withheld {
  /** @param {string[]} texts as the manifest has them */
  constructor(texts) {
    this.groups = (texts ?? []).map(saltedHashes);
    this.judged = new Map();
  }

  /** Whether a key, told apart as OptOutKey.java does, is one of those. */
  holds(text) {
    if (this.groups.length === 0) return false;
    if (!this.judged.has(text)) this.judged.set(text, this.groups.some((group) => Withheld.isIn(group, text)));
    return this.judged.get(text);
  }

  static isIn({ salt, hashes }, text) {
    const key = new TextEncoder().encode(text);
    const salted = new Uint8Array(salt.length + key.length);
    salted.set(salt);
    salted.set(key, salt.length);
    return hashes.has(hashAt(new DataView(sha256Here(salted).buffer), 0));
  }

  tralbum(key) {
    return this.holds(key);
  }

  /** @param {{key: string, named: boolean}} who a fan by key, or by username */
  fan({ key, named }) {
    return this.holds(named ? `n:${key.toLowerCase()}` : key.startsWith("x:") ? `fan ${key}` : key);
  }

  /** Whether what is looked up in an index of keys is withheld. */
  asked(index, key) {
    if (index === "fan-usernames") return this.fan({ key, named: true });
    if (index === "fan-keys") return this.fan({ key, named: false });
    return this.tralbum(index === "tralbum-urls" ? `u:https://${key}` : key);
  }

  cards(cards) {
    return this.groups.length === 0 ? cards : cards.filter(({ key }) => !this.tralbum(key));
  }

  fans(chips) {
    return this.groups.length === 0 ? chips : chips.filter((chip) => !this.fan(chip));
  }

  /** Entries of a list with cards, but those of withheld tralbums; likewise their reasons. */
  entries(entries) {
    if (this.groups.length === 0) return entries;
    return entries
      .filter(({ tralbum }) => !this.tralbum(tralbum.key))
      .map((entry) => ({ ...entry, reasons: entry.reasons.filter(({ tralbum }) => !this.tralbum(tralbum.key)) }));
  }
}

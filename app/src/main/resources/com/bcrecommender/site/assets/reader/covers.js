import { given } from "./given.js";

// The class names of a drawn cover: the same dice, colours and letters as the server's, see Cover.java.

const SHAPES = ["ROUND", "GRID", "SHARP"];
const LETTERS = ["SANS", "SERIF", "MONO"];
const { covers } = given;

const encoder = new TextEncoder();

/** Numbers that a text alone decides: a hash of its UTF-8, mixed, then xorshift. */
class Dice {
  constructor(seed) {
    let hash = 1;
    for (const byte of encoder.encode(seed)) hash = (Math.imul(hash, 31) + ((byte << 24) >> 24)) | 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    this.state = hash === 0 ? 1 : hash;
  }

  below(bound) {
    let state = this.state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.state = state;
    return (state >>> 0) % bound;
  }

  between(low, high) {
    return low + this.below(high - low + 1);
  }

  chance(percent) {
    return this.below(100) < percent;
  }
}

const ofWord = (word) => (Object.hasOwn(covers.words, word) ? covers.colours[covers.words[word]] : undefined);

function colour(key, tags) {
  for (const tag of tags) {
    const found = ofWord(tag.toLowerCase().replaceAll(" ", "-"));
    if (found) return found;
  }
  for (const tag of tags) {
    for (const word of tag.toLowerCase().split(/\P{L}+/u).reverse()) {
      const found = ofWord(word);
      if (found) return found;
    }
  }
  const dice = new Dice(tags.length === 0 ? key : tags[0]);
  const shape = SHAPES[dice.below(SHAPES.length)];
  const type = LETTERS[dice.below(LETTERS.length)];
  return { hue: dice.below(360), strength: covers.otherStrength, shape, type };
}

const NARROW = "iIjl.,:;'!|ft ()[]1";
const WIDE = "mwMW@%&";

function widthOf(letter) {
  const c = letter.codePointAt(0);
  if (c < 0x80) {
    if (NARROW.includes(letter)) return 0.36;
    if (WIDE.includes(letter)) return 0.95;
    return c >= 65 && c <= 90 ? 0.76 : 0.65;
  }
  const square =
    /\p{Ideographic}/u.test(letter) ||
    (c >= 0x1100 && c <= 0x11ff) ||
    (c >= 0x3040 && c <= 0x30ff) ||
    (c >= 0xac00 && c <= 0xd7af) ||
    (c >= 0xff00 && c <= 0xff60) ||
    c >= 0x1f000;
  if (square) return 1.05;
  if (/[\p{Mn}\p{Cf}]/u.test(letter)) return 0;
  return /\p{Lu}/u.test(letter) ? 0.76 : 0.65;
}

const MIDDLE_EMS = 86 / 11.5;
const LARGE_EMS = 86 / 16;
const MONO = 1.05;

function letterSize(title, type) {
  const factor = type === "MONO" ? MONO : 1;
  let sum = 0;
  for (const letter of title) {
    if (sum > MIDDLE_EMS / factor) break;
    sum += widthOf(letter);
  }
  const ems = sum * factor;
  return ems <= LARGE_EMS ? 2 : ems <= MIDDLE_EMS ? 1 : 0;
}

/** Steps of hue are those of the style sheet. */
const step = (degrees) => ((Math.round(degrees / (360 / covers.steps)) % covers.steps) + covers.steps) % covers.steps;

/** @returns class names such as `p3 h14 k3 s0 v6 z1 mono` */
export function cover(key, tags, title) {
  const { hue, strength, shape, type } = colour(key, tags);
  const dice = new Dice(key);
  const family = dice.chance(80) ? shape : SHAPES[dice.below(SHAPES.length)];
  const picture = SHAPES.indexOf(family) * covers.pictures + dice.below(covers.pictures);
  const h = step(hue + dice.between(-14, 14));
  const scheme = 2 * dice.below(covers.schemes / 2) + (dice.chance(60) ? 0 : 1);
  const suffix = type === "SANS" ? "" : ` ${type.toLowerCase()}`;
  return `p${picture} h${h} k${strength} s${scheme} v${dice.below(covers.variations)} z${letterSize(title, type)}${suffix}`;
}

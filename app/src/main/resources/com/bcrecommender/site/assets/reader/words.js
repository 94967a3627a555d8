import { given } from "./given.js";

// The site's sentences, from the same texts.properties as those of the server. A sentence is an array of parts: {text, name}.

const numbers = new Intl.NumberFormat(given.locale);
const dates = new Intl.DateTimeFormat(given.locale, { dateStyle: "long", timeZone: "UTC" });

/** A text in which `<0>`, `<1>` are names, and `{0}`, `{1}` numbers or words. */
export function phrase(key, ...args) {
  const pattern = given.texts[key];
  if (pattern === undefined) throw new Error(`no text ${key}`);
  const parts = [];
  const add = (text, name) => {
    const last = parts.at(-1);
    if (last && !name && !last.name) last.text += text;
    else parts.push({ text, name });
  };
  for (const piece of pattern.split(/([{<]\d[}>])/)) {
    const slot = /^([{<])(\d)[}>]$/.exec(piece);
    if (slot) {
      const value = args[Number(slot[2])];
      add(typeof value === "number" ? numbers.format(value) : value, slot[1] === "<");
    } else if (piece) {
      add(piece, false);
    }
  }
  return parts;
}

export const plain = (parts) => parts.map((part) => part.text).join("");

export const get = (key, ...args) => plain(phrase(key, ...args));

/** A text that depends on a count, its first argument. */
export const counted = (key, count, ...more) => phrase(`${key}.${count === 1 ? "one" : "other"}`, count, ...more);

export const count = (key, n, ...more) => plain(counted(key, n, ...more));

/** @param {number} epochDay days since 1970-01-01 */
export const date = (epochDay) => dates.format(epochDay * 86_400_000);

// What a visitor's wishes make of a list: pure functions over entries, without a page. An entry is what tables.js reads:
// {tralbum, score, reasons: [{tralbum, share of 255, common}], covered, against, origin, filled}.

/** Entries that a list has at most, as those of an edition. */
const MOST_ENTRIES = 100;

/** How far each step of the dial from familiar to deep cuts bends a score: it is divided by a power of the owners. */
const DEPTH_POWER = 0.25;

/** How much of its likeness to a record that a visitor wants less of an entry loses. */
const LESS = 0.5;

/** A dial that nobody has touched. */
export const NO_MOOD = { perArtist: 0, depth: 0, all: [], any: [], not: [], from: 0, to: 0, type: "", price: "", weights: {} };

export const isMood = (mood) => Object.entries(NO_MOOD).some(([name, none]) => JSON.stringify(mood[name]) !== JSON.stringify(none));

/** Upper and lower case and accents are one. */
export const sameName = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().trim();

const artistOf = (entry) => sameName(entry.tralbum.artist);

/** The host of a record's page: whoever sells it there, a label or the artist. */
export function labelOf(tralbum) {
  const address = tralbum.url ?? (tralbum.key.startsWith("u:") ? tralbum.key.slice(2) : "");
  return /^(?:https?:\/\/)?([^/?#:\s]+\.[a-z]{2,})(?:[/:?#]|$)/i.exec(address)?.[1].toLowerCase() ?? null;
}

export const yearOf = (tralbum) => (tralbum.released === null || tralbum.released === undefined ? null : new Date(tralbum.released * 86_400_000).getUTCFullYear());

/** Whether a price is one that nobody has to pay; null where it is unknown. */
const isFree = (tralbum) => (tralbum.price === null || tralbum.price === undefined ? null : tralbum.price === "free" || tralbum.price === "name your price");

/**
 * A list out of the lists of similar records of some seeds: for each record the sum over the seeds of its score over that
 * seed's first score, times the root of the number of seeds that agree, so that agreement counts for more than one strong
 * likeness.
 *
 * @param {{tralbum: object, weight: number, list: {tralbum: number, score: number, reasons: object[]}[]}[]} seeds `list`
 *     holds ids in the place of cards
 * @param {Set<number>} out ids that are not wanted
 * @returns {object[]} entries with ids in the place of cards, best first; of equals the lower id first
 */
export function mixed(seeds, out) {
  const found = new Map();
  for (const seed of seeds) {
    const first = seed.list[0]?.score ?? 0;
    if (!(first > 0) || !(seed.weight > 0)) continue;
    for (const { tralbum, score, reasons } of seed.list) {
      if (out.has(tralbum) || !(score > 0)) continue;
      const parts = found.get(tralbum) ?? [];
      parts.push({ tralbum: seed.tralbum, part: (seed.weight * score) / first, common: reasons[0]?.common ?? 0 });
      found.set(tralbum, parts);
    }
  }
  const entries = [...found].map(([tralbum, parts]) => {
    const sum = parts.reduce((total, { part }) => total + part, 0);
    parts.sort((a, b) => b.part - a.part);
    const reasons = parts.slice(0, 3).map(({ tralbum: seed, part, common }) => ({ tralbum: seed, share: Math.round((255 * part) / sum), common }));
    const covered = Math.min(255, reasons.reduce((total, { share }) => total + share, 0));
    return { tralbum, score: sum * Math.sqrt(parts.length), reasons, covered, against: 0, origin: "model", filled: false };
  });
  return entries.sort((a, b) => b.score - a.score || a.tralbum - b.tralbum).slice(0, MOST_ENTRIES);
}

/**
 * Picks for several fans in turn, so that each gets as much as another: the next pick is for the one who has got least, and
 * is the best of that fan's list that is left, where what another wants too counts for more.
 *
 * @param {{fan: object, entries: object[]}[]} fans with ids in the place of cards
 * @param {Set<number>} out ids that are not wanted: what one of them has
 * @returns {object[]} entries, each with `of`: the fans whose lists have it, first the one it was picked for
 */
export function blended(fans, out) {
  const worth = fans.map(({ entries }) => new Map(entries.map(({ tralbum, score }, i) => [tralbum, entries[0].score > 0 ? score / entries[0].score : 1 - i / MOST_ENTRIES])));
  const queues = fans.map(({ entries }) => entries.filter(({ tralbum }) => !out.has(tralbum)));
  const got = fans.map(() => 0);
  const taken = new Set();
  const picked = [];
  while (picked.length < MOST_ENTRIES) {
    queues.forEach((queue, i) => (queues[i] = queue.filter(({ tralbum }) => !taken.has(tralbum))));
    const waiting = fans.map((_, i) => i).filter((i) => queues[i].length > 0);
    if (waiting.length === 0) break;
    const turn = waiting.reduce((best, i) => (got[i] < got[best] ? i : best));
    const value = ({ tralbum }) => worth.reduce((sum, of, i) => sum + (of.get(tralbum) ?? 0) * (i === turn ? fans.length : 1), 0);
    const pick = queues[turn].reduce((best, entry) => (value(entry) > value(best) ? entry : best));
    taken.add(pick.tralbum);
    const of = [turn, ...fans.map((_, i) => i).filter((i) => i !== turn && worth[i].has(pick.tralbum))];
    of.forEach((i) => (got[i] += worth[i].get(pick.tralbum)));
    picked.push({ ...pick, score: value(pick), of: of.map((i) => fans[i].fan) });
  }
  return picked;
}

/** Which rule leaves an entry out: one of the visitor's noes, a filter, or nothing (null). */
export function ruleAgainst(entry, noes, mood) {
  const { tralbum } = entry;
  if (noes.against(tralbum)) return { rule: "no" };
  const names = new Set(tralbum.tags.map((tag) => tag.name));
  const year = yearOf(tralbum);
  if (mood.all.some((tag) => !names.has(tag)) || (mood.any.length > 0 && !mood.any.some((tag) => names.has(tag)))) return { rule: "tags" };
  if (mood.not.some((tag) => names.has(tag))) return { rule: "not" };
  if (mood.from || mood.to) {
    if (year === null) return { rule: "year", unknown: true };
    if ((mood.from && year < mood.from) || (mood.to && year > mood.to)) return { rule: "year" };
  }
  if (mood.type && tralbum.type !== mood.type) return { rule: "type", unknown: tralbum.type === null };
  if (mood.price && isFree(tralbum) !== true) return { rule: "price", unknown: isFree(tralbum) === null };
  return null;
}

/** What an entry is worth to the visitor, where 1 is the list's first entry as it came. */
function valueOf(entry, i, first, mood, less) {
  // Lists without scores are in order all the same.
  const own = first > 0 && entry.score !== undefined ? entry.score / first : 1 - i / MOST_ENTRIES;
  const shift = entry.reasons.reduce((sum, { tralbum, share }) => sum + ((mood.weights[tralbum?.key] ?? 1) - 1) * (share / 255), 0);
  const unlike = less.reduce((sum, likeness) => sum + (likeness.get(entry.tralbum.id) ?? 0), 0);
  const weighed = Math.max(0, own * (1 + shift) - LESS * unlike);
  return weighed / (entry.tralbum.owners + 1) ** (DEPTH_POWER * mood.depth);
}

/**
 * A list as the visitor wants it.
 *
 * @param {object[]} entries with cards that have all tags
 * @param noes what is not wanted: `against(tralbum)` says which no it is, or null
 * @param {Map<number, number>[]} less for each record that less like it is wanted of: likeness from 0 to 1 by id
 * @returns {{shown: object[], left: Map<number, object>, unknown: Record<string, number>}} `left` holds the rule by key
 */
export function arranged(entries, noes, mood, less = []) {
  const left = new Map();
  const unknown = {};
  const kept = [];
  const first = entries[0]?.score ?? 0;
  entries.forEach((entry, i) => {
    const rule = ruleAgainst(entry, noes, mood);
    if (rule === null) {
      kept.push({ entry, i, value: valueOf(entry, i, first, mood, less) });
      return;
    }
    left.set(entry.tralbum.key, rule);
    if (rule.unknown) unknown[rule.rule] = (unknown[rule.rule] ?? 0) + 1;
  });
  if (mood.depth !== 0 || less.length > 0 || Object.keys(mood.weights).length > 0) kept.sort((a, b) => b.value - a.value || a.i - b.i);
  if (mood.perArtist === 0) return { shown: kept.map(({ entry }) => entry), left, unknown };
  const by = new Map();
  const shown = [];
  for (const { entry } of kept) {
    const artist = artistOf(entry);
    const n = (by.get(artist) ?? 0) + 1;
    by.set(artist, n);
    if (artist === "" || n <= mood.perArtist) shown.push(entry);
    else left.set(entry.tralbum.key, { rule: "artist" });
  }
  return { shown, left, unknown };
}

/** How many tralbums carry each tag. */
export function carriersOf(tralbums) {
  const carriers = new Map();
  tralbums.forEach(({ tags }) => tags.forEach(({ name }) => carriers.set(name, (carriers.get(name) ?? 0) + 1)));
  return carriers;
}

/** The names of tags, those on most tralbums first. */
export const usualFirst = (carriers) => [...carriers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);

/** The tralbums that lead to entries, those with the largest sum of shares first. */
export function leadingIn(entries) {
  const sums = new Map();
  entries.forEach(({ reasons }) => reasons.forEach(({ tralbum, share }) => sums.set(tralbum.key, { tralbum, sum: (sums.get(tralbum.key)?.sum ?? 0) + share })));
  return [...sums.values()].sort((a, b) => b.sum - a.sum || (a.tralbum.key < b.tralbum.key ? -1 : 1)).map(({ tralbum }) => tralbum);
}

const SEEN_FIRST = 20;

/** How many owners a record has in the middle of the first twenty; null where there is none. */
export function usualOwners(entries) {
  const owners = entries.slice(0, SEEN_FIRST).map((entry) => entry.tralbum.owners).sort((a, b) => a - b);
  return owners.length === 0 ? null : owners[Math.floor((owners.length - 1) / 2)];
}

const MOST_FACETS = 6;
const LEAST_IN_FACET = 3;

/** Below this likeness two groups stay apart. */
const NEAR = 0.12;

/** What an entry comes from, as a vector of length 1: the fan's records by their shares, tags with half the weight. */
function origins(entry, rarity) {
  const of = new Map(entry.reasons.map(({ tralbum, share }) => [`r${tralbum.key}`, share / 255]));
  const tags = entry.tralbum.tags;
  tags.forEach((tag) => of.set(`t${tag.name}`, (0.5 * rarity(tag.name)) / Math.sqrt(tags.length)));
  const length = Math.hypot(...of.values());
  if (length > 0) of.forEach((value, key) => of.set(key, value / length));
  return of;
}

function dot(a, b) {
  let sum = 0;
  for (const [key, value] of a) sum += value * (b.get(key) ?? 0);
  return sum;
}

/**
 * Groups a list by what its entries come from: average linkage (Sokal and Michener, 1958) over their reasons and tags, as
 * long as two groups are near. What is in no group of three comes last.
 *
 * @param {object[]} entries with cards
 * @returns {{entries: object[], records: object[], tags: string[]}[]} named by the records and tags that set them apart;
 *     the group with the best entry first, the rest with neither
 */
export function facets(entries) {
  const carriers = carriersOf(entries.map(({ tralbum }) => tralbum));
  const rarity = (name) => Math.log(1 + entries.length / carriers.get(name));
  const vectors = entries.map((entry) => origins(entry, rarity));
  const groups = entries.map((_, i) => [i]);
  const likeness = vectors.map((a) => vectors.map((b) => dot(a, b)));
  while (groups.length > 1) {
    let best = [-1, -1];
    let most = NEAR;
    for (let a = 0; a < groups.length; a++) {
      for (let b = a + 1; b < groups.length; b++) {
        if (likeness[a][b] > most) {
          most = likeness[a][b];
          best = [a, b];
        }
      }
    }
    const [a, b] = best;
    if (a < 0) break;
    const [m, n] = [groups[a].length, groups[b].length];
    for (let c = 0; c < groups.length; c++) {
      likeness[a][c] = likeness[c][a] = (m * likeness[a][c] + n * likeness[b][c]) / (m + n);
    }
    groups[a].push(...groups[b]);
    groups.splice(b, 1);
    likeness.splice(b, 1);
    likeness.forEach((row) => row.splice(b, 1));
  }
  const large = groups.filter((group) => group.length >= LEAST_IN_FACET);
  large.forEach((group) => group.sort((a, b) => a - b));
  large.sort((a, b) => b.length - a.length || a[0] - b[0]);
  const named = large.slice(0, MOST_FACETS).sort((a, b) => a[0] - b[0]);
  const inside = new Set(named.flat());
  const rest = entries.filter((_, i) => !inside.has(i));
  const out = named.map((group) => ({ entries: group.map((i) => entries[i]), ...nameOf(group, entries, carriers) }));
  if (rest.length > 0) out.push({ entries: rest, records: [], tags: [] });
  return out;
}

/** The records that lead to most of a group, and the tags that are more frequent in it than in the list. */
function nameOf(group, entries, carriers) {
  const inside = group.map((i) => entries[i]);
  const lift = ([name, n]) => (n * n) / carriers.get(name);
  const distinct = [...carriersOf(inside.map(({ tralbum }) => tralbum))].filter(([, n]) => n > 1).sort((a, b) => lift(b) - lift(a) || (a[0] < b[0] ? -1 : 1)).slice(0, 2);
  return { records: leadingIn(inside).slice(0, 2), tags: distinct.map(([name]) => name) };
}

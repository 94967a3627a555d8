import { fill } from "./holes.js";
import { encode } from "./views.js";
import { Unusable } from "./shards.js";
import { count, get } from "./words.js";
import { given } from "./given.js";

// Mark-up that the server's templates left, filled, and put into the page that is shown.

export const root = new URL("../", import.meta.url);

/** The whole address of a link as mark-up has it, which is from one folder below the root. */
export const onSite = (href) => new URL(href, new URL("page/", root)).href;

/** What the address asks for is not there, or not to be understood: a line for the visitor. */
export class Refusal extends Error {}

/** The page that is shown: another one after each `arrive`. `whole` is one that needs nothing put into it, `nested` one that lies one folder below the root. */
export const here = { main: null, kind: "", whole: false, params: null, templates: new Map(), nested: false };

const readTemplates = (page) => new Map([...page.querySelectorAll("main template")].map((element) => [element.id, element.content]));

/** Looks at the document's page: what kind it is, what its address asks for, which mark-up it brought. */
export function arrive() {
  here.main = document.getElementById("main");
  const { page, self = "" } = document.documentElement.dataset;
  here.whole = page === undefined;
  here.kind = page ?? self.split("/")[0];
  const asked = new URLSearchParams(self.split("?")[1] ?? "");
  new URLSearchParams(location.search).forEach((value, name) => asked.set(name, value));
  here.params = asked;
  const brought = readTemplates(document);
  // A page that is made once more, with another choice behind its #, has its mark-up from before.
  if (brought.size > 0 || here.whole) here.templates = brought;
  // Mark-up has links as they are one folder below the root.
  here.nested = location.pathname.slice(root.pathname.length).split("/").length === 2;
  pending = [];
}

/** Takes mark-up from another page of the site where this one brought none. */
export async function borrowTemplates(path) {
  if (here.templates.has("name")) return;
  const answer = await fetch(new URL(path, root));
  if (!answer.ok) throw new Unusable("missing", path);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const [id, content] of readTemplates(page)) here.templates.set(id, document.importNode(content, true));
}

export const template = (id) => here.templates.get(id)?.cloneNode(true);

/** Mark-up of a name in a sentence, of which copies are made. */
const nameMark = () => here.templates.get("name")?.querySelector("cite");

/** Fills the holes of a page's mark-up. */
export const fillPage = (page, values) => fill(page, values, nameMark());

/** An item of a list: first its own holes, then its rows, whose texts may look like holes. */
export function item(pattern, view) {
  const made = pattern.cloneNode(true);
  const row = made.querySelector("ol > li");
  const rows = row?.parentElement;
  row?.remove();
  fill(made, view.why ? { ...view, ...view.why } : view, nameMark());
  rows?.replaceChildren(...view.why.rows.map((values) => item(row, values)));
  const play = view.buy && made.querySelector("[data-player]");
  if (play) play.href = view.buy;
  if (!here.nested) {
    for (const link of made.querySelectorAll('a[href^="../"]')) link.href = onSite(link.getAttribute("href"));
  }
  return made;
}

/**
 * Fills a list with its items, by the mark-up of its first one, or of the one that `choose` says.
 *
 * @returns what makes more of its items
 */
export function list(ul, views, choose = () => 0) {
  const patterns = [...ul.children];
  const make = (view) => item(patterns[choose(view)], view);
  ul.replaceChildren();
  pending.push([ul, views.map(make)]);
  return make;
}

/** Items stay out of their lists until the page around them is filled: their texts may look like holes. */
let pending = [];

/** Puts children where they belong, once the page is filled. */
export const later = (parent, children) => pending.push([parent, children]);

export function settle() {
  for (const [ul, items] of pending) ul.replaceChildren(...items);
  pending = [];
}

/** Cards have two kinds of mark-up: with the evidence of their reason, and without. */
export const choosePattern = (view) => (view.why ? 0 : 1);

export const grid = (section, views) => list(section.querySelector(".crate"), views, choosePattern);

/** The hint below a list, a new one where there was nothing to say yet. */
export function hintOf(section) {
  const made = () => section.appendChild(element("p", { className: "hint" }));
  return section.querySelector(":scope > .hint") ?? made();
}

/** A section of a page, or what stands in its place where it has nothing to show. */
export function section(page, id, empty) {
  const found = page.querySelector(`section[aria-labelledby="${id}"]`);
  if (!empty) return found;
  const bare = template("bare").querySelector(`section[aria-labelledby="${id}"]`);
  if (bare) found.replaceWith(bare);
  else found.remove();
  return null;
}

export function chips(parent, views) {
  if (views.length === 0) parent.remove();
  else list(parent.querySelector(".chips") ?? parent, views);
}

/** The part of the address behind the #, where it is one of ours: names with values. No browser sends it. */
export const fragment = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

/** Puts names with values behind the #, in the place of what is there. */
export const writeFragment = (values) => history.replaceState(history.state, "", values.size === 0 ? location.pathname + location.search : `#${values}`);

/** An element with properties and children: texts stay texts. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (property.startsWith("data-") || property.startsWith("aria-") || property === "for") made.setAttribute(property, value);
    else made[property] = value;
  }
  made.append(...children);
  return made;
}

export const button = (text, onclick, className = "btn btn-outline-secondary", more = {}) => element("button", { type: "button", className, onclick, ...more }, text);

/** The way to the other parts of a list. */
export function paging(nav, parameter, anchor, from, size, total) {
  const to = Math.min(total, from + size);
  if (from === 0 && to === total) return nav.remove();
  const part = (at) => {
    const query = new URLSearchParams(here.params);
    query.delete("from");
    query.delete("shelf");
    const rest = [...query].map(([key, value]) => `${key}=${encode(value)}`).join("&");
    return `../${here.kind}/?${rest}${at === 0 ? "" : `&${parameter}=${at}`}${anchor}`;
  };
  return fill(nav, {
    previous: from === 0 ? null : part(Math.max(0, from - size)),
    next: to === total ? null : part(to),
    range: get("paging.range", from + 1, to, total),
  });
}

/** A place in a list, as the address has it. */
export function place(parameter, total) {
  const text = here.params.get(parameter) ?? "";
  if (text === "") return 0;
  const most = Math.max(0, total - 1);
  const from = /^[0-9]{1,9}$/.test(text) ? Number(text) : -1;
  if (from < 0 || from > most) throw new Refusal(get("error.from", parameter, most, text));
  return from;
}

export function required(parameter) {
  const text = here.params.get(parameter);
  if (!text) throw new Refusal(get("error.parameter", parameter));
  return text;
}

export async function found(tables, index, key, error, asked) {
  const id = await tables.find(index, key);
  if (id < 0) throw new Refusal(get(error, asked));
  return id;
}

/** Does what can wait until the visitor sees what was done. */
export const whenIdle = (act) => (window.requestIdleCallback ?? setTimeout)(act, { timeout: 300 });

/** Puts a node where it belongs in the page; a browser that can moves it as it is, with half the work and its focus. */
function insert(parent, node, before) {
  if (parent.moveBefore && node.isConnected) parent.moveBefore(node, before);
  else parent.insertBefore(node, before);
}

/** What each list was last given. */
const orders = new WeakMap();

/**
 * Gives a list in the page its items, in order, and leaves alone what is in its place. To take an item out of a page costs as
 * much as to put one in, so what is no longer wanted waits behind the others until they are seen, where they fill the window.
 */
export function arrange(ul, items) {
  const wanted = new Set(items);
  const takeOut = () => [...ul.children].forEach((li) => wanted.has(li) || li.remove());
  if (items.length < given.part || ul.contains(document.activeElement)) takeOut();
  items.forEach((li, i) => {
    const there = ul.children[i];
    if (there !== li) insert(ul, li, there ?? null);
  });
  orders.set(ul, wanted);
  if (ul.children.length > items.length) whenIdle(() => orders.get(ul) === wanted && takeOut());
}

/** Shows a page. */
export function show(page, title) {
  settle();
  document.title = title ? `${title} · ${get("site.name")}` : get("site.name");
  here.main.replaceChildren(page);
  here.main.classList.add("shown");
}

/** The script of player, covers and keys. */
export const site = () => import(new URL(given.site, root));

/** Player, covers and keys of what was put into the page. */
export const dress = async (within) => (await site()).dress(within);

/** Does what adds to a page that is shown; what goes wrong is said there. */
export const add = (act, where) => act().then(() => dress(where), (error) => fail(error, where));

/** Adds to the page once an element is seen, or as near as `rootMargin` says. */
export function whenSeen(seen, act, rootMargin = "0px") {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    add(act, seen);
  }, { rootMargin });
  // Who looks at the first entries alone has fetched nothing else. How high the page is is asked once it is laid out anyway.
  const observe = () => observer.observe(seen);
  const begin = () => {
    if (document.documentElement.scrollHeight > innerHeight) addEventListener("scroll", observe, { once: true, passive: true });
    else observe();
  };
  const frame = requestAnimationFrame(() => setTimeout(begin));
  return () => {
    cancelAnimationFrame(frame);
    removeEventListener("scroll", observe);
    observer.disconnect();
  };
}

/** What to say where the data cannot be used. */
const UNUSABLE = {
  "missing": "error.data.missing",
  "unreachable": "error.data.unreachable",
  "truncated": "error.data.truncated",
  "foreign": "error.data.foreign",
  "too-new": "error.data.too-new",
  "too-old": "error.data.too-old",
  "corrupt": "error.data.corrupt",
};

/** What went wrong, in words. */
export function lineOf(error) {
  const unusable = error instanceof Unusable;
  if (!unusable && !(error instanceof Refusal)) console.error(error);
  if (unusable) console.warn(error.message);
  return unusable ? get(UNUSABLE[error.reason]) : error instanceof Refusal ? error.message : get("error.500");
}

/** Says what went wrong, in the place of the page or of a part of it. */
export function fail(error, where = here.main) {
  const line = lineOf(error);
  const page = template("message");
  if (!page) {
    where.append(element("p", { className: "hint" }, line));
    return;
  }
  fill(page, { line, advice: get(error instanceof Unusable ? "error.data.advice" : "error.404.advice") });
  page.querySelector("code")?.parentElement.remove();
  if (where === here.main) show(page, line);
  else where.append(page.querySelector(".notice > p") ?? page);
}

/** Tells those who cannot see what has changed. */
export function tell(text) {
  let line = document.getElementById("told");
  if (!line) document.body.append((line = element("p", { id: "told", className: "visually-hidden", role: "status" })));
  line.textContent = text;
}

export const counts = (n) => count("count.records", n);

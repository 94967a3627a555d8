import { arrive, dress, fail, here, root, Refusal, site } from "./dom.js";
import { given } from "./given.js";
import { cratePage, minePage } from "./keep.js";
import { blend, mix } from "./mix.js";
import { PAGES, shape } from "./pages.js";
import { ParseTables } from "./parse.js";
import { Shards, Unusable } from "./shards.js";
import { Tables } from "./tables.js";
import { get } from "./words.js";

// Where it begins: makes the page that the address asks for, out of an edition's shards, or takes up the one that came whole.

/** A manifest younger than this is not asked for again by the next page. */
const FRESH_MILLIS = 5 * 60 * 1000;

/** All that the reader makes. */
const MADE = { ...PAGES, mix, blend, mine: minePage, crate: cratePage };

/** Pages of what the browser keeps need no edition. */
const NEEDS_NOTHING = new Set(["mine"]);

/** The manifest of a page before is good for a few minutes. */
function remembered() {
  try {
    const { text, time } = JSON.parse(sessionStorage.getItem("bcr.manifest"));
    return Date.now() - time < FRESH_MILLIS ? text : null;
  } catch {
    return null;
  }
}

function remember(name, what) {
  try {
    sessionStorage.setItem(name, JSON.stringify(what));
  } catch {
    // Asked for again then.
  }
}

async function openShards(anew) {
  const shards = new Shards(root);
  const text = anew ? null : remembered();
  if (text) {
    shards.read(text);
    return shards;
  }
  await shards.open(window.ahead);
  delete window.ahead;
  remember("bcr.manifest", { text: shards.text, time: Date.now() });
  return shards;
}

/** Ids of the same edition, from the page before. */
function idsBefore(edition) {
  try {
    const before = JSON.parse(sessionStorage.getItem("bcr.ids"));
    return before.edition === edition ? before.ids : {};
  } catch {
    return {};
  }
}

/** The edition's tables, from where this site has them. */
async function source(anew) {
  if (given.parse) return ParseTables.open(anew);
  const shards = await openShards(anew);
  return new Tables(shards, idsBefore(shards.manifest.id));
}

/** Keeps the ids of what the page leads to for the next page. */
function keepIds(tables) {
  if (tables.shards) remember("bcr.ids", { edition: tables.shards.manifest.id, ids: tables.ids });
}

/** Leads to the page's own folder where it was made beforehand, or says that there is no such page. */
async function elsewhere(kind) {
  const asked = here.params.get("name") ?? "";
  const own = new URL(`${kind}/${asked}/`, root);
  if (/^[a-z0-9~-]+$/.test(asked) && (await fetch(own, { method: "HEAD" })).ok) return own.href;
  throw new Refusal(get("error.lists"));
}

async function make(anew) {
  if (NEEDS_NOTHING.has(here.kind)) return MADE[here.kind]();
  const tables = await source(anew);
  try {
    const on = await (tables.lacks?.includes(here.kind) ? elsewhere(here.kind) : MADE[here.kind](tables));
    keepIds(tables);
    if (on) return leave(new URL(on, location.href));
    // Behind a page that looked for no key, one may follow that does.
    if (tables.shards && !navigator.connection?.saveData) tables.shards.openKeys().catch(() => {});
  } catch (error) {
    // A newer edition may have taken the place of the one that the manifest names.
    if (!(error instanceof Unusable) || anew || error.reason !== "missing") throw error;
    return make(true);
  }
  return undefined;
}

/** The way back leads past this page. */
async function leave(to) {
  if ((await site()).isPlaying()) return go(to, true);
  location.replace(to);
  return new Promise(() => {});
}

async function begin() {
  arrive();
  site();
  try {
    if (here.whole) {
      let tables = null;
      await dress(here.main);
      if (here.main.querySelector(".searched")) (await site()).searchOnServer();
      await shape(() => (tables ??= source(false)));
    } else {
      await make(false);
    }
  } catch (error) {
    fail(error);
  }
  // At once: what a smooth way passes by would be fetched, and push the place away.
  if (location.hash && !location.hash.includes("=")) document.getElementById(location.hash.slice(1))?.scrollIntoView({ behavior: "instant" });
  await dress(here.main);
}

/** Another page in the place of this one, while the player goes on. What cannot be had this way, the browser fetches itself. */
async function go(to, isReplacement = false) {
  let answer = null;
  try {
    answer = await fetch(to, { headers: { Accept: "text/html" } });
  } catch {
    // The browser says it better.
  }
  if (!answer?.ok || !answer.headers.get("Content-Type")?.startsWith("text/html")) {
    location.assign(to);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = page.getElementById("main");
  if (!main) {
    location.assign(to);
    return;
  }
  const address = new URL(answer.url);
  address.hash = new URL(to, location.href).hash;
  if (isReplacement) history.replaceState({ soft: true }, "", address);
  else history.pushState({ soft: true }, "", address);
  await put(page, main);
}

async function put(page, main) {
  for (const name of ["page", "self"]) {
    const value = page.documentElement.dataset[name];
    if (value === undefined) delete document.documentElement.dataset[name];
    else document.documentElement.dataset[name] = value;
  }
  document.title = page.title;
  document.getElementById("main").replaceWith(document.adoptNode(main));
  const box = document.querySelector(".top input[type=search]");
  const other = page.querySelector(".top input[type=search]");
  if (box && other) box.value = other.getAttribute("value") ?? "";
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
  await begin();
}

/** Whether a link leads to another page of this site. */
function leadsOn(link) {
  if (!link || link.target || link.hasAttribute("download") || !link.href.startsWith(root.href)) return false;
  const to = new URL(link.href);
  return to.pathname !== location.pathname || to.search !== location.search || (to.hash !== location.hash && to.hash.includes("="));
}

async function onClick(event) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[href]");
  if (!playing() || !leadsOn(link)) return;
  event.preventDefault();
  await go(new URL(link.href));
}

async function onSubmit(event) {
  const form = event.target;
  if (event.defaultPrevented || !playing() || form.method !== "get" || !form.action.startsWith(root.href)) return;
  event.preventDefault();
  const to = new URL(form.action);
  to.search = String(new URLSearchParams(new FormData(form)));
  await go(to);
}

let playing = () => false;
site().then(({ isPlaying }) => (playing = isPlaying));
// Links around a page hold from wherever the next one lies.
for (const link of document.querySelectorAll(".top a[href], .foot a[href]")) link.setAttribute("href", link.href);
for (const form of document.querySelectorAll(".top form")) form.setAttribute("action", form.action);
document.addEventListener("click", onClick);
document.addEventListener("submit", onSubmit);
addEventListener("popstate", ({ state }) => {
  if (playing() || state?.soft) go(new URL(location.href), true);
});
addEventListener("hashchange", () => {
  if (!location.hash.includes("=")) return;
  if (here.whole) location.reload();
  else begin();
});
await begin();

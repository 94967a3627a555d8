// Player, covers, theme and keys. Everything else works without this file.
// Nothing is asked of Bandcamp's servers before a press on play or a turn of the switch.

const root = document.documentElement;

const store = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Not remembered then.
    }
  },
};

// Theme: the system's until the visitor chooses.
function isDark() {
  return root.dataset.bsTheme ? root.dataset.bsTheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

document.getElementById("theme").addEventListener("click", () => {
  root.dataset.bsTheme = isDark() ? "light" : "dark";
  store.set("bcr.theme", root.dataset.bsTheme);
});

// A bookmarklet is to be dragged or copied. Where it is pressed, the page's policy keeps it from running, and its text is marked to be copied.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".bookmarklet a");
  if (!link) return;
  event.preventDefault();
  link.parentElement.querySelector("textarea").select();
});

// Which player or image stands with each record; where all of them are, here.
const dock = document.getElementById("dock");

// Covers: the drawn one stays below, and is seen again if the image does not come. The operator may show them at once, or never.
const choice = root.dataset.coverChoice;

function showCover(cover) {
  if (choice === "never" || !cover?.dataset.image || cover.querySelector("img")) return;
  const image = new Image();
  image.alt = "";
  image.loading = "lazy";
  image.decoding = "async";
  image.referrerPolicy = "no-referrer";
  image.addEventListener("error", () => image.remove());
  image.src = dock.dataset.images + cover.dataset.image;
  cover.append(image);
}

function showCovers(on) {
  for (const cover of document.querySelectorAll("[data-image]")) {
    if (on) showCover(cover);
    else cover.querySelector("img")?.remove();
  }
}

const asked = () => choice !== "never" && store.get("bcr.covers") === "bandcamp";
const coversOn = () => asked() || (choice === "always" && store.get("bcr.covers") === null);
document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-covers]")) return;
  store.set("bcr.covers", target.checked ? "bandcamp" : "drawn");
  for (const other of document.querySelectorAll("[data-covers]")) other.checked = target.checked;
  showCovers(target.checked);
});

// The player: one record at a time, in a dock that lies over the page's foot, and stays while one goes from page to page.
let queue = [];
let at = -1;

const players = () => [...document.querySelectorAll("button[data-player]")];

const colour = (name) => getComputedStyle(root).getPropertyValue(name).trim().replace("#", "");

/** What the dock says of a record, and how it is played. */
function playable(button) {
  const record = button.closest(".record");
  return {
    button,
    player: button.dataset.player,
    title: record.querySelector("h1, .title").textContent,
    artist: record.dataset.artist ?? record.querySelector(".artist").textContent,
    href: record.querySelector(".title a")?.href ?? location.href,
    buy: button.dataset.buy ?? null,
  };
}

/** The queue is what the page shows, as long as the page with the record that plays is the one that is shown. */
function renewQueue() {
  const now = queue[at];
  if (now && !now.button.isConnected) return;
  const shown = players().map(playable);
  const place = now ? shown.findIndex(({ button }) => button === now.button) : -1;
  queue = shown;
  at = place;
}

function play(button) {
  queue = players().map(playable);
  start(queue.findIndex((item) => item.button === button));
}

function mark() {
  document.querySelectorAll(".playing").forEach((record) => record.classList.remove("playing"));
  const now = queue[at];
  if (!now) return;
  if (!now.button.isConnected) {
    const same = players().find((button) => button.dataset.player === now.player);
    if (same) now.button = same;
  }
  if (now.button.isConnected) now.button.closest(".record").classList.add("playing");
}

function start(place) {
  const now = queue[place];
  if (!now) return;
  at = place;
  const tall = matchMedia("(max-width: 767px)").matches;
  const size = tall ? "size=large/tracklist=false/artwork=small/" : "size=small/";
  const frame = document.createElement("iframe");
  frame.title = dock.dataset.frame.replace("{0}", now.title);
  frame.allow = "autoplay";
  frame.referrerPolicy = "no-referrer";
  frame.src = `${now.player}${size}bgcol=${colour("--frame")}/linkcol=${colour("--frame-link")}/transparent=true/`;
  dock.querySelector(".dock-frame").replaceChildren(frame);
  const name = dock.querySelector(".dock-title");
  name.textContent = now.title;
  name.href = now.href;
  dock.querySelector(".dock-artist").textContent = now.artist;
  const buy = dock.querySelector(".dock-buy");
  buy.hidden = now.buy === null;
  if (now.buy !== null) buy.href = now.buy;
  dock.hidden = false;
  root.classList.add("docked");
  mark();
  showEnds();
  if (now.button.isConnected) showCover(now.button.closest(".record").querySelector("[data-image]"));
}

function showEnds() {
  dock.querySelector("[data-step='-1']").disabled = at <= 0;
  dock.querySelector("[data-step='1']").disabled = at === queue.length - 1;
  const list = document.getElementById("queue-list");
  list.replaceChildren(...queue.map((item, i) => {
    const choose = document.createElement("button");
    choose.type = "button";
    choose.className = "pick";
    if (i === at) choose.setAttribute("aria-current", "true");
    const title = document.createElement("span");
    title.dir = "auto";
    title.textContent = item.title;
    const artist = document.createElement("bdi");
    artist.textContent = item.artist;
    choose.append(title, " ", artist);
    choose.addEventListener("click", () => start(i));
    const li = document.createElement("li");
    li.append(choose);
    return li;
  }));
}

function step(by) {
  renewQueue();
  start(queue[at] ? at + by : 0);
}

function close() {
  const now = queue[at];
  dock.hidden = true;
  dock.querySelector(".dock-frame").replaceChildren();
  dock.querySelector(".queue").open = false;
  root.classList.remove("docked");
  queue = [];
  at = -1;
  mark();
  if (now?.button.isConnected) now.button.focus();
}

/** Whether a player is open: then pages change below it. */
export const isPlaying = () => !dock.hidden;

// Links to Bandcamp become buttons, which is what they are from now on.
function toButton(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.title = link.getAttribute("aria-label");
  button.setAttribute("aria-label", button.title);
  const href = link.getAttribute("href");
  const path = link.dataset.player === "url" ? `url=${encodeURIComponent(href)}/` : link.dataset.player;
  button.dataset.player = dock.dataset.players + path;
  // The link leads to the record where it can be bought, or else to the player itself.
  if (href !== button.dataset.player) button.dataset.buy = link.href;
  button.append(...link.childNodes);
  button.addEventListener("click", () => play(button));
  link.replaceWith(button);
}

/** Gives what was put into a page its players and covers. */
export function dress(within) {
  within.querySelectorAll("a[data-player]").forEach(toButton);
  for (const box of within.querySelectorAll("[data-covers]")) box.checked = coversOn();
  if (coversOn()) showCovers(true);
  if (isPlaying()) mark();
  const own = within.id === "main" && asked() && !isPlaying() && within.querySelector(".one button[data-player]");
  if (own) play(own);
}

for (const button of dock.querySelectorAll("[data-step]")) {
  button.addEventListener("click", () => step(Number(button.dataset.step)));
}
dock.querySelector("[data-close]").addEventListener("click", close);
dock.querySelector(".queue").addEventListener("toggle", (event) => {
  if (!event.target.open) return;
  renewQueue();
  showEnds();
});

// The map of scenes: closer and farther, around the middle of what is seen.
const ZOOM_STEP = 1.5;
const MOST_ZOOM = 6;

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-zoom]");
  if (!button) return;
  const map = document.querySelector(".map");
  const svg = map.querySelector("svg");
  const before = svg.clientWidth;
  const whole = Number(map.dataset.whole ?? before);
  map.dataset.whole = whole;
  const after = Math.min(whole * MOST_ZOOM, Math.max(whole, button.dataset.zoom === "in" ? before * ZOOM_STEP : before / ZOOM_STEP));
  const middle = [(map.scrollLeft + map.clientWidth / 2) / before, (map.scrollTop + map.clientHeight / 2) / before];
  map.style.height = `${Math.min(map.clientHeight, innerHeight)}px`;
  svg.style.width = `${after}px`;
  map.scrollTo(middle[0] * after - map.clientWidth / 2, middle[1] * after - map.clientHeight / 2);
});

// Search as the visitor types: the heading stays, so that what a screen reader is told of is still there when it changes.
const PAUSE_MILLIS = 160;

function renew(page, title) {
  const main = document.getElementById("main");
  const head = main.querySelector(".searched");
  const now = page.querySelector(".searched");
  head.querySelector("h1").replaceChildren(...now.querySelector("h1").childNodes);
  head.querySelector("[role=status]").replaceChildren(...now.querySelector("[role=status]").childNodes);
  head.querySelector(".hint")?.remove();
  head.append(...now.querySelectorAll(".hint"));
  head.parentElement.replaceChildren(head, ...page.querySelectorAll("section"));
  document.title = title;
}

/** @param {(text: string) => Promise<{page: ParentNode, title: string} | null>} find makes the page of a search */
export function asYouType(find) {
  const box = document.getElementById("q");
  let timer = 0;
  let asked = 0;
  let shown = box.value.trim();
  const look = async () => {
    const text = box.value.trim();
    if (text === shown) return;
    shown = text;
    const mine = ++asked;
    const found = await find(text);
    // An answer that was overtaken is not shown.
    if (!found || mine !== asked) return;
    renew(found.page, found.title);
    history.replaceState(null, "", text === "" ? "./" : `./?q=${encodeURIComponent(text)}`);
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MILLIS);
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    look();
  });
}

/** Search on a page of the server, which makes the next one too. On a static site the reader does. */
export function searchOnServer() {
  asYouType(async (text) => {
    try {
      const answer = await fetch(`./?q=${encodeURIComponent(text)}`);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return page.querySelector(".searched") ? { page, title: page.title } : null;
    } catch {
      return null;
    }
  });
}

// Evidence lies over the page: a press elsewhere or Escape puts it away.
function closeEvidence(except) {
  for (const why of document.querySelectorAll(".why[open]")) {
    if (why !== except) why.open = false;
  }
}

document.addEventListener("click", (event) => closeEvidence(event.target.closest(".why")));

// What opens over a list does so to the left where there is no room at the right.
document.addEventListener("toggle", ({ target }) => {
  const over = target.closest?.(".crate > li");
  if (!over) return;
  over.classList.toggle("open", target.open);
  over.classList.remove("leftward");
  if (target.open && target.lastElementChild.getBoundingClientRect().right > root.clientWidth) over.classList.add("leftward");
}, true);

// Keys, which the visitor can turn off where they collide with others.
const keys = document.getElementById("keys");
const keysOn = document.getElementById("keys-on");
keysOn.checked = store.get("bcr.keys") !== "off";
keysOn.addEventListener("change", () => store.set("bcr.keys", keysOn.checked ? "on" : "off"));

function move(by) {
  const titles = [...document.querySelectorAll(".crate .title a")];
  const at = titles.indexOf(document.activeElement?.closest(".record")?.querySelector(".title a"));
  const next = titles[at < 0 && by < 0 ? -1 : at + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.closest(".record").scrollIntoView({ block: "nearest" });
}

/** Something of the record that has the focus, or of the page's own record. */
const inFocus = (selector) => (document.activeElement?.closest(".record") ?? document.querySelector(".one"))?.querySelector(selector);

const actions = {
  j: () => move(1),
  k: () => move(-1),
  n: () => step(1),
  p: () => {
    const here = inFocus("button[data-player]");
    if (here && here !== queue[at]?.button) play(here);
    else if (isPlaying()) close();
    else step(1);
  },
  x: () => inFocus("[data-no]")?.click(),
  s: () => inFocus("[data-keep]")?.click(),
  "/": () => document.getElementById("q")?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const open = document.querySelector(".why[open]");
    closeEvidence();
    open?.querySelector("summary").focus();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  if (event.key === "?") keys.showModal();
  else if (keysOn.checked && Object.hasOwn(actions, event.key)) actions[event.key]();
  else return;
  event.preventDefault();
});

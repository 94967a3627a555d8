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
for (const box of document.querySelectorAll("[data-covers]")) {
  box.checked = coversOn();
  box.addEventListener("change", (event) => {
    // The reader asks for covers of what came later by the same event, which is not a choice.
    if (event.isTrusted) store.set("bcr.covers", box.checked ? "bandcamp" : "drawn");
    for (const other of document.querySelectorAll("[data-covers]")) other.checked = box.checked;
    showCovers(box.checked);
  });
}
if (coversOn()) showCovers(true);

// The player: one record at a time, in a dock that lies over the page's foot.
let playing = null;

function players() {
  return [...document.querySelectorAll("[data-player]")];
}

function colour(name) {
  return getComputedStyle(root).getPropertyValue(name).trim().replace("#", "");
}

function play(button) {
  const record = button.closest(".record");
  const title = record.querySelector("h1, .title").textContent;
  const artist = record.dataset.artist ?? record.querySelector(".artist").textContent;
  const href = record.querySelector(".title a")?.href ?? location.href;
  const tall = matchMedia("(max-width: 767px)").matches;
  const size = tall ? "size=large/tracklist=false/artwork=small/" : "size=small/";
  const frame = document.createElement("iframe");
  frame.title = dock.dataset.frame.replace("{0}", title);
  frame.allow = "autoplay";
  frame.referrerPolicy = "no-referrer";
  frame.src = `${button.dataset.player}${size}bgcol=${colour("--frame")}/linkcol=${colour("--frame-link")}/transparent=true/`;
  dock.querySelector(".dock-frame").replaceChildren(frame);
  const name = dock.querySelector(".dock-title");
  name.textContent = title;
  name.href = href;
  dock.querySelector(".dock-artist").textContent = artist;
  const buy = dock.querySelector(".dock-buy");
  buy.hidden = !button.dataset.buy;
  if (button.dataset.buy) buy.href = button.dataset.buy;
  playing?.closest(".record").classList.remove("playing");
  record.classList.add("playing");
  playing = button;
  dock.hidden = false;
  root.classList.add("docked");
  const all = players();
  dock.querySelector("[data-step='-1']").disabled = all.indexOf(button) <= 0;
  dock.querySelector("[data-step='1']").disabled = all.indexOf(button) === all.length - 1;
  showCover(record.querySelector("[data-image]"));
}

function step(by) {
  const all = players();
  const next = all[playing ? all.indexOf(playing) + by : 0];
  if (next) play(next);
}

function close() {
  dock.hidden = true;
  dock.querySelector(".dock-frame").replaceChildren();
  root.classList.remove("docked");
  playing?.closest(".record").classList.remove("playing");
  playing?.focus();
  playing = null;
}

// Links to Bandcamp become buttons, which is what they are from now on.
for (const link of players()) {
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
for (const button of dock.querySelectorAll("[data-step]")) {
  button.addEventListener("click", () => step(Number(button.dataset.step)));
}
dock.querySelector("[data-close]").addEventListener("click", close);
const own = document.querySelector(".one [data-player]");
if (own && asked()) play(own);

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

// A page of the server: it makes the next one too. On a static site the reader does.
if (document.querySelector(".searched") && !root.dataset.page) {
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

const actions = {
  j: () => move(1),
  k: () => move(-1),
  n: () => step(1),
  p: () => {
    const here = document.activeElement?.closest(".record")?.querySelector("[data-player]");
    if (here && here !== playing) play(here);
    else if (playing) close();
    else step(1);
  },
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

import { add, button, counts, element, fillPage, fragment, grid, here, onSite, root, show, template, tell } from "./dom.js";
import { keepButton } from "./lists.js";
import { isOfRecord, mine, readMine } from "./mine.js";
import { encode, ownedView, tagHref, titleOf, tralbumHref } from "./views.js";
import { count, get } from "./words.js";

// What a visitor keeps and what was said no to, on a page of its own; and a crate that somebody shares by its address.

const MOST_FILE_BYTES = 4 * 1024 * 1024;
const NAME_LENGTH = 80;
const NOTE_LENGTH = 300;

/** Offers a text as a file. */
function download(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** A field of CSV; what a spreadsheet would take for a formula is text. */
const csvField = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** A crate as a file, in forms that other programs read. */
export const FORMS = {
  txt: ["text/plain", ({ name, records }) => `${name}\n\n${records.map((record) => [titleOf(record), record.artist, record.url, record.note].filter(Boolean).join(" – ")).join("\n")}\n`],
  csv: ["text/csv", ({ records }) => `key,title,artist,url,note\r\n${records.map((record) => ["key", "title", "artist", "url", "note"].map((field) => csvField(record[field] ?? "")).join(",")).join("\r\n")}\r\n`],
  json: ["application/json", ({ name, records }) => `${JSON.stringify({ name, records }, null, 2)}\n`],
  // https://www.xspf.org/jspf
  jspf: ["application/jspf+json", ({ name, records }) => `${JSON.stringify({ playlist: { title: name, track: records.map((record) => ({ title: titleOf(record), creator: record.artist, ...(record.url && { location: [record.url], info: record.url }), ...(record.note && { annotation: record.note }) })) } }, null, 2)}\n`],
};

const fileName = (name) => name.replace(/[^\p{L}\p{N} ._-]+/gu, "").trim().slice(0, 60) || "crate";

/** A crate's own address: what it holds stands behind the #, which no browser sends. */
function shareLink({ name, records }) {
  const out = new URLSearchParams({ name });
  for (const { key, note } of records) {
    out.append("r", key);
    out.append("note", note);
  }
  return `${new URL("crate/", root)}#${out}`;
}

function crateCard(crate) {
  const move = (i, by) => {
    const { records } = crate;
    const [record] = records.splice(i, 1);
    records.splice(i + by, 0, record);
    mine.save();
    tell(get("crate.moved", titleOf(record), i + by + 1));
  };
  const row = (record, i) => {
    const note = element("input", { type: "text", className: "form-control", value: record.note, maxLength: NOTE_LENGTH, placeholder: get("crate.note") });
    note.setAttribute("aria-label", get("crate.note.title", titleOf(record)));
    note.onchange = () => {
      record.note = note.value;
      mine.save();
    };
    const small = (text, label, act, disabled = false) => button(text, act, "icon", { title: label, "aria-label": `${label}: ${titleOf(record)}`, disabled });
    return element("li", {},
      element("span", {}, element("a", { href: onSite(tralbumHref(record.key)), dir: "auto" }, titleOf(record)), " ", element("bdi", {}, record.artist)),
      note,
      ...otherCrates(record),
      element("span", { className: "row-acts" },
        small("↑", get("crate.up"), () => move(i, -1), i === 0),
        small("↓", get("crate.down"), () => move(i, 1), i === crate.records.length - 1),
        small("×", get("crate.out"), () => {
          crate.records = crate.records.filter((other) => other !== record);
          mine.save();
          tell(get("act.unkept.told", titleOf(record)));
        })));
  };
  const otherCrates = (record) => {
    if (mine.crates.length < 2) return [];
    const select = element("select", { className: "form-select", "aria-label": get("crate.move", titleOf(record)) });
    mine.crates.forEach((other, i) => select.append(element("option", { value: i, selected: other === crate }, other.name)));
    select.onchange = () => {
      const to = mine.crates[Number(select.value)];
      crate.records = crate.records.filter((other) => other !== record);
      mine.keep(to.name, record);
      tell(get("crate.moved.to", titleOf(record), to.name));
    };
    return [select];
  };
  const name = element("input", { type: "text", className: "form-control", value: crate.name, maxLength: NAME_LENGTH, "aria-label": get("crate.name") });
  name.onchange = () => {
    const wanted = name.value.trim();
    if (wanted !== "" && !mine.crate(wanted)) {
      crate.name = wanted;
      mine.save();
    } else {
      name.value = crate.name;
    }
  };
  const share = element("a", { href: shareLink(crate), className: "btn btn-outline-secondary" }, get("crate.share"));
  const files = Object.entries(FORMS).map(([form, [type, write]]) => button(form.toUpperCase(), () => download(`${fileName(crate.name)}.${form}`, type, write(crate)), "btn btn-outline-secondary"));
  const remove = button(get("crate.remove"), () => {
    mine.crates = mine.crates.filter((other) => other !== crate);
    mine.save();
    tell(get("crate.removed", crate.name));
  }, "btn btn-outline-secondary");
  return element("section", { className: "crate-of" },
    element("div", { className: "section-head" }, element("label", { className: "crate-name" }, element("span", { className: "visually-hidden" }, get("crate.name")), name), element("small", {}, counts(crate.records.length))),
    element("ol", { className: "kept" }, ...crate.records.map(row)),
    element("div", { className: "acts" }, share, ...files, remove));
}

function noRow(no) {
  const what = isOfRecord(no.kind)
    ? element("a", { href: onSite(tralbumHref(no.what)), dir: "auto" }, no.title || no.what)
    : no.kind === "tag"
      ? element("a", { href: onSite(tagHref(no.what)) }, no.what)
      : element("bdi", {}, no.what);
  const undo = button(get("no.undo"), () => {
    mine.undo(no);
    tell(get("no.undone", no.title || no.what));
  }, "btn btn-outline-secondary", { "aria-label": get("no.undo.title", no.title || no.what) });
  return element("li", {}, element("span", {}, what, " ", element("bdi", {}, no.artist), " ", element("small", {}, get(`mine.kind.${no.kind}`))), undo);
}

/** The page of all that this browser keeps. */
export async function minePage() {
  const page = template("page");
  fillPage(page, { heading: get("mine.title"), lead: get("mine.lead") });
  show(page, get("mine.title"));
  const crates = here.main.querySelector(".crates");
  const noes = here.main.querySelector(".noes");
  const told = here.main.querySelector(".mine-told");
  const render = () => {
    crates.replaceChildren(...(mine.crates.length === 0 ? [element("p", { className: "lead" }, get("mine.crates.none"))] : mine.crates.map(crateCard)));
    const sorted = [...mine.noes].sort((a, b) => b.at - a.at);
    noes.replaceChildren(...(sorted.length === 0 ? [element("p", { className: "lead" }, get("mine.noes.none"))] : [element("ul", { className: "kept" }, ...sorted.map(noRow))]));
  };
  render();
  const stop = mine.onChange(() => (crates.isConnected ? render() : stop()));
  here.main.querySelector("[data-new-crate]").onclick = () => {
    let n = mine.crates.length + 1;
    while (mine.crate(get("crate.numbered", n))) n++;
    mine.crates.push({ name: mine.crates.length === 0 ? get("crate.first") : get("crate.numbered", n), records: [] });
    mine.save();
    crates.querySelector(".crate-of:last-child input")?.select();
  };
  here.main.querySelector("[data-export]").onclick = () => download("bcrecommender.json", "application/json", `${mine.toJson(2)}\n`);
  here.main.querySelector("[data-forget]").onclick = () => {
    const before = mine.toJson();
    mine.noes = [];
    mine.crates = [];
    mine.save();
    told.replaceChildren(get("mine.forgotten"), " ", button(get("no.undo"), () => {
      mine.add(readMine(JSON.parse(before)));
      told.textContent = get("mine.back");
    }, "quiet"));
  };
  const file = here.main.querySelector("input[type=file]");
  file.onchange = () => add(async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    let read = null;
    try {
      if (chosen.size <= MOST_FILE_BYTES) read = readMine(JSON.parse(await chosen.text()));
    } catch {
      // Not JSON: none of ours.
    }
    file.value = "";
    if (read === null) {
      told.textContent = get("mine.import.foreign", chosen.name);
      return;
    }
    mine.add(read);
    told.textContent = `${get("mine.import.done", read.noes.length, read.crates.length)}${read.unread > 0 ? ` ${count("mine.import.unread", read.unread)}` : ""}`;
  }, told);
}

/** A crate out of an address that somebody shared. */
export async function cratePage(tables) {
  const shared = fragment();
  const name = (shared.get("name") ?? "").slice(0, NAME_LENGTH) || get("crate.first");
  const keys = shared.getAll("r").slice(0, 200);
  const notes = shared.getAll("note").map((note) => note.slice(0, NOTE_LENGTH));
  const found = await Promise.all(keys.map(async (key) => {
    const id = await tables.find("tralbum-keys", key);
    return id < 0 ? null : tables.full(id);
  }));
  const page = template("page");
  const cards = found.filter(Boolean);
  const records = page.querySelector('section[aria-labelledby="records"]');
  grid(records, cards.map((card) => {
    const note = notes[keys.indexOf(card.key)];
    return { ...ownedView(card), ...(note && { reason: [{ text: note, name: false }] }) };
  }));
  fillPage(page, { heading: name, lead: cards.length === 0 ? get("crate.empty") : count("crate.shared", cards.length) });
  show(page, name);
  const missing = keys.filter((_, i) => !found[i]);
  if (missing.length > 0) records.append(element("p", { className: "hint" }, count("mix.unknown", missing.length), " ", element("bdi", {}, missing.join(", "))));
  [...records.querySelectorAll(".crate > li")].forEach((li, i) => li.querySelector(".sleeve").append(element("span", { className: "acts-on" }, keepButton(cards[i]))));
  const whole = button(get("crate.copy"), () => {
    let own = name;
    for (let n = 2; mine.crate(own); n++) own = `${name} ${n}`;
    cards.forEach((card) => mine.keep(own, { key: card.key, title: titleOf(card), artist: card.artist, url: card.url ?? null, note: notes[keys.indexOf(card.key)] ?? "" }));
    whole.disabled = true;
    tell(get("crate.copied", own));
  }, "btn btn-primary");
  whole.disabled = cards.length === 0;
  const love = element("a", { className: "btn btn-outline-secondary", href: `${onSite("../mix/")}#${cards.map((card) => `love=${encode(card.key)}`).join("&")}` }, get("crate.mix"));
  here.main.querySelector(".acts").append(whole, love);
}

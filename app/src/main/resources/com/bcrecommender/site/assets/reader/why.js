import { add, button, element, onSite } from "./dom.js";
import { FOUND, Search } from "./search.js";
import { titleOf, tralbumHref } from "./views.js";
import { ruleAgainst } from "./rank.js";
import { mine } from "./mine.js";
import { get } from "./words.js";

// "Why not X": where a record is in a list, or why it is not there. Ranks and scores are those of the list; none is made up.

const MOST_FOUND = 6;
const WAIT_MILLIS = 200;

const scoreText = (score, first) => (score === undefined || !(first > 0) ? "–" : (score / first).toFixed(2));

/** The question, below the dials of a list. */
export class WhyNot {
  constructor(desk) {
    this.desk = desk;
    this.asked = null;
    this.own = new Set();
  }

  made() {
    this.answer = element("p", { className: "why-not-answer", role: "status" });
    this.found = element("ul", { className: "found" });
    const input = element("input", { type: "search", className: "form-control", maxLength: 200, placeholder: get("whynot.placeholder"), autocomplete: "off" });
    input.setAttribute("aria-label", get("whynot.label"));
    let timer = 0;
    input.oninput = () => {
      clearTimeout(timer);
      timer = setTimeout(() => add(() => this.look(input.value.trim()), this.answer), WAIT_MILLIS);
    };
    input.onkeydown = (event) => {
      if (event.key === "Enter") event.preventDefault();
    };
    return element("div", { className: "why-not" }, element("label", { className: "field" }, element("span", {}, get("whynot.label")), input), this.found, this.answer);
  }

  async look(text) {
    this.answer.textContent = "";
    this.asked = null;
    if (text === "") {
      this.found.replaceChildren();
      return;
    }
    this.search ??= new Search(this.desk.tables);
    const { hits } = await this.search.find(text);
    const records = hits.filter(({ kind }) => kind === FOUND.tralbum).slice(0, MOST_FOUND);
    this.found.replaceChildren(...records.map((hit) => element("li", {}, button(`${hit.name || hit.key}${hit.artist ? ` – ${hit.artist}` : ""}`, () => add(() => this.ask(hit), this.answer), "quiet"))));
    if (records.length === 0) this.answer.textContent = get("whynot.nothing");
  }

  async ask(hit) {
    const { tables } = this.desk;
    const id = await idOfHit(tables, hit);
    if (id < 0) {
      this.answer.textContent = get("whynot.nothing");
      return;
    }
    this.asked = await tables.full(id);
    this.own = await this.desk.own();
    this.found.replaceChildren();
    this.renew();
  }

  /** The answer holds for the list as it is arranged now. */
  renew() {
    if (!this.asked || !this.answer?.isConnected) return;
    this.answer.replaceChildren(element("a", { href: onSite(tralbumHref(this.asked.key)), dir: "auto" }, titleOf(this.asked)), ": ", this.line());
  }

  line() {
    const { desk, asked } = this;
    const first = desk.base[0]?.score;
    const at = desk.base.findIndex((entry) => entry.tralbum.key === asked.key);
    if (this.own.has(asked.id)) return get("whynot.own");
    const no = mine.against(asked);
    if (at < 0) {
      const last = desk.base.at(-1);
      const parts = [get("whynot.below", desk.base.length, scoreText(last?.score, first))];
      if (no) parts.push(get("whynot.no"));
      const same = desk.base.filter((entry) => asked.artist !== "" && entry.tralbum.artist === asked.artist).length;
      if (same > 0) parts.push(get("whynot.artist.most", same));
      return parts.join(" ");
    }
    const entry = desk.base[at];
    const place = get("whynot.place", at + 1, desk.base.length, scoreText(entry.score, first));
    const now = desk.now ?? desk.base;
    const shownAt = now.findIndex((other) => other.tralbum.key === asked.key);
    if (shownAt >= 0) return shownAt === at ? place : `${place} ${get("whynot.now", shownAt + 1)}`;
    const rule = desk.left.get(asked.key) ?? ruleAgainst({ ...entry, tralbum: asked }, mine, desk.mood);
    return `${place} ${get(`whynot.rule.${rule?.rule ?? "artist"}`)}`;
  }
}

/** The dense id of a record that a search found, or -1. */
export async function idOfHit(tables, hit) {
  return hit.url ? tables.find("tralbum-urls", hit.url) : tables.find("tralbum-keys", hit.key);
}

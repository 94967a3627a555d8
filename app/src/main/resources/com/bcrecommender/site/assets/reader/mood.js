import { add, button, element, fragment, tell, whenIdle, writeFragment } from "./dom.js";
import { WhyNot } from "./why.js";
import { NO_MOOD, carriersOf, isMood, leadingIn, usualFirst, usualOwners, yearOf } from "./rank.js";
import { titleOf } from "./views.js";
import { count, get } from "./words.js";

// The dials of a list: what a visitor is in the mood for. They are in the address, behind its #, so that they can be shared and are never sent.

const WEIGHTS = [0, 0.5, 1, 2];
const WEIGHT_NAMES = { 0: "none", 0.5: "half", 1: "same", 2: "double", 3: "triple" };

/** How much a record counts, in words. */
export const weightText = (weight) => get(`mood.weight.${WEIGHT_NAMES[weight]}`);
const MOST_TAGS = 18;
const MOST_SEEDS = 8;

/** The states of a tag, in the order that presses lead through. */
const TAG_STATES = ["off", "all", "any", "not"];

const wholeNumber = (text, least, most) => (/^-?[0-9]{1,4}$/.test(text ?? "") && Number(text) >= least && Number(text) <= most ? Number(text) : 0);
const oneOf = (text, values) => (values.includes(text) ? text : "");

/** Puts a mood behind the #; what else stands there stays. */
function write(mood, grouped) {
  const out = fragment();
  ["variety", "depth", "tag", "or", "not", "from", "to", "type", "price", "group", "weight"].forEach((name) => out.delete(name));
  const set = (name, value) => value && out.set(name, value);
  set("variety", mood.perArtist);
  set("depth", mood.depth);
  mood.all.forEach((tag) => out.append("tag", tag));
  mood.any.forEach((tag) => out.append("or", tag));
  mood.not.forEach((tag) => out.append("not", tag));
  set("from", mood.from);
  set("to", mood.to);
  set("type", mood.type);
  set("price", mood.price);
  set("group", grouped ? "1" : "");
  for (const [key, weight] of Object.entries(mood.weights)) out.append("weight", `${weight}*${key}`);
  writeFragment(out);
}

/** Reads a mood from behind the #. What does not fit is as if it were not there. */
function read() {
  const from = fragment();
  const weights = {};
  for (const text of from.getAll("weight")) {
    const [weight, ...key] = text.split("*");
    if (key.length > 0 && WEIGHTS.includes(Number(weight))) weights[key.join("*")] = Number(weight);
  }
  const mood = {
    perArtist: wholeNumber(from.get("variety"), 0, 3),
    depth: wholeNumber(from.get("depth"), -2, 2),
    all: from.getAll("tag"),
    any: from.getAll("or"),
    not: from.getAll("not"),
    from: wholeNumber(from.get("from"), 0, 9999),
    to: wholeNumber(from.get("to"), 0, 9999),
    type: oneOf(from.get("type"), ["album", "track"]),
    price: oneOf(from.get("price"), ["free"]),
    weights,
  };
  return { mood, grouped: from.get("group") === "1" };
}

/** The panel over a list. */
export class MoodPanel {
  constructor(desk) {
    this.desk = desk;
    this.button = button(get("mood.open"), () => this.toggle(), "btn btn-outline-secondary mood-open", { "aria-expanded": "false" });
    this.whyNot = new WhyNot(desk);
  }

  /** The mood that the address shares, or null. */
  fromAddress() {
    const shared = read();
    return isMood(shared.mood) || shared.grouped ? shared : null;
  }

  toggle() {
    const open = this.button.getAttribute("aria-expanded") !== "true";
    this.button.setAttribute("aria-expanded", String(open));
    if (!open) {
      this.panel.hidden = true;
      return;
    }
    if (this.panel) {
      this.panel.hidden = false;
      return;
    }
    this.panel = element("form", { className: "mood", onsubmit: (event) => event.preventDefault() }, element("p", { className: "hint", role: "status" }, get("mood.wait")));
    this.panel.setAttribute("aria-label", get("mood.label"));
    (this.desk.section.querySelector(".section-head") ?? this.desk.crate).after(this.panel);
    add(async () => {
      await this.desk.ready();
      await this.desk.loadWhole();
      this.make();
    }, this.panel);
  }

  turn(change) {
    const { desk } = this;
    const mood = { ...desk.mood, ...change };
    const grouped = this.group?.checked ?? desk.grouped;
    add(() => desk.turn({ mood, grouped }), desk.section);
    whenIdle(() => desk.section.isConnected && write(mood, grouped));
  }

  /** The controls, for the list that is there. */
  make() {
    const { desk } = this;
    const { mood } = desk;
    this.isStale = false;
    const field = (label, control, more = []) => element("label", { className: "field" }, element("span", {}, label), control, ...more);
    const choice = (options, value, change) => {
      const select = element("select", { className: "form-select", onchange: () => change(select.value) });
      for (const [of, text] of options) select.append(element("option", { value: of, selected: String(of) === String(value) }, text));
      return select;
    };
    this.expected = element("output", { className: "expected" });
    const depth = element("input", { type: "range", className: "form-range", min: -2, max: 2, step: 1, value: mood.depth });
    depth.setAttribute("aria-label", get("mood.depth"));
    depth.oninput = () => this.turn({ depth: Number(depth.value) });
    this.depth = depth;
    const dial = element("div", { className: "field dial" }, element("span", {}, get("mood.depth")), element("span", { className: "ends" }, get("mood.familiar"), depth, get("mood.deep")), this.expected);
    const variety = choice([[0, get("mood.variety.any")], ...[3, 2, 1].map((n) => [n, count("mood.variety", n)])], mood.perArtist, (value) => this.turn({ perArtist: Number(value) }));
    const years = desk.base.map((entry) => yearOf(entry.tralbum)).filter((year) => year !== null);
    const year = (name, value) => {
      const input = element("input", { type: "number", className: "form-control", min: 1900, max: 2100, value: value || "", placeholder: years.length === 0 ? "" : String(name === "from" ? Math.min(...years) : Math.max(...years)) });
      input.onchange = () => this.turn({ [name]: Number(input.value) || 0 });
      return input;
    };
    this.group = element("input", { type: "checkbox", role: "switch", checked: desk.grouped, onchange: () => this.turn({}) });
    this.tags = element("div", { className: "chips", role: "group" });
    this.tags.setAttribute("aria-label", get("mood.tags"));
    this.makeTags();
    const another = element("input", { type: "text", className: "form-control", maxLength: 100, placeholder: get("mood.tag.another") });
    another.setAttribute("aria-label", get("mood.tag.another"));
    another.onkeydown = (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const tag = another.value.trim().toLowerCase();
      another.value = "";
      if (tag !== "" && !mood.all.includes(tag)) {
        this.turn({ all: [...this.desk.mood.all, tag] });
        this.makeTags();
      }
    };
    const reset = button(get("mood.reset"), () => {
      this.group.checked = false;
      this.turn({ ...NO_MOOD });
      this.make();
      tell(get("mood.reset.told"));
    });
    this.panel.replaceChildren(
      element("div", { className: "fields" },
        dial,
        field(get("mood.variety.label"), variety),
        field(get("mood.from"), year("from", mood.from)),
        field(get("mood.to"), year("to", mood.to)),
        field(get("mood.type"), choice([["", get("mood.type.any")], ["album", get("mood.type.album")], ["track", get("mood.type.track")]], mood.type, (type) => this.turn({ type }))),
        field(get("mood.price"), choice([["", get("mood.price.any")], ["free", get("mood.price.free")]], mood.price, (price) => this.turn({ price })))),
      element("p", { className: "hint" }, get("mood.tags.hint")),
      element("div", { className: "tag-row" }, this.tags, another),
      ...this.makeSeeds(),
      element("div", { className: "acts" }, element("label", { className: "switch" }, this.group, " ", element("span", {}, get("mood.group"))), reset),
      ...(desk.tables.lacks ? [] : [this.whyNot.made()]),
    );
    this.expect();
  }

  /** Tags of the list, and those that the address brought: a press leads from "must have" to "or" to "must not". */
  makeTags() {
    const { desk } = this;
    const carried = carriersOf(desk.base.map(({ tralbum }) => tralbum));
    const usual = usualFirst(carried).slice(0, MOST_TAGS);
    const { all, any, not } = desk.mood;
    const names = [...new Set([...all, ...any, ...not, ...usual])];
    this.tags.replaceChildren(...names.map((tag) => this.tagChip(tag, carried.get(tag) ?? 0)));
  }

  tagChip(tag, carriers) {
    const { desk } = this;
    const state = () => TAG_STATES.find((name) => name !== "off" && desk.mood[name].includes(tag)) ?? "off";
    const made = element("button", { type: "button", className: "chip" });
    const dressed = (name) => {
      made.dataset.state = name;
      made.setAttribute("aria-label", get(`mood.tag.${name}`, tag));
      made.replaceChildren(element("bdi", {}, tag), " ", element("small", {}, String(carriers)));
    };
    made.onclick = () => {
      const next = TAG_STATES[(TAG_STATES.indexOf(state()) + 1) % TAG_STATES.length];
      const change = Object.fromEntries(TAG_STATES.slice(1).map((name) => [name, desk.mood[name].filter((other) => other !== tag)]));
      if (next !== "off") change[next] = [...change[next], tag];
      this.turn(change);
      dressed(next);
      tell(get(`mood.tag.${next}`, tag));
    };
    dressed(state());
    return made;
  }

  /** The records that lead to most of the list, each with a weight. */
  makeSeeds() {
    const { desk } = this;
    const leading = leadingIn(desk.base);
    if (desk.fixedSeeds || leading.length < 2) return [];
    const rows = leading.slice(0, MOST_SEEDS).map((tralbum) => {
      const select = element("select", { className: "form-select" });
      for (const weight of WEIGHTS) select.append(element("option", { value: weight, selected: weight === (desk.mood.weights[tralbum.key] ?? 1) }, weightText(weight)));
      select.onchange = () => {
        const weights = { ...desk.mood.weights, [tralbum.key]: Number(select.value) };
        if (weights[tralbum.key] === 1) delete weights[tralbum.key];
        this.turn({ weights });
      };
      return element("label", { className: "seed" }, element("span", { dir: "auto" }, titleOf(tralbum)), select);
    });
    return [element("details", { className: "seeds-of" }, element("summary", {}, get("mood.seeds")), element("p", { className: "hint" }, get("mood.seeds.hint")), ...rows)];
  }

  /** Says how many own what each step of the dial would show first. */
  expect() {
    if (!this.expected) return;
    const now = usualOwners(this.desk.now ?? this.desk.base);
    const text = now === null ? "" : count("mood.expected", now);
    this.expected.textContent = text;
    this.depth.setAttribute("aria-valuetext", text);
  }

  /** The list was arranged anew. */
  told() {
    this.button.classList.toggle("on", isMood(this.desk.mood) || this.desk.grouped);
    if (this.isStale && this.expected) {
      this.isStale = false;
      // The list is another one, with other tags and years.
      add(async () => {
        await this.desk.loadWhole();
        this.make();
      }, this.panel);
    }
    this.expect();
    this.whyNot.renew();
  }
}

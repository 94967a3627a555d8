// Fills the holes of mark-up that the templates of the server left: `{{name}}` in a text or an attribute. Where a value is
// null, its attribute is left out; with `{{?name}}` the element around it, with `{{-name}}` the text around it.

const HOLE = /\{\{([?-]?)([a-zA-Z]+)\}\}/g;

function value(values, name) {
  if (!(name in values)) throw new Error(`nothing for the hole ${name}`);
  return values[name];
}

/** The nodes of a sentence: names are set apart as the template of a name has it. */
function nodes(parts, name) {
  return parts.map((part) => {
    if (!part.name) return document.createTextNode(part.text);
    const cite = name.cloneNode(true);
    cite.textContent = part.text;
    return cite;
  });
}

function fillText(node, values, name) {
  const text = node.data;
  const out = [];
  let at = 0;
  for (const hole of text.matchAll(HOLE)) {
    const given = value(values, hole[2]);
    if (given === null) {
      if (hole[1] === "?") return node.parentElement.remove();
      return node.remove();
    }
    out.push(document.createTextNode(text.slice(at, hole.index)));
    if (Array.isArray(given)) out.push(...nodes(given, name));
    else out.push(document.createTextNode(String(given)));
    at = hole.index + hole[0].length;
  }
  if (at === 0) return undefined;
  out.push(document.createTextNode(text.slice(at)));
  return node.replaceWith(...out);
}

function fillAttributes(element, values) {
  for (const { name, value: text } of [...element.attributes]) {
    if (!text.includes("{{")) continue;
    let left = false;
    const filled = text.replaceAll(HOLE, (_, flag, hole) => {
      const given = value(values, hole);
      if (given !== null) return given;
      if (flag === "?") element.remove();
      left = true;
      return "";
    });
    if (left) element.removeAttribute(name);
    else element.setAttribute(name, filled);
  }
}

/**
 * Fills all holes below a node.
 *
 * @param {ParentNode} root
 * @param {Record<string, string | number | null | {text: string, name: boolean}[]>} values
 * @param {Element} name mark-up of a name in a sentence
 */
export function fill(root, values, name) {
  const all = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = root.nodeType === Node.ELEMENT_NODE ? root : walker.nextNode(); node; node = walker.nextNode()) all.push(node);
  for (const node of all) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data.includes("{{") && node.parentNode) fillText(node, values, name);
    } else {
      fillAttributes(node, values);
    }
  }
}

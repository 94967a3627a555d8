// Elements of this page, or of a page given as HTML, as lines of text: neither white space nor the order of attributes counts.
// Cards in lists have no address at Bandcamp in an edition's page tables, so that play leads to the player itself there.
((selector, html) => {
  const outline = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
    // What visitors shape pages with is not the page's own.
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".acts-on, .mood-open, .offer, [data-keep]")) return "";
    const player = node.dataset.player === "url" ? `url=${encodeURIComponent(node.getAttribute("href")).replaceAll("%3A", ":")}/` : node.dataset.player;
    const attributes = [...node.attributes]
      .map(({ name, value }) => (node.matches("li .play") && (name === "href" || name === "data-player") ? [name, player] : [name, value]))
      .map(([name, value]) => ` ${name}=${JSON.stringify(value.trim())}`)
      .sort();
    const inner = [...node.childNodes].map(outline).join("").replace(/\s+/g, " ").replace(/> | </g, (s) => s.trim()).trim();
    return `<${node.localName}${attributes.join("")}>${inner}</${node.localName}>`;
  };
  const page = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  return [...page.querySelectorAll(selector)].map(outline);
})

// The bookmarklet: runs on a page of Bandcamp's, at its visitor's press and in the visitor's browser, and saves what anybody can see there
// to a file that `bcr import pages` reads. It asks without cookies, so that nothing of the visitor's account comes with it.
// Bookmarklet.java makes a link of this, and drops line ends: each statement needs its semicolon, no quote is single, no regular expression has one.

(async (texts) => {
  const PAUSE_MILLIS = 1000;
  const MOST_RECORDS = 300;
  // An import takes 64 MiB; the quotes of an answer in JSON are doubled in the file.
  const MOST_BYTES = 5e7;
  const RECORD = /\/(album|track)\/./;
  const ID = "bcr-save";

  if (document.getElementById(ID)) return;
  const made = (tag, css) => {
    const element = document.createElement(tag);
    element.style.cssText = `font:16px/1.4 sans-serif;color:#000;${css}`;
    return element;
  };
  const box = made("div", "position:fixed;z-index:99999;top:16px;right:16px;width:270px;padding:16px;background:#fff;border:2px solid");
  const told = made("p", "margin:0 0 12px;overflow-wrap:anywhere");
  const button = made("button", "padding:10px 16px;background:#eee;border:1px solid");
  box.id = ID;
  told.setAttribute("role", "status");
  box.append(told, button);
  document.body.append(box);

  const say = (key, ...words) => words.reduce((text, word, i) => text.replace(`{${i}}`, () => word), texts[key]);
  const tell = (text) => {
    told.textContent = text;
  };
  const entries = [];
  const faults = [];
  let bytes = 0;
  let stopped = false;

  // What `read` makes of an answer; of anything but what was asked for it makes nothing, and that ends it.
  const ask = async (address, read, body) => {
    if (entries.length) await new Promise((done) => setTimeout(done, PAUSE_MILLIS));
    if (stopped) throw Error(texts.stopped);
    if (bytes > MOST_BYTES) throw Error(texts.full);
    const began = new Date();
    const method = body ? "POST" : "GET";
    const mimeType = "application/json";
    let answer;
    let text;
    try {
      answer = await fetch(address, { method, body, credentials: "omit", headers: body && { "Content-Type": mimeType } });
      text = await answer.text();
    } catch {
      throw Error(texts.silent);
    }
    if (!answer.ok) throw Error(say("refused", answer.status));
    let found;
    try {
      found = read(text);
    } catch {
      // Said below.
    }
    if (!found) throw Error(texts.strange);
    const time = Date.now() - began;
    const size = new Blob([text]).size;
    const common = { httpVersion: "", cookies: [], headers: [], headersSize: -1, bodySize: -1 };
    entries.push({
      startedDateTime: began.toISOString(),
      time,
      request: { ...common, method, url: answer.url, queryString: [], postData: body && { mimeType, params: [], text: body } },
      response: { ...common, status: answer.status, statusText: "", redirectURL: "", content: { size, mimeType: answer.headers.get("Content-Type") ?? "", text } },
      cache: {},
      timings: { send: 0, wait: time, receive: 0 },
    });
    bytes += size;
    return found;
  };
  const page = (address, selector) => ask(address, (text) => new DOMParser().parseFromString(text, "text/html").querySelector(selector));
  const blobOf = (element) => JSON.parse(element.dataset.blob);

  // The rest of a tab, batch by batch from its last token, as the page asks for it while one scrolls.
  const scroll = async (blob, tab) => {
    const data = blob[`${tab}_data`] ?? {};
    const { item_count: all, batch_size: count } = data;
    let have = new Set([...data.sequence ?? [], ...data.pending_sequence ?? [], ...Object.keys(blob.item_cache?.[tab] ?? {})]).size;
    let token = data.last_token;
    while (have < all && token) {
      tell(say(tab, have, all));
      const body = JSON.stringify({ fan_id: blob.fan_data.fan_id, older_than_token: token, count });
      const batch = await ask(`/api/fancollection/1/${tab}_items`, (text) => {
        const answer = JSON.parse(text);
        return answer.items && answer;
      }, body);
      have += batch.items.length;
      token = batch.more_available && batch.items.length && batch.last_token !== token && batch.last_token;
    }
    if (have < all) faults.push(say("short", have, all));
  };

  const saveFan = async () => {
    const blob = blobOf(await page(location.href, "#pagedata"));
    await scroll(blob, "collection");
    await scroll(blob, "wishlist");
  };

  const saveArtist = async () => {
    const grid = await page(location.href, "#music-grid");
    const links = [...grid.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    for (const item of JSON.parse(grid.dataset.clientItems ?? "[]")) links.push(item.page_url);
    const all = new Set(links.map((link) => new URL(link, location.href)).filter((url) => RECORD.test(url.pathname)).map((url) => url.origin + url.pathname));
    const own = [...all].filter((url) => url.startsWith(`${location.origin}/`));
    if (own.length < all.size) faults.push(say("others", all.size - own.length));
    if (own.length > MOST_RECORDS) faults.push(say("most", MOST_RECORDS, own.length));
    const wanted = own.slice(0, MOST_RECORDS);
    for (const [i, url] of wanted.entries()) {
      tell(say("records", i, wanted.length));
      await page(url, "[data-tralbum]");
    }
  };

  const isFan = () => {
    try {
      return blobOf(document.querySelector("#pagedata")).fan_data;
    } catch {
      return false;
    }
  };
  const save = isFan() ? saveFan : document.querySelector("#music-grid") ? saveArtist : RECORD.test(location.pathname) ? () => page(location.href, "[data-tralbum]") : null;

  if (save) {
    button.textContent = texts.stop;
    button.onclick = () => {
      stopped = true;
    };
    tell(texts.begun);
    try {
      await save();
    } catch (error) {
      faults.push(error.message);
    }
    const comment = faults.length ? say("incomplete", faults.join(" ")) : texts.complete;
    if (entries.length) {
      const har = { log: { version: "1.2", creator: { name: "BCRecommender", version: "1" }, comment, _incomplete: faults.length > 0, entries } };
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([JSON.stringify(har)], { type: "application/json" }));
      link.download = `${(location.host + location.pathname).replace(/\W+/g, "-")}${faults.length ? "-incomplete" : ""}.har`;
      link.click();
      tell(`${say("saved", link.download)} ${comment}`);
    } else {
      tell(comment);
    }
  } else {
    tell(texts.where);
  }
  button.textContent = texts.close;
  button.onclick = () => box.remove();
})

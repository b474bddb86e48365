// in-page.js - what is examined inside an open page. Evaluated in it as one expression: an object of functions, each
// returning a list of problems in words; an empty list is a pass. They only read, so their order does not matter.
({
  // ---- helpers ----

  name(element) {
    const id = element.id ? `#${element.id}` : "";
    const names = typeof element.className === "string" ? element.className : (element.className?.baseVal ?? "");
    const cls = names.trim() ? `.${names.trim().split(/\s+/)[0]}` : "";
    const text = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 30);
    return `${element.localName}${id}${cls}${text ? ` "${text}"` : ""}`;
  },

  shown(element) {
    return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true });
  },

  // kept for screen readers only: clipped to a point, or not drawn until it has the focus
  aside(element) {
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.clip === "rect(0px, 0px, 0px, 0px)" || /inset\((50|100)%/.test(style.clipPath)) return true;
      if (style.position === "absolute" || style.position === "fixed") {
        const box = e.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1 || box.right <= 0 || box.bottom + scrollY <= 0) return true;
      }
    }
    return false;
  },

  texts() {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const list = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const parent = node.parentElement;
      if (node.data.trim() && !parent.closest("script, style, noscript, template, title, desc")) list.push(node);
    }
    return list;
  },

  // ---- layout ----

  overflow() {
    const wide = document.documentElement.clientWidth;
    const problems = [];
    if (document.scrollingElement.scrollWidth > wide)
      problems.push(`the page is ${document.scrollingElement.scrollWidth} px wide at ${wide}`);
    const scrolls = (e) => /auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX);
    for (const e of document.body.querySelectorAll("*")) {
      if (e.ownerSVGElement || e.closest("script, style, template") || !this.shown(e)) continue;
      const box = e.getBoundingClientRect();
      if (box.width === 0 || (box.right <= wide + 1 && box.left >= -1) || this.aside(e)) continue;
      let up = e.parentElement;
      while (up && up !== document.body && !scrolls(up)) up = up.parentElement;
      if (!up || up === document.body) problems.push(`${this.name(e)} spans ${Math.round(box.left)}..${Math.round(box.right)} of ${wide} px`);
    }
    return problems.slice(0, 5);
  },

  // text of a figure that is cut off by its own picture, or lies on other text of it
  figures() {
    const problems = [];
    for (const svg of document.querySelectorAll("svg")) {
      if (!this.shown(svg)) continue;
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll("text")].filter((t) => t.textContent.trim() && this.shown(t));
      const boxes = texts.map((t) => t.getBoundingClientRect());
      boxes.forEach((box, i) => {
        // 3 px: the box of a J begins left of where the letter is set
        if (box.left < frame.left - 3 || box.right > frame.right + 3 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3)
          problems.push(`${this.name(texts[i])} leaves its figure`);
        for (let j = i + 1; j < boxes.length; j++) {
          const across = Math.min(box.right, boxes[j].right) - Math.max(box.left, boxes[j].left);
          const down = Math.min(box.bottom, boxes[j].bottom) - Math.max(box.top, boxes[j].top);
          // line boxes are taller than letters: a third of the lower one may overlap
          if (across > 1 && down > Math.min(box.height, boxes[j].height) / 3)
            problems.push(`${this.name(texts[i])} lies on ${this.name(texts[j])}`);
        }
      });
    }
    return problems.slice(0, 5);
  },

  pictures() {
    const problems = [];
    for (const img of document.images) {
      if (!img.hasAttribute("alt")) problems.push(`${this.name(img)} ${img.src} has no alt`);
      if (!img.complete || img.naturalWidth === 0) problems.push(`${img.src} is empty`);
    }
    for (const svg of document.querySelectorAll("svg")) {
      if (svg.parentElement.closest("svg") || !this.shown(svg)) continue;
      if (svg.closest("[aria-hidden=true]")) continue; // the bar of a zero in a table is rightly empty
      const box = svg.getBBox();
      if (box.width === 0 || box.height === 0) problems.push(`${this.name(svg)} draws nothing`);
      const picture = svg.closest("[role=img], [role=group]"); // a picture with links in it is a group
      if (!picture) problems.push(`${this.name(svg)} has no role=img or group`);
      else if (!this.label(picture)) problems.push(`${this.name(svg)} has no text alternative`);
    }
    return problems;
  },

  // ---- structure ----

  label(element) {
    const by = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const titles = by.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const own = element.getAttribute("aria-label") ?? element.querySelector(":scope > title")?.textContent ?? "";
    const alts = [...element.querySelectorAll("img[alt]")].map((i) => i.alt).join(" ");
    return (titles || own || (element.matches("svg, [role=img]") ? "" : element.textContent + alts)).trim();
  },

  structure(lang) {
    const problems = [];
    const one = (selector) => {
      const n = document.querySelectorAll(selector).length;
      if (n !== 1) problems.push(`${n} ${selector} instead of one`);
    };
    if (document.documentElement.lang !== lang) problems.push(`<html lang="${document.documentElement.lang}"> instead of ${lang}`);
    if (!document.title.trim()) problems.push("no <title>");
    for (const selector of ["h1", "main", "meta[name=viewport]", "meta[charset]", "meta[name=description]"]) one(selector);
    if (!document.querySelector("nav")) problems.push("no <nav>");
    let before = 0;
    for (const h of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
      const level = Number(h.localName[1]);
      if (level > before + 1) problems.push(`${this.name(h)} follows a heading of level ${before}`);
      if (!h.textContent.trim()) problems.push(`${h.localName} is empty`);
      before = level;
    }
    for (const other of document.querySelectorAll("link[rel=alternate][hreflang]"))
      if (!other.href) problems.push("an alternate language without an address");
    return problems;
  },

  access() {
    const problems = [];
    const seen = new Set();
    for (const e of document.querySelectorAll("[id]")) {
      if (seen.has(e.id)) problems.push(`id ${e.id} is used twice`);
      seen.add(e.id);
    }
    for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"])
      for (const e of document.querySelectorAll(`[${attribute}]`))
        for (const id of e.getAttribute(attribute).split(/\s+/).filter(Boolean))
          if (!seen.has(id)) problems.push(`${attribute} of ${this.name(e)} names ${id}, which is not there`);
    for (const e of document.querySelectorAll("a[href], button, summary, [role=button]"))
      if (!this.label(e)) problems.push(`${e.outerHTML.slice(0, 80)} has no name`);
    for (const e of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
      if (!e.labels.length && !this.label(e)) problems.push(`${e.outerHTML.slice(0, 80)} has no label`);
    for (const table of document.querySelectorAll("table")) {
      if (!table.querySelector("th[scope=col]")) problems.push(`${this.name(table)} has no th scope=col`);
      if (!table.caption && !this.label(table) && !table.closest("figure")) problems.push(`${this.name(table)} has no caption`);
    }
    // what scrolls must be reached by keyboard
    for (const e of document.body.querySelectorAll("*"))
      if (/auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1 && this.shown(e) &&
          e.tabIndex < 0 && !e.querySelector("a[href], button, [tabindex='0']"))
        problems.push(`${this.name(e)} scrolls, but not by keyboard`);
    return problems;
  },

  // Blocks of text that another language left behind. What is marked with its own `lang`, code and addresses are free.
  language(lang) {
    const problems = [];
    const kana = /[\u3041-\u30ff]/, han = /[\u3400-\u9fff]/, cyrillic = /[\u0400-\u04ff]/;
    const words = (text) => text.match(/[A-Za-z]{2,}/g) ?? [];
    const all = document.body.textContent;
    const said = [...document.querySelectorAll("pre")].reduce((text, pre) => text.replace(pre.textContent, ""), all); // BibTeX has {{ }}
    const wrong = /\bundefined\b|\bNaN\b|\[object |\{\{|\}\}|TODO|FIXME|\ufffd/.exec(said);
    if (wrong) problems.push(`the page says "${wrong[0]}"`);
    const free = "[lang]:not(html), [translate=no], code, pre, kbd, script, style, template, cite, address";
    for (const e of document.querySelectorAll("h1, h2, h3, h4, p, li, td, th, caption, figcaption, dt, dd, summary, button, text, title, desc")) {
      if (e.querySelector("p, li, td, th, dt, dd, figcaption") || e.closest(free)) continue;
      const copy = e.cloneNode(true);
      copy.querySelectorAll(free).forEach((other) => other.remove());
      const text = copy.textContent.trim().replace(/https?:\S+|\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\b/g, ""); // addresses and ids
      const latin = words(text).length >= 5;
      if (lang === "en" && (kana.test(text) || han.test(text) || cyrillic.test(text))) problems.push(`not English: ${this.name(e)}`);
      if (lang === "ja" && (cyrillic.test(text) || (latin && !kana.test(text) && !han.test(text)))) problems.push(`not Japanese: ${this.name(e)}`);
      if (lang === "ru" && (kana.test(text) || han.test(text) || (latin && !cyrillic.test(text)))) problems.push(`not Russian: ${this.name(e)}`);
    }
    if (lang === "ja" && !kana.test(all)) problems.push("no Japanese at all");
    if (lang === "ru" && !cyrillic.test(all)) problems.push("no Russian at all");
    return problems.slice(0, 8);
  },

  // ---- colour ----

  // CSS colours of any form as [r, g, b, a], by drawing one pixel
  colour(text) {
    this.known ??= new Map();
    if (this.known.has(text)) return this.known.get(text);
    this.pen ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
    this.pen.clearRect(0, 0, 1, 1);
    this.pen.fillStyle = "#000";
    this.pen.fillStyle = text;
    this.pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = this.pen.getImageData(0, 0, 1, 1).data;
    this.known.set(text, [r, g, b, a / 255]);
    return this.known.get(text);
  },

  over(top, ground) {
    return [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3])).concat(1);
  },

  ratio(a, b) {
    const light = (c) => {
      const [r, g, b] = c.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [x, y] = [light(a), light(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  },

  // how much of an element's paint is left after its own and its ancestors' opacity
  opacity(element) {
    let all = 1;
    for (let e = element; e; e = e.parentElement) all *= Number(getComputedStyle(e).opacity);
    return all;
  },

  paint(element) {
    const style = getComputedStyle(element);
    const drawn = element.ownerSVGElement && !element.matches("text, tspan, g, a, svg");
    const text = drawn ? (style.fill === "none" ? "transparent" : style.fill) : style.backgroundColor;
    const [r, g, b, a] = this.colour(text.startsWith("url") ? "transparent" : text);
    return [r, g, b, a * (drawn ? Number(style.fillOpacity) : 1) * this.opacity(element)];
  },

  // Contrast of every text with what lies behind its middle. The viewport must be as high as the page.
  contrast(least = 4.5) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { pointer-events: auto !important }"); // so that everything painted can be found
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const worst = new Map();
    for (const node of this.texts()) {
      const e = node.parentElement;
      if (!this.shown(e) || this.aside(e)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getClientRects()[0];
      if (!box || box.width === 0 || box.left < 0 || box.right > innerWidth) continue;
      const x = box.left + box.width / 2, y = box.top + box.height / 2;
      const below = document.elementsFromPoint(x, y).filter((o) => !o.matches("text, tspan"));
      const at = below.findIndex((o) => o === e || o.contains(e)); // what lies on top of the text does not count here
      const canvas = this.colour(getComputedStyle(document.documentElement).colorScheme.includes("dark") &&
        matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff");
      const svg = Boolean(e.closest("svg"));
      const stack = svg ? below : below.slice(Math.max(at, 0));
      const ground = stack.reduceRight((under, o) => this.over(this.paint(o), under), canvas);
      const style = getComputedStyle(e);
      const ink = [...this.colour(svg ? style.fill : style.color)];
      ink[3] *= this.opacity(e);
      const ratio = this.ratio(this.over(ink, ground), ground);
      const key = `${this.over(ink, ground).map(Math.round)} on ${ground.map(Math.round)}`;
      if (ratio < least && !worst.has(key)) worst.set(key, `${ratio.toFixed(2)}:1 for ${this.name(e)}, rgb ${key.replace(/,1\b/g, "")}`);
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
    return [...worst.values()].slice(0, 8);
  },

  // ---- links and focus ----

  links() {
    const list = [];
    for (const e of document.querySelectorAll("[href], [src], [data-src]")) {
      if (e.closest("svg") && e.localName !== "a") continue;
      const address = e.getAttribute("href") ?? e.getAttribute("src") ?? e.getAttribute("data-src");
      if (typeof address === "string") list.push([e.localName, new URL(address, document.baseURI).href]);
    }
    for (const use of document.querySelectorAll("use[href^='#']"))
      if (!document.getElementById(use.getAttribute("href").slice(1))) list.push(["use", use.getAttribute("href")]);
    return list;
  },

  ids() {
    return [...document.querySelectorAll("[id], a[name]")].map((e) => e.id || e.name);
  },

  // the page as a catalogue of data reads it (schema.org microdata): { problems, urls } of its Dataset
  dataset() {
    const value = (e) => e.content ?? e.href ?? e.textContent;
    const owner = (e) => e.parentElement.closest("[itemscope]");
    const read = (item) => {
      const all = {};
      for (const e of item.querySelectorAll("[itemprop]"))
        if (owner(e) === item) (all[e.getAttribute("itemprop")] ??= []).push(e.hasAttribute("itemscope") ? read(e) : value(e));
      return all;
    };
    const found = document.querySelectorAll('[itemscope][itemtype="https://schema.org/Dataset"]');
    const drawn = document.querySelector("figure .get") !== null;
    if (found.length !== (drawn ? 1 : 0)) return { problems: [`${found.length} datasets`], urls: [] };
    if (!drawn) return { problems: [], urls: [] };
    const set = read(found[0]);
    const needed = ["name", "description", "url", "license", "temporalCoverage", "variableMeasured", "isBasedOn", "distribution"];
    const problems = needed.filter((name) => !set[name]?.length).map((name) => `it has no ${name}`);
    const about = [...(set.description?.[0] ?? "")].length;
    if (about < 50 || about > 5000) problems.push(`its description has ${about} characters`);
    if (!/^\d{4}(\/\d{4})?$/.test(set.temporalCoverage?.[0])) problems.push(`it covers ${set.temporalCoverage?.[0]}`);
    for (const part of set.distribution ?? [])
      if (!["text/csv", "application/json"].includes(part.encodingFormat?.[0]) || !part.contentUrl?.[0])
        problems.push(`a download has ${JSON.stringify(part)}`);
    return { problems, urls: (set.distribution ?? []).map((part) => part.contentUrl?.[0]).filter(Boolean) };
  },

  // what the links to evidence must open: ids
  claims() {
    return [...new Set([...document.querySelectorAll("a.claim")].map((a) => a.getAttribute("href").slice(1)))];
  },

  evidence(id) {
    const item = document.getElementById(id);
    if (!item) return [`${id} is not there`];
    const other = [...item.parentElement.children].filter((e) => e !== item && this.shown(e));
    return [
      ...(this.shown(item) && item.getBoundingClientRect().height > 20 ? [] : [`${id} is not shown when its statement is followed`]),
      ...other.map((e) => `${this.name(e)} is shown, too`),
      ...(item.textContent.trim() ? [] : [`${id} is empty`]),
    ];
  },

  // where the focus is: [region, shows an outline, description]
  focus() {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return ["nowhere", false, ""];
    const target = (e.getAttribute("href") ?? "").startsWith("#") && document.getElementById(e.getAttribute("href").slice(1));
    const skips = target && (target.matches("main") || target.querySelector("main") || target.closest("main")) && !e.closest("main, nav");
    const region = skips ? "skip" : e.closest("main") ? "main" : e.closest("nav") ? "nav" : e.closest("header") ? "header" : "other";
    const style = getComputedStyle(e);
    const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    return [region, ring, this.name(e)];
  },
})

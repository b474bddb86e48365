// search.mjs - the search field in Chromium, from files and through `zij serve`: what words.txt asks is found, in the
// order that src/text finds it; keys, input methods, hostile text, no script, no index.
// usage: search.mjs ZIJ SITE RANK [BOOK]; SITE is built from BOOK, RANK is the program of rank.c.
// Prints each failure and one line `search: N passed, N failed`. Exit status 0 all passed, 1 not.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Browser } from "./cdp.mjs";
import { fileBase } from "./site.mjs";

const [zij, site, rank, book = "book/central-asia"] = process.argv.slice(2);
let passed = 0;
let failed = 0;
const is = (sentence, truth) => (truth ? passed++ : (failed++, console.log(`search: FAILED: ${sentence}`)));

const asked = readFileSync(new URL("words.txt", import.meta.url), "utf8").split("\n").filter((line) => /^[a-z]/.test(line))
  .map((line) => line.split("|").map((part) => part.trim()));
const languages = [...new Set(asked.map(([lang]) => lang))];

// What the field cannot know better: queries of every kind, beyond those of words.txt.
const ODD = ["a", "ー", "。", "の", "2024", "GDP 2024", "中", "KAZ uzb", "эк", "ёж", "Ülken’s", "日本の輸出と輸入は2024年に増えた", "zzzzzzzz",
  "экономческий", "developmnt economi", "アジヤ", "<b>x</b>", "\"", "%d %s", "カザフスタン・ウズベキスタン", "trade of the five with Japan and China since the year"];

// Words of the book itself, as they stand, cut, slipped, and in pairs: the same on every run.
function drawn(lang) {
  const script = readFileSync(join(site, "assets", `search-${lang}.js`), "utf8");
  const index = JSON.parse(script.slice(script.lastIndexOf('zij_search("') + 11, script.lastIndexOf(")")));
  const words = [...new Set(index.match(/[\p{L}\p{N}\p{M}’]+/gu))].filter((word) => word.length > 1);
  const some = words.filter((_, i) => i % Math.ceil(words.length / 90) === 0);
  const variants = [
    (word) => word,
    (word) => word.slice(0, -1),
    (word) => word[0] + word.slice(2),
    (word) => word.slice(0, -2) + word.at(-1) + word.at(-2),
    (word, i) => `${some[(i * 7 + 1) % some.length]} ${word}`,
  ];
  return some.map((word, i) => variants[i % variants.length](word, i));
}

// query -> { n, links } as C finds them
function ranked(lang, queries) {
  const out = execFileSync(rank, [join(site, "assets", `search-${lang}.js`)], { input: queries.join("\n") + "\n", encoding: "utf8" });
  return new Map(out.trimEnd().split("\n").map((line, i) => {
    const [n, ...links] = line.split("\t");
    return [queries[i], { n: Number(n), links }];
  }));
}

// All words that end in up to `n` of some letters.
function endings(beginning, letters, n) {
  const all = [beginning];
  for (let from = 0; n > 0; n--) {
    const before = all.slice(from);
    from = all.length;
    for (const word of before) for (const letter of letters) all.push(word + letter);
  }
  return all;
}

// Every character and every ending, as the script and as src/text/fold.c compare it.
function characters() {
  const source = readFileSync(new URL("../../web/search.js", import.meta.url), "utf8");
  const part = source.split("/* ---- fold.c ---- */")[1].split("/* ---- index.c ---- */")[0];
  const { fold, is_cjk, stem } = new Function(`${part}; return { fold, is_cjk, stem };`)();
  const lines = execFileSync(rank, [], { encoding: "utf8", maxBuffer: 1 << 26 }).trimEnd().split("\n");
  const other = lines.filter((line, c) => line !== `${c} ${fold(c)} ${Number(is_cjk(c))}`);
  is(`all characters fold alike: ${other.slice(0, 5)}`, lines.length === 0x110000 && other.length === 0);
  const words = [...endings("кра", "амиыяехогуьюйвё", 3), ...endings("wat", "sediorngy", 4), "人口", "газ", "gas", "as", "s"];
  const stems = execFileSync(rank, ["-"], { input: words.join("\n") + "\n", encoding: "utf8", maxBuffer: 1 << 26 }).trimEnd().split("\n");
  const unlike = words.filter((word, i) => stem(word) !== stems[i]);
  is(`all endings fall away alike: ${unlike.slice(0, 5)}`, words.length === stems.length && unlike.length === 0);
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
async function eventually(page, expression) {
  for (let i = 0; i < 100; i++) {
    if (await page.eval(expression).catch(() => false)) return true;
    await wait(50);
  }
  return false;
}

// What the field shows for each text that is written into it:
// [links as in the index, how many of them have a mark, status, whether the results are shown]
const typeAll = (page, texts) => page.eval(`${JSON.stringify(texts)}.map((text) => {
  const form = document.querySelector(".search"), input = form.querySelector("input"), up = form.dataset.up || "./";
  if (text !== null) {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  const links = [...form.querySelectorAll(".found a")].map((a) => decodeURI(a.getAttribute("href").slice(up.length)));
  return [links, form.querySelectorAll(".found li:has(mark)").length, form.querySelector("[role=status]").textContent,
    !form.querySelector(".found").hidden];
})`);
const type = async (page, text) => (await typeAll(page, [text]))[0];
const shown = (page) => type(page, null);

// The field is there, and its index is not asked for before it is used.
async function start(page, url) {
  await page.open(url);
  const loaded = "document.querySelector('script[src*=\"/search-\"]') !== null";
  is(`${url}: the index is not loaded before it is needed`, !(await page.eval(loaded)));
  await page.eval("document.querySelector('.search input').focus()");
  return eventually(page, "typeof zij_search === 'function'");
}

async function words(page, url, lang, where, more) {
  const mine = asked.filter(([l]) => l === lang);
  const queries = [...mine.map(([, query]) => query), ...ODD, ...more];
  const want = ranked(lang, queries.map((query) => query.normalize("NFKC")));
  is(`${where}: its index loads`, await start(page, url));
  const answers = await typeAll(page, queries);
  queries.forEach((query, i) => {
    const [links, marked, status, open] = answers[i];
    const { n, links: best } = want.get(query.normalize("NFKC"));
    is(`${where}: ${query} gives what C finds: ${best.slice(0, 4)}, not ${links.slice(0, 4)}`, n === 0 ? !open || !links.length : links.join() === best.join());
    is(`${where}: ${query} shows ${n} results: ${status}`, n === 0 || (open && status.includes(n)));
    is(`${where}: ${query} is marked in each result`, !open || marked === links.length);
    if (i < mine.length)
      is(`${where}: ${query} leads to ${mine[i][2]}`, links.slice(0, 8).some((link) => link.startsWith(`${mine[i][2]}/`)));
  });
  is(`${where}: no complaints: ${page.complaints.join("; ")}`, page.complaints.length === 0);
}

async function press(page, key, text) {
  const event = { key, windowsVirtualKeyCode: { ArrowDown: 40, ArrowUp: 38, Escape: 27, Enter: 13, "/": 191 }[key] };
  await page.send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", text, ...event });
  await page.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
}

async function keys(page, url) {
  const focus = (selector) => page.eval(`document.activeElement.matches(${JSON.stringify(selector)})`);
  await page.open(url);
  await press(page, "/", "/");
  is("/ goes to the field", await focus(".search input"));
  is("and is not written into it", (await page.eval("document.querySelector('.search input').value")) === "");
  await eventually(page, "typeof zij_search === 'function'");
  await page.send("Input.insertText", { text: "gold" });
  is("typing shows results", (await shown(page))[3]);
  await press(page, "ArrowDown");
  is("the arrow goes to the first result", await focus(".found li:first-child a"));
  await press(page, "ArrowDown");
  is("and to the second", await focus(".found li:nth-child(2) a"));
  await press(page, "ArrowUp");
  await press(page, "ArrowUp");
  is("and back to the field", await focus(".search input"));
  await press(page, "Escape");
  is("Escape closes the results", !(await shown(page))[3]);
  is("and keeps the words", (await page.eval("document.querySelector('.search input').value")) === "gold");
  await press(page, "ArrowDown");
  await press(page, "Enter", "\r");
  is("Enter opens them again", (await shown(page))[3]);
  await page.eval("document.querySelector('main').focus()");
  is("they close when the reader goes on", !(await shown(page))[3]);
  await type(page, "zzzzzzzz");
  is("nothing found is said with the words", (await shown(page))[2] === "No results for “zzzzzzzz”");
  await type(page, "   ");
  is("no words, no results", !(await shown(page))[3]);
  await page.eval("document.querySelector('.search input').focus()");
  await type(page, "exports");
  const exhibit = await page.eval("document.querySelector('.found a[href*=\"#\"]').href");
  const first = await page.eval("document.querySelector('.found a').href");
  await press(page, "Enter", "\r");
  is("Enter goes to the first result", await eventually(page, `location.href === ${JSON.stringify(first)} && document.readyState === "complete"`));
  await page.open(exhibit);
  is("a result leads to its exhibit", await page.eval("document.querySelector('figure:target') !== null"));
}

// While an input method composes, what is written is not yet what is meant.
async function composing(page, url) {
  await start(page, url);
  await page.send("Input.imeSetComposition", { text: "人口", selectionStart: 2, selectionEnd: 2 });
  await wait(50);
  is("nothing is looked for while an input method composes", !(await shown(page))[3]);
  await page.send("Input.insertText", { text: "人口" });
  is("its text is, when it is settled", (await shown(page))[3]);
}

async function hostile(page, url) {
  const evil = '<img src=x onerror="window.bad=1">';
  await start(page, url);
  await type(page, evil.repeat(3));
  await page.eval(`zij_search(${JSON.stringify(`zij-index 1\n@javascript:window.bad=1//index.html\nt${evil}\nm${evil} gold\n#"><b id=bad>\ne</a>${evil}\n`)})`);
  await type(page, "img");
  is("markup in a book is shown as text", await page.eval(`document.querySelector(".found b").textContent === ${JSON.stringify(evil)}`));
  is("and makes no elements", await page.eval("document.querySelector('.found img, #bad') === null && window.bad === undefined"));
  is("no address of a result is a script", await page.eval("[...document.querySelectorAll('.found a')].every((a) => /^(file|http):/.test(a.href))"));
}

// Without its script there is no field; without its index there is a word about it.
async function withoutScripts(page, url) {
  await page.scripts(false);
  await page.open(url);
  is("without scripts no field is shown", await page.eval("!document.querySelector('.search').checkVisibility()"));
  await page.scripts(true);
  await page.send("Network.setBlockedURLs", { urls: ["*/search-*.js"] });
  await page.open(url);
  await page.eval("document.querySelector('.search input').focus()");
  is("an index that does not load is said", await eventually(page, "document.querySelector('.search [role=status]').textContent === document.querySelector('.search').dataset.failed"));
  await page.send("Network.setBlockedURLs", { urls: [] });
}

const server = spawn(zij, ["serve", book, "--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
const gone = new Promise((done) => server.once("exit", done));
const served = await new Promise((done) => server.stdout.once("data", (text) => done(String(text).trim())));
const browser = await Browser.start();
try {
  characters();
  const page = await browser.page();
  const files = fileBase(site);
  for (const lang of languages) {
    await words(page, `${files}${lang}/index.html`, lang, `${lang}, file`, drawn(lang));
    await words(page, `${served}${lang}/gdp-usd/`, lang, `${lang}, served`, []);
  }
  await keys(page, `${files}en/gdp-usd/index.html`);
  await composing(page, `${files}ja/gdp-usd/index.html`);
  await hostile(page, `${files}en/index.html`);
  await withoutScripts(page, `${served}ru/gdp-usd/`);
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await gone;
}
console.log(`search: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

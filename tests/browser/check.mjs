// check.mjs SITE [--http URL] [--files] [--quick] - open every page of a built site in Chromium, in every way a reader may, and examine it.
// --files leaves out what repeats: the pages without scripts, and over HTTP; --quick tries most things in one language of a topic.
// Prints each failure and then one line `browser: N passed, N failed`. Exit status 0 all passed, 1 not, 2 wrong call.
import { cpus } from "node:os";
import { readFileSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Browser } from "./cdp.mjs";
import { fileBase, Links, pagesOf, serve } from "./site.mjs";

const IN_PAGE = readFileSync(new URL("in-page.js", import.meta.url), "utf8");
const WIDTHS = [320, 375, 1280];
const TALLEST = 16_000; // px; Chromium paints no taller viewport

let passed = 0;
let failed = 0;
function result(where, check, problems) {
  if (problems.length === 0) return void passed++;
  failed++;
  for (const problem of problems) console.log(`FAILED ${where}: ${check}: ${problem}`);
}

const inPage = (page, call) => page.eval(`(() => { const zij = ${IN_PAGE}; return zij.${call}; })()`);

async function everyWidth(page, where, widths) {
  for (const width of widths) {
    await page.size(width, 900);
    result(where, `width ${width}`, await inPage(page, "overflow()"));
    result(where, `figures at ${width}`, await inPage(page, "figures()"));
    result(where, `pictures at ${width}`, await inPage(page, "pictures()")); // each width may have a drawing of its own
  }
}

async function content(page, where, lang) {
  result(where, "structure", await inPage(page, `structure(${JSON.stringify(lang)})`));
  result(where, "language", await inPage(page, `language(${JSON.stringify(lang)})`));
  result(where, "accessibility", await inPage(page, "access()"));
}

async function contrasts(page, where) {
  for (const [name, media] of [["light", {}], ["dark", { dark: true }], ["print", { dark: true, print: true }]]) {
    await page.media(media);
    const height = await page.eval("document.documentElement.scrollHeight");
    await page.size(1280, Math.min(Math.max(height, 900), TALLEST));
    let faults = await inPage(page, "contrast()");
    if (faults.length > 0) { // the page may still be changing its medium; a fault stays
      await new Promise((done) => setTimeout(done, 300));
      faults = await inPage(page, "contrast()");
    }
    result(where, `contrast, ${name}`, faults);
  }
  await page.media();
}

// Every glyph must come from the fonts that the site brings along: elsewhere the reader may not have them.
// Code is set in whatever fixed-width font is there.
async function ownFonts(page, where) {
  const foreign = (await page.fonts()).filter(([name, own]) => !own && !/\bMono\b/.test(name));
  result(where, "fonts", foreign.map(([name, , glyphs]) => `${glyphs} glyphs are drawn with ${name}, which is not the site's own`));
}

// Tab from the top: skip link, then navigation, then the text; each stop visible.
async function keyboard(page, where) {
  const order = [];
  const problems = [];
  for (let i = 0; i < 300 && !order.includes("main"); i++) {
    await page.press("Tab");
    const [region, ring, what] = await inPage(page, "focus()");
    if (region === "nowhere") break;
    if (!ring) problems.push(`the focus on ${what} cannot be seen`);
    if (order.at(-1) !== region) order.push(region);
  }
  if (order[0] !== "skip") problems.push(`the first stop is ${order[0] ?? "nowhere"}, not a skip link`);
  const [nav, main] = [order.indexOf("nav"), order.indexOf("main")];
  if (nav < 0) problems.push("the navigation cannot be reached");
  if (main >= 0 && nav > main) problems.push("the text comes before the navigation");
  result(where, "keyboard", problems.slice(0, 5));
}

async function skipLink(page, url, where) {
  await page.open(url);
  await page.press("Tab");
  await page.press("Enter");
  await page.press("Tab");
  const [region, , what] = await inPage(page, "focus()");
  // a page without links in its text goes on behind it
  const empty = await page.eval("!document.querySelector('main :is(a[href], button, summary, [tabindex=\"0\"])')");
  result(where, "skip link", region === "main" || empty ? [] : [`after it, Tab goes to ${what || region}`]);
}

// Every bound statement opens its evidence, on a phone as well, without covering or widening the page.
async function evidence(page, url, where, most) {
  const problems = [];
  for (const id of (await inPage(page, "claims()")).slice(0, most))
    for (const width of [375, 1280]) {
      await page.size(width, 900);
      await page.eval(`void (location.hash = ${JSON.stringify(id)})`);
      problems.push(...(await inPage(page, `evidence(${JSON.stringify(id)})`)), ...(await inPage(page, "overflow()")));
    }
  result(where, "evidence", problems.slice(0, 5));
}

// The page above the languages has one task, with scripts or without: to send the reader on.
async function sendsOn(page, url, where) {
  const problems = [];
  if (!(await page.open(url, true))) problems.push("it sends the reader nowhere");
  else if (!/\/[a-z]{2,3}(-[A-Z]{2})?\/(index\.html)?$/.test(await page.eval("location.href")))
    problems.push(`it sends the reader to ${await page.eval("location.href")}`);
  result(where, "sends the reader on", [...problems, ...page.complaints]);
}

const pending = []; // links are looked up when the ids of all pages are known
async function gatherLinks(page, where, links, url) {
  links.page(url, await inPage(page, "ids()"));
  pending.push([where, links, await inPage(page, "links()")]);
}

// What a page says of its figures to catalogues of data, and that the files are there.
async function dataset(page, where, links) {
  const { problems, urls } = await inPage(page, "dataset()");
  result(where, "dataset", problems);
  pending.push([where, links, urls.map((url) => ["", url])]);
}

async function checkLinks() {
  for (const [where, links, list] of pending) {
    const problems = new Set(await Promise.all(list.map(([, address]) => links.problem(address))));
    problems.delete("");
    result(where, "links", [...problems]);
  }
}

// One page in one way. Scripts off and HTTP repeat what may differ there.
async function examine(page, { path, lang }, url, way, links) {
  const where = `${path || "./"} [${way.name}]`;
  await page.scripts(way.scripts);
  await page.size(1280, 900);
  if (!lang) return sendsOn(page, url, where);
  await page.open(url);
  await content(page, where, lang);
  await gatherLinks(page, where, links, url);
  await dataset(page, where, links);
  await everyWidth(page, where, way.deep ? WIDTHS : [WIDTHS[0], WIDTHS.at(-1)]);
  if (!way.deep) return result(where, "console and requests", [...new Set(page.complaints)]);
  await keyboard(page, where);
  await evidence(page, url, where, way.quick ? 2 : Infinity);
  if (way.full) {
    await contrasts(page, where);
    await ownFonts(page, where);
  }
  // all sizes and themes have been seen by now, so everything the page loads has been asked for
  result(where, "console and requests", [...new Set(page.complaints)]);
  await skipLink(page, url, where);
}

function usage(problem) {
  console.error(`browser: ${problem}\nusage: tests/browser/run SITE [--http URL] [--files] [--quick]`);
  process.exit(2);
}

function parse(words) {
  const call = { folder: undefined, http: undefined, files: false, quick: false };
  while (words.length) {
    const word = words.shift();
    if (word === "--files") call.files = true;
    else if (word === "--quick") call.quick = true;
    else if (word === "--http" && words.length) call.http = words.shift().replace(/\/?$/, "/");
    else if (word.startsWith("-") || call.folder) usage(`unknown word ${word}`);
    else call.folder = word;
  }
  if (!call.folder || !statSync(call.folder, { throwIfNoEntry: false })?.isDirectory()) usage(call.folder ? `no site at ${call.folder}` : "which site?");
  return call;
}

const EVERY = 9; // --quick repeats one topic in so many

// --quick tries keyboard, evidence, contrast and fonts of each topic in one language only, another one for each topic: its
// pages differ in their words, and how those fit is seen in every language.
function oneOfEach(pages) {
  const topics = new Map();
  for (const page of pages) {
    const topic = page.lang ? page.path.slice(page.lang.length) : page.path;
    topics.set(topic, [...(topics.get(topic) ?? []), page]);
  }
  const chosen = [...topics.values()].map((same, i) => same[i % same.length]);
  return chosen;
}

// A browser for each core takes the next page: keyboard focus belongs to one page of a browser at a time.
async function inTurns(jobs) {
  const one = async () => {
    const browser = await Browser.start();
    try {
      const page = await browser.page();
      while (jobs.length) await jobs.shift()(page);
    } finally {
      await browser.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(cpus().length || 1, jobs.length) }, one));
}

async function main() {
  const call = parse(process.argv.slice(2));
  const pages = pagesOf(call.folder);
  if (!pages.some(({ lang }) => lang)) usage(`${call.folder} holds no pages in any language`);
  const [http, stop] = call.http ? [call.http, async () => {}] : await serve(call.folder);
  const [files, served] = [new Links(fileBase(call.folder)), new Links(http)];
  const chosen = oneOfEach(pages);
  const deep = new Set(call.quick ? chosen : pages);
  const again = new Set(call.files ? [] : call.quick ? chosen.filter((_, i) => i % EVERY === 0) : pages);
  const jobs = pages.map((each) => async (page) => {
    const file = pathToFileURL(each.file).href;
    await examine(page, each, file, { name: "file", scripts: true, full: true, deep: deep.has(each), quick: call.quick }, files);
    if (!again.has(each)) return;
    await examine(page, each, file, { name: "file, no script", scripts: false, deep: true, quick: call.quick }, files);
    await examine(page, each, http + encodeURI(each.path), { name: "http", scripts: true, deep: true, quick: call.quick }, served);
  });
  try {
    await inTurns(jobs);
    await checkLinks();
  } finally {
    await stop();
  }
  console.log(`browser: ${pages.length} pages, ${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(`browser: error: ${error.message}`);
  process.exitCode = 3;
});

// evidence.mjs SITE - bound statements open their evidence by keyboard, pointer and link; their figures are lit; cells and points list what uses them.
// Tries the default book's pages from disk and over HTTP. Prints each failure and one line `evidence: N passed, N failed`. Exit status 0 all passed, 1 not.
import { Browser } from "./cdp.mjs";
import { fileBase, Links, serve } from "./site.mjs";

const folder = process.argv[2];
let passed = 0;
let failed = 0;
let where = "";
const is = (sentence, truth, got = "") => (truth ? passed++ : (failed++, console.log(`evidence: FAILED: ${where}: ${sentence} ${got}`)));

// What is asked in the page, in its own words.
const HELP = `
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const shown = (e) => e.getClientRects().length > 0;
  const claim = (id) => $('.claim[href="#claim-' + id + '"]');
  const item = (id) => $('#claim-' + id);
  const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
  const texts = (list) => list.map((e) => e.textContent.trim());
`;
const ask = (page, code) => page.eval(`(() => { ${HELP} return ${code}; })()`);

async function eventually(page, code) {
  for (let i = 0; i < 100; i++) {
    if (await ask(page, code)) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}

async function byKeyboard(page, base) {
  await page.size(1280, 900);
  await page.open(`${base}en/gdp-usd/index.html`);
  for (const key of ["Enter", " "]) {
    const before = await ask(page, "claim('big-two').getBoundingClientRect().top");
    await ask(page, "claim('big-two').focus({ preventScroll: true })");
    await page.press(key);
    is(`"${key}" opens the evidence`, await ask(page, "shown(item('big-two'))"));
    is(`"${key}" opens no other`, (await ask(page, "$$('.evidence ol > li').filter(shown).length")) === 1);
    is("the focus goes to it", await ask(page, "document.activeElement === item('big-two')"));
    is("the statement says that it is open", await ask(page, "claim('big-two').ariaExpanded === 'true'"));
    is("the address can be shared", await ask(page, "location.hash === '#claim-big-two'"));
    is("the statement stays where it was", Math.abs((await ask(page, "claim('big-two').getBoundingClientRect().top")) - before) < 1);
    is("it covers nothing", await ask(page,
      "$$('article > *').filter((e) => shown(e) && !e.contains($('.evidence'))).every((e) => apart(e.getBoundingClientRect(), $('.evidence').getBoundingClientRect()))"));
    await page.press("Tab");
    is("Tab goes on inside", await ask(page, "item('big-two').contains(document.activeElement)"));
    await page.press("Escape");
    is("Escape closes it", !(await ask(page, "shown(item('big-two'))")));
    is("and goes back to the statement", await ask(page, "document.activeElement === claim('big-two')"));
    is("and leaves the address as it was", (await ask(page, "location.hash")) === "");
    is("and puts the lights out", await ask(page, "claim('big-two').blur(), $$('.lit, .glow').length === 0"));
  }
}

async function byLink(page, base) {
  for (const [width, lang] of [[1280, "en"], [390, "ja"], [1280, "ru"], [390, "ru"]]) {
    await page.size(width, 900);
    await page.open("about:blank");
    await page.open(`${base}${lang}/gdp-usd/index.html#claim-all-grew`);
    is(`a link opens the evidence (${lang}, ${width})`, await ask(page, "shown(item('all-grew'))"));
    is(`and shows its statement (${lang}, ${width})`, await ask(page,
      "((r) => r.bottom > 0 && r.top < innerHeight)(claim('all-grew').getBoundingClientRect())"));
    is(`beside or below it (${lang}, ${width})`, await ask(page,
      `$('.evidence').classList.contains(${width > 1000} ? 'beside' : 'below') && apart(item('all-grew').getBoundingClientRect(), claim('all-grew').getBoundingClientRect())`));
    is(`without widening the page (${lang}, ${width})`, await ask(page, "document.documentElement.scrollWidth <= innerWidth"));
  }
  await ask(page, "location.hash = '#claim-big-two'");
  is("a new address opens another", await eventually(page, "shown(item('big-two')) && !shown(item('all-grew'))"));
}

async function lights(page, base) {
  await page.size(1280, 900);
  await page.open(`${base}en/gdp-usd/index.html`);
  await ask(page, "claim('big-two').focus()");
  is("a statement in focus lights its cells", (await ask(page,
    "JSON.stringify(texts($$('#table tbody:not(.total) tr').map((r) => $('td.lit', r)).filter(Boolean)))")) === '["291.5","115.0","68.7","17.5","14.2"]');
  is("and its bars", (await ask(page, "$$('#gdp .fig-wide rect.lit').length")) === 5);
  is("and points of lines", (await ask(page, "$$('.glow').filter(shown).length")) >= 5);
  is("and nothing that rests on more", await ask(page, "!$$('#table td[data-f*=\"+\"]').some((c) => c.classList.contains('lit') && c.dataset.f.split('+').length === 2)"));
  await ask(page, "document.activeElement.blur()");
  is("which go out again", (await ask(page, "$$('.lit, .glow').length")) === 0);
  is("each row of evidence names a figure that its link leads to", await ask(page, `$$('.evidence dl a[href^="#"]').every((a) => {
    const f = +a.closest('[data-f]').dataset.f;
    return $$('[data-f]', $(a.getAttribute('href'))).some((m) => m.dataset.f.split(/[ +]/).some((part) => {
      const [from, to = from] = part.split('-').map(Number);
      return f >= from && f <= to;
    }));
  })`));
  await ask(page, "claim('big-two').click()");
  await ask(page, "$('dd a', item('big-two')).click()");
  is("a row goes to its figure", await ask(page, "!!document.activeElement.closest('#gdp')"));
}

async function uses(page, base, links) {
  await page.size(1280, 900);
  await page.open(`${base}en/gdp-usd/index.html`);
  is("the index is not loaded before it is needed", await ask(page, "!$('script[data-uses]')"));
  await ask(page, "$('#table td[tabindex=\"0\"]').focus()");
  is("a table is one stop", (await ask(page, "$$('#table td[tabindex=\"0\"]').length")) === 1);
  await page.press("ArrowDown");
  is("arrows go from cell to cell", (await ask(page, "document.activeElement.textContent")) === "115.0");
  await page.press("Enter");
  is("Enter lists what uses a cell", await eventually(page, "$('.uses') && shown($('.uses'))"));
  is("the figure is named", (await ask(page, "$('.uses dl').textContent")) === "Uzbekistan, 2024114.962");
  const list = await ask(page, "$$('.uses a:not(.close)').map((a) => [a.textContent, a.href])");
  is("a statement of this page is listed", list.some(([, href]) => href.endsWith("#claim-big-two")));
  is("and one of another page", list.some(([, href]) => /overview\/index\.html#claim-/.test(href)));
  is("and an exhibit", list.some(([, href]) => href.endsWith("#gdp")));
  is("and a check", await ask(page, "$('.uses').textContent.includes('Nominal GDP is GDP per person times population')"));
  for (const [text, href] of list.filter(([, href]) => !href.includes("gdp-usd"))) is(`"${text}" leads somewhere`, !(await links.problem(href)), href);
  await page.press("Escape");
  is("Escape closes the list", await ask(page, "!$('.uses')"));
  is("and goes back to the cell", (await ask(page, "document.activeElement.textContent")) === "115.0");
  await ask(page, "$('#gdp .fig-wide .cursor').focus()");
  await page.press("ArrowRight");
  is("a drawing is one stop, and arrows go on", (await ask(page, "document.activeElement.ariaValueText")) === "Uzbekistan, 2024 114.962");
  await page.press("Enter");
  is("Enter lists what uses a bar", await eventually(page, "$('.uses') && shown($('.uses'))"));
  await ask(page, "$('.uses a[href=\"#claim-big-two\"]').click()");
  is("a statement in the list opens its evidence", await ask(page, "!$('.uses') && shown(item('big-two'))"));
  await page.open(`${base}en/contents/index.html`);
  is("a page without figures has no stops", await ask(page, "!$('.cursor, td[tabindex=\"0\"]')"));
  await page.open(`${base}ja/trade-uzb/index.html`);
  await ask(page, "$('.tab td[data-f]').click()");
  is("a click lists the same", await eventually(page, "$('.uses') && $('.uses h3').textContent === 'この数値の使用箇所'"));
  is("without a word of English", !(await ask(page, "/[A-Za-z]{4,}/.test($('.uses').textContent)")), await ask(page, "$('.uses').textContent"));
}

// A number in the text shows what it was computed from; within a statement the statement does.
async function values(page, base) {
  await page.size(1280, 900);
  await page.open(`${base}en/gdp-usd/index.html`);
  is("numbers within statements are no stops", await ask(page, "!$('.claim [role=\"button\"]')"));
  await ask(page, "$$('.messages .v[title^=\"share\"]')[0].focus()");
  is("a number in focus lights what it rests on", (await ask(page, "$$('#gdp .fig-wide rect.lit').length")) === 5);
  await page.press("Enter");
  is("Enter opens it", await eventually(page, "$('.uses') && shown($('.uses'))"));
  is("with its figures", (await ask(page, "texts($$('.uses dd')).join(' ')")) === "291.480 17.491 14.199 68.675 114.962");
  is("and how it was computed", (await ask(page, "$('.uses .x').textContent")) === "share(GDP_USD[*; 2024], {KAZ})");
  await page.press("Escape");
  is("Escape closes it and goes back", await ask(page, "!$('.uses') && document.activeElement.matches('.v')"));
}

// The list says so when it cannot come.
async function lost(page, base) {
  await page.open(`${base}en/gdp-usd/index.html`);
  await ask(page, "$('main').dataset.uses = '../../assets/none.js'");
  await ask(page, "$('#table td[data-f]').click()");
  is("a list that cannot be loaded says so", await eventually(page, "$('.uses')?.textContent.includes('could not be loaded')"));
}

const [http, stop] = await serve(folder);
const browser = await Browser.start();
try {
  const page = await browser.page();
  await page.media();
  for (const base of [fileBase(folder), http]) {
    where = base.split(":")[0];
    const links = new Links(base);
    for (const part of [byKeyboard, byLink, lights, values, (...args) => uses(...args, links)]) {
      await part(page, base);
      is("nothing is said in the console", page.complaints.length === 0, page.complaints.join("; "));
    }
    await lost(page, base);
  }
} finally {
  await browser.close();
  await stop();
}
console.log(`evidence: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

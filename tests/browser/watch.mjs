// watch.mjs - `zij serve --watch` in Chromium: an open page shows what is wrong with its book, and reloads when it is mended.
// usage: watch.mjs ZIJ [PICTURE]; PICTURE is made while the book is broken. Prints each failure and one line `watch: N passed, N failed`. Exit status 0 all passed, 1 not.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "./cdp.mjs";

const zij = process.argv[2];
let passed = 0;
let failed = 0;
const is = (sentence, truth) => (truth ? passed++ : (failed++, console.log(`watch: FAILED: ${sentence}`)));

const work = mkdtempSync(join(tmpdir(), "zij-watch-"));
const book = join(work, "book");
execFileSync(zij, ["new", book]);
const server = spawn(zij, ["serve", book, "--watch", "--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
const gone = new Promise((done) => server.once("exit", done));
const url = await new Promise((done) => server.stdout.once("data", (text) => done(String(text).trim())));
const browser = await Browser.start();

// until the expression is true in the page, at most ten seconds; a page that reloads meanwhile is asked again
async function eventually(page, expression) {
  for (let i = 0; i < 100; i++) {
    if (await page.eval(expression).catch(() => false)) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

try {
  const page = await browser.page();
  await page.open(`${url}en/months/`);
  is("a good book shows no messages", await page.eval("document.getElementById('zij-watch') === null"));
  await page.eval("window.before = true");

  const text = join(book, "pages/10-months/en.md");
  const good = readFileSync(text, "utf8");
  writeFileSync(text, good + "\n<b>bold</b>\n");
  is("a broken book shows its messages",
    await eventually(page, "document.getElementById('zij-watch')?.textContent.includes('<b>bold</b>')"));
  is("as text, not as HTML", await page.eval("document.querySelector('#zij-watch b') === null"));
  if (process.argv[3]) writeFileSync(process.argv[3], await page.shot());
  is("with style", await page.eval("getComputedStyle(document.getElementById('zij-watch')).position === 'fixed'"));
  is("over the last good page", await page.eval("window.before === true && !!document.querySelector('main h1')"));

  writeFileSync(text, good);
  is("mended, the messages go", await eventually(page, "document.getElementById('zij-watch') === null"));
  is("and nothing was reloaded, for nothing changed", await page.eval("window.before === true"));

  writeFileSync(text, good.replace("The length of months", "How long is a month"));
  is("a new text reloads the page",
    await eventually(page, "document.querySelector('h1')?.textContent.includes('How long is a month')"));
  is("by itself", await page.eval("window.before === undefined"));
  is("without complaints in the console", page.complaints.length === 0);
  for (const complaint of page.complaints) console.log(complaint);
} finally {
  await browser.close();
  server.kill("SIGTERM");
  is("the server ends in order", (await gone) === 0);
  rmSync(work, { recursive: true, force: true });
}
console.log(`watch: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

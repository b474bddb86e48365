// selftest.mjs - a check that cannot fail proves nothing: build a sound site, break it in one way at a time, and see
// that check.mjs finds just that. Usage: tests/browser/selftest
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CSS = `
:root { color-scheme: light dark; --ground: #fff; --ink: #222 }
@media (prefers-color-scheme: dark) { :root { --ground: #111; --ink: #ddd } }
@media print { :root { color-scheme: light; --ground: #fff; --ink: #000 } nav, .skip { display: none } }
body { background: var(--ground); color: var(--ink); margin: 1em }
a { color: inherit } a:focus-visible { outline: 2px solid }
.evidence li:not(:target) { display: none }
.skip { position: absolute; left: -999px } .skip:focus { left: 0 }
svg { max-width: 100%; height: auto } text { fill: var(--ink) }`;

const SOUND = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' data: file:">
<meta name="viewport" content="width=device-width"><meta name="description" content="Trade"><title>Trade</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="../../site.css"><script defer src="../../site.js"></script></head>
<body><a class="skip" href="#main">Skip</a><nav><a href="index.html#main">Trade</a></nav>
<main id="main" tabindex="-1"><h1>Trade</h1><p>Exports rose. <a href="#f">Figure</a>
<a class="claim" href="#claim-1">They rose.</a> <a class="claim" href="#claim-2">A lot.</a></p>
<aside class="evidence" aria-label="Evidence"><ol><li id="claim-1"><p>Because of this.</p></li><li id="claim-2"><p>And that.</p></li></ol></aside><h2>Figure</h2>
<figure id="f"><svg role="img" aria-label="Bars" viewBox="0 0 400 100" width="400" height="100">
<rect width="300" height="30" fill="#25a"/><text x="10" y="80">Bar</text></svg></figure></main></body></html>`;

// [what is wrong, what is replaced, by what, how check.mjs must put it]
const FAULTS = [
  ["nothing", "", "", ""],
  ["wrong language code", 'lang="en"', 'lang="ru"', 'structure: <html lang="ru">'],
  ["two titles", "<h2>Figure</h2>", "<h1>Figure</h1>", "structure: 2 h1"],
  ["a level left out", "<h2>Figure</h2>", "<h4>Figure</h4>", "structure: h4"],
  ["text of another language", "Exports rose.", "Экспорт вырос.", "language: not English: p"],
  ["a value that is none", "Exports rose.", "Exports rose by NaN.", 'language: the page says "NaN"'],
  ["text too pale", "<h2>", '<h2 class="pale">', "contrast, light: 2.85:1"],
  ["a dark label on a dark bar", '<text x="10" y="80">', '<text x="10" y="20">', "contrast, light: 2.23:1"],
  ["a wide block", "<h2>Figure</h2>", '<h2>Figure</h2><div class="wide">w</div>', "width 320: the page is"],
  ["labels on each other", "</svg>", '<text x="14" y="80">Two</text></svg>', "figures at 1280: text \"Bar\" lies on"],
  ["a label cut off", 'x="10" y="80"', 'x="390" y="80"', "figures at 1280: text \"Bar\" leaves"],
  ["a figure without words", ' aria-label="Bars"', "", "pictures at 375: svg"],
  ["a figure that is empty", '<rect width="300" height="30" fill="#25a"/><text x="10" y="80">Bar</text>', "", "draws nothing"],
  ["no skip link", '<a class="skip" href="#main">Skip</a>', "", "keyboard: the first stop is nav"],
  ["an unseen focus", '<a href="#f">', '<a class="unseen" href="#f">', "keyboard: the focus on a.unseen"],
  ["a dead link", 'href="#f"', 'href="gone.html"', "gone.html is not there"],
  ["a dead fragment", 'href="#f"', 'href="index.html#gone"', "links: "],
  ["a missing picture", "<h2>Figure</h2>", '<h2>Figure</h2><img alt="x" src="gone.png">', "pictures at 375: file"],
  ["a breach of the policy", "<h2>Figure</h2>", '<h2 style="margin:0">Figure</h2>', "console and requests: security"],
  ["a script that fails", "../../site.js", "../../broken.js", "console and requests: exception"],
  ["one id twice", "<h2>", '<h2 id="f">', "accessibility: id f"],
  ["a table without heads", "</figure>", "<table><tr><td>1</table></figure>", "accessibility: table"],
  ["evidence that stays hidden", "<h2>", '<h2 hidden id="claim-3">x</h2><p><a class="claim" href="#claim-3">x</a></p><h2>', "evidence: claim-3 is not shown"],
  ["evidence for another statement", '<li id="claim-2">', '<li id="claim-2" class="stays">', "evidence: li#claim-2.stays"],
  ["a foreign font", "<h2>", "<h2>", "fonts: "],
];

// One page per fault, all in one site. The pages bring no fonts along, so that finding is there on each; only the
// last row asks for it.
function write(folder) {
  FAULTS.forEach(([name, from, to], i) => {
    if (!SOUND.includes(from)) throw new Error(`${name}: the sound page has no ${from}`);
    mkdirSync(join(folder, `en/${i}`), { recursive: true });
    writeFileSync(join(folder, `en/${i}/index.html`), SOUND.replace(from, to));
  });
  const faulty = ".pale { color: #999; background: #fff } .wide { width: 900px } .unseen:focus-visible { outline: none } .evidence .stays.stays { display: block }";
  writeFileSync(join(folder, "site.css"), CSS + faulty);
  writeFileSync(join(folder, "site.js"), "document.documentElement.dataset.on = 1;");
  writeFileSync(join(folder, "broken.js"), 'throw new Error("broken");');
}

function check(folder) {
  const program = join(dirname(fileURLToPath(import.meta.url)), "check.mjs");
  const words = [program, folder, "--files"];
  return new Promise((done) => execFile(process.execPath, words, (error, out, err) => done([...out.split("\n"), err])));
}

const folder = mkdtempSync(join(tmpdir(), "zij-selftest-"));
write(folder);
const said = await check(folder);
rmSync(folder, { recursive: true });

let failed = 0;
FAULTS.forEach(([name, , , want], i) => {
  const here = said.filter((line) => line.startsWith(`FAILED en/${i}/ `) && (want === "fonts: " || !line.includes(": fonts: ")));
  if (want ? here.some((line) => line.includes(want)) : here.length === 0) return;
  failed++;
  console.log(`FAILED ${name}: wanted "${want}", found ${here.join("\n  ") || "nothing"}`);
});
if (!said.some((line) => line.startsWith(`browser: ${FAULTS.length} pages, `))) failed += console.log(said.join("\n")) ?? 1;
console.log(`browser selftest: ${FAULTS.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

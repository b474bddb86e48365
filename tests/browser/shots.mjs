// shots.mjs SITE OUT [PAGE...] [--cover] - contact sheets for review: OUT/PAGE.webp shows one page in each language (rows), on a
// desktop, in the dark and on a phone (columns). PAGE is a folder of the site without its language ("gdp-usd");
// all of them by default. Chromium takes the pictures, and puts them together as well. Of a long page only the top is shown.
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Browser } from "./cdp.mjs";
import { pagesOf } from "./site.mjs";

const LOOKS = [
  { name: "desktop", width: 1280, media: {}, shown: 640 },
  { name: "dark", width: 1280, media: { dark: true }, shown: 640 },
  { name: "phone", width: 375, media: {}, shown: 320 },
];
const TALL = 1200; // px of a picture on the sheet
const LIMIT = 400_000; // bytes of a sheet
const GAP = 16;

async function picture(page, file, look) {
  const tall = Math.round(((look.tall ?? TALL) * look.width) / look.shown);
  await page.media(look.media);
  await page.size(look.width, 900);
  await page.open(pathToFileURL(file).href);
  const height = Math.min(await page.eval("document.documentElement.scrollHeight"), tall);
  await page.size(look.width, height);
  return { data: await page.shot(), width: look.shown, height: Math.round((height * look.shown) / look.width) };
}

// Rows of pictures with their names above, as one page of HTML.
function sheetOf(rows) {
  const cells = rows.flat().map(({ data, width, height, name }) => `<figure><figcaption>${name}</figcaption>` +
    `<img width="${width}" height="${height}" src="data:image/png;base64,${data.toString("base64")}"></figure>`);
  const columns = rows[0].map(({ width }) => `${width}px`).join(" ");
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: ${GAP}px; background: #8a8f98; font: 13px/20px "Noto Sans"; display: grid; gap: ${GAP}px; align-items: start;
      grid-template-columns: ${columns}; width: max-content } figure { margin: 0 } img { display: block }</style>${cells.join("")}`;
}

async function compose(page, rows) {
  await page.media();
  await page.size(rows[0].reduce((sum, { width }) => sum + width + GAP, GAP), 900);
  await page.open("about:blank");
  const { frameTree } = await page.send("Page.getFrameTree");
  await page.send("Page.setDocumentContent", { frameId: frameTree.frame.id, html: sheetOf(rows) });
  await page.eval("Promise.all([...document.images].map((i) => i.decode())).then(() => true)");
  const [width, height] = await page.eval("[document.documentElement.scrollWidth, document.body.offsetHeight + 2 * " + GAP + "]");
  await page.size(width, height);
  for (const quality of [80, 65, 50, 35]) {
    const data = await page.shot({ format: "webp", quality });
    if (data.length < LIMIT || quality === 35) return data;
  }
}

// A desktop in the first language, a phone in the second, a phone in the dark in the third.
const COVER = [
  { name: "desktop", width: 1280, media: {}, shown: 760, tall: 700 },
  { name: "phone", width: 375, media: {}, shown: 320, tall: 700 },
  { name: "phone, dark", width: 375, media: { dark: true }, shown: 320, tall: 700 },
];

async function coverOf(page, pages) {
  const row = [];
  for (const [i, look] of COVER.entries()) {
    const each = pages[i % pages.length];
    row.push({ ...(await picture(page, each.file, look)), name: `${each.lang} · ${look.name}` });
  }
  return compose(page, [row]);
}

async function main() {
  const [folder, out, ...wanted] = process.argv.slice(2).filter((word) => word !== "--cover");
  const cover = process.argv.includes("--cover");
  if (!out || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    console.error("usage: tests/browser/shots SITE OUT [PAGE...] [--cover]");
    process.exit(2);
  }
  const topics = new Map(); // page without its language -> its pages
  for (const page of pagesOf(folder).filter(({ lang }) => lang)) {
    const topic = page.path.slice(page.lang.length + 1).replace(/\/$|\.html$/, "") || "cover";
    topics.set(topic, [...(topics.get(topic) ?? []), page]);
  }
  const lacking = wanted.filter((topic) => !topics.has(topic));
  if (lacking.length) throw new Error(`no page ${lacking}; there are ${[...topics.keys()].join(", ")}`);
  mkdirSync(out, { recursive: true });
  const browser = await Browser.start();
  try {
    for (const topic of wanted.length ? wanted : topics.keys()) {
      const page = await browser.page();
      const rows = [];
      if (cover) {
        writeFileSync(join(out, "readme.webp"), await coverOf(page, topics.get(topic)));
        continue;
      }
      for (const each of topics.get(topic)) {
        const row = [];
        for (const look of LOOKS) row.push({ ...(await picture(page, each.file, look)), name: `${each.path} · ${look.name}` });
        rows.push(row);
      }
      const data = await compose(page, rows);
      const file = join(out, `${topic.replaceAll("/", "-")}.webp`);
      writeFileSync(file, data);
      console.log(`shots: ${file}, ${Math.ceil(data.length / 1000)} kB`);
    }
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(`shots: error: ${error.message}`);
  process.exitCode = 3;
});

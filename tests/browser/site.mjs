// site.mjs - the pages of a built site, as files and over HTTP.
import { createServer, get } from "node:http";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
  ".woff2": "font/woff2", ".json": "application/json", ".csv": "text/csv; charset=utf-8", ".png": "image/png",
  ".webp": "image/webp", ".ico": "image/x-icon",
};

// [{ path: "ja/gdp-usd/", file, lang }], in the order of their names; a page outside a language has lang ""
export function pagesOf(folder) {
  const pages = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".html"))
    .sort();
  return pages.map((name) => ({
    path: name.replace(/(^|\/)index\.html$/, "$1"),
    file: resolve(folder, name),
    lang: /^([a-z]{2,3}(?:-[A-Z]{2})?)\//.exec(name)?.[1] ?? "",
  }));
}

// A plain static server for a site, when no other serves it: [base address, stop]. A build has its data beside the site.
export async function serve(folder) {
  const server = createServer((request, response) => {
    let file = join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname));
    if (relative(folder, file).startsWith("..")) file = folder + "/none";
    if (!existsSync(file) && relative(folder, file).startsWith("data/")) file = join(folder, "..", relative(folder, file));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const stop = () => new Promise((done) => (server.close(done), server.closeAllConnections()));
  return [`http://127.0.0.1:${server.address().port}/`, stop];
}

export function status(url) {
  return new Promise((done) => {
    const request = get(url, { timeout: 10_000 }, (response) => (response.resume(), done(response.statusCode)));
    request.on("timeout", () => request.destroy(new Error("no answer in 10 s")));
    request.on("error", (error) => done(error.message));
  });
}

// /ja/ and /ja/index.html#x are one page
const plain = (url) => url.split(/[?#]/)[0].replace(/index\.html$/, "");

// Is there something at this address? "" or what is wrong. Addresses elsewhere are only looked at.
export class Links {
  #known = new Map();
  #ids = new Map(); // address without fragment -> Set of ids

  constructor(base) {
    this.base = base;
  }

  page(url, ids) {
    this.#ids.set(plain(url), new Set(ids));
  }

  async #reach(url) {
    if (url.startsWith("file:")) {
      const file = fileURLToPath(url.split("?")[0]);
      if (!existsSync(file)) return "is not there";
      return statSync(file).isDirectory() ? "is a folder: a double-click would list it" : "";
    }
    const answer = await status(url);
    return answer === 200 ? "" : `answers ${answer}`;
  }

  async problem(address) {
    if (address.startsWith("#")) return `${address} is not in the page`;
    const [url, fragment] = address.split("#");
    if (/^(mailto|data):/.test(url)) return "";
    if (!url.startsWith(this.base) && !url.startsWith("file:")) return url.startsWith("https://") ? "" : `${url} leaves the site, not over https`;
    if (!this.#known.has(url)) this.#known.set(url, this.#reach(url));
    const why = await this.#known.get(url);
    if (why) return `${url} ${why}`;
    const ids = this.#ids.get(plain(url));
    const name = decodeURIComponent(fragment ?? "");
    return name && ids && !ids.has(name) ? `${address}: no such id in that page` : "";
  }
}

export const fileBase = (folder) => pathToFileURL(resolve(folder) + "/").href;

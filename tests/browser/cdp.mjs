// cdp.mjs - drive Debian's Chromium over the DevTools protocol, through a pipe (file descriptors 3 and 4, one JSON
// text ended by NUL per message). A pipe needs no port, no WebSocket and so no package from npm.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SLOW = 30_000; // ms; an answer that takes longer is a failure, not patience

// Only our own pages are opened, so the sandbox, which containers often forbid, guards nothing.
const FLAGS = [
  "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--no-first-run", "--no-default-browser-check",
  "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-extensions",
  "--disable-sync", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio",
  "--force-color-profile=srgb", "--font-render-hinting=none", "--lang=en-US", "--window-size=1280,900",
];

export class Browser {
  #next = 1;
  #waiting = new Map(); // id -> { resolve, reject, timer, method }
  #pages = new Map(); // session id -> Page
  #text = "";

  static async start(program = process.env.CHROMIUM || "chromium") {
    const browser = new Browser();
    browser.profile = mkdtempSync(join(tmpdir(), "zij-browser-"));
    browser.process = spawn(program, [...FLAGS, `--user-data-dir=${browser.profile}`, "about:blank"], {
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    });
    let said = "";
    browser.process.stderr.on("data", (data) => (said = (said + data).slice(-2000)));
    browser.process.on("error", (error) => browser.#fail(`cannot start ${program}: ${error.message}`));
    browser.process.on("exit", (code) => browser.#fail(`${program} ended with status ${code}: ${said.trim()}`));
    browser.process.stdio[3].on("error", () => {});
    browser.process.stdio[4].setEncoding("utf8").on("data", (text) => browser.#read(text));
    await browser.send("Browser.getVersion");
    return browser;
  }

  #fail(why) {
    this.ended = why;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(why));
    }
    this.#waiting.clear();
  }

  #read(text) {
    this.#text += text;
    const messages = this.#text.split("\0");
    this.#text = messages.pop();
    for (const message of messages) this.#take(JSON.parse(message));
  }

  #take({ id, result, error, method, params, sessionId }) {
    if (id === undefined) return this.#pages.get(sessionId)?.happened(method, params);
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    if (error) waiting.reject(new Error(`${waiting.method}: ${error.message}`));
    else waiting.resolve(result);
  }

  send(method, params = {}, sessionId) {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(new Error(this.ended));
      const id = this.#next++;
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`${method}: no answer in ${SLOW / 1000} s`));
      }, SLOW);
      this.#waiting.set(id, { resolve, reject, timer, method });
      this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    });
  }

  async page() {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, sessionId);
    this.#pages.set(sessionId, page);
    for (const domain of ["Page", "Runtime", "Log", "Network", "DOM", "CSS"]) await page.send(`${domain}.enable`);
    await page.send("Network.setCacheDisabled", { cacheDisabled: true });
    await page.send("Emulation.setFocusEmulationEnabled", { enabled: true });
    return page;
  }

  async close() {
    const gone = new Promise((resolve) => this.process.once("exit", resolve));
    if (!this.ended) this.send("Browser.close").catch(() => {});
    const timer = setTimeout(() => this.process.kill("SIGKILL"), 5000);
    if (this.process.exitCode === null && this.process.pid) await gone;
    clearTimeout(timer);
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

export class Page {
  complaints = []; // what went wrong since the last open(): console, exceptions, requests
  #browser;
  #session;
  #once = new Map(); // event -> [resolve]
  #urls = new Map(); // request id -> url

  constructor(browser, session) {
    this.#browser = browser;
    this.#session = session;
  }

  send(method, params) {
    return this.#browser.send(method, params, this.#session);
  }

  once(method) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method} did not happen in ${SLOW / 1000} s`)), SLOW);
      const list = this.#once.get(method) ?? [];
      list.push((params) => (clearTimeout(timer), resolve(params)));
      this.#once.set(method, list);
    });
  }

  happened(method, params) {
    this.#note(method, params);
    const list = this.#once.get(method) ?? [];
    this.#once.delete(method);
    for (const resolve of list) resolve(params);
  }

  #note(method, p) {
    const say = (text) => this.complaints.push(text.replace(/\s+/g, " ").slice(0, 300));
    switch (method) {
      case "Runtime.exceptionThrown":
        return say(`exception: ${p.exceptionDetails.exception?.description ?? p.exceptionDetails.text}`);
      case "Runtime.consoleAPICalled":
        if (!["error", "warning", "assert"].includes(p.type)) return;
        return say(`console ${p.type}: ${p.args.map((a) => a.value ?? a.description).join(" ")}`);
      case "Log.entryAdded": // breaches of the Content-Security-Policy arrive here; failed requests, too, but see below
        if (!["error", "warning"].includes(p.entry.level) || p.entry.source === "network") return;
        return say(`${p.entry.source}: ${p.entry.text} ${p.entry.url ?? ""}`);
      case "Network.requestWillBeSent":
        return void this.#urls.set(p.requestId, p.request.url);
      case "Network.responseReceived":
        return p.response.status >= 400 ? say(`status ${p.response.status}: ${p.response.url}`) : undefined;
      case "Network.loadingFailed":
        if (p.canceled) return;
        return say(`request failed: ${this.#urls.get(p.requestId)} ${p.blockedReason ?? p.errorText}`);
    }
  }

  // The page is ready when its fonts are, for widths depend on them. With `onward` it is one that sends the reader on:
  // the answer is whether it did, within two seconds.
  async open(url, onward = false) {
    this.complaints = [];
    const loaded = this.once("Page.loadEventFired");
    const { errorText } = await this.send("Page.navigate", { url });
    if (errorText) {
      loaded.catch(() => {});
      throw new Error(`cannot open ${url}: ${errorText}`);
    }
    await loaded;
    if (onward && !(await this.#sentOn(url))) return false;
    await this.eval("document.fonts.ready.then(() => true)");
    return true;
  }

  async #sentOn(url) {
    for (let i = 0; i < 40; i++) {
      // while the next page comes, there is none to ask
      const [at, state] = await this.eval("[location.href, document.readyState]").catch(() => [url]);
      if (at.split("#")[0] !== url && state === "complete") return true;
      await new Promise((done) => setTimeout(done, 50));
    }
    return false;
  }

  // Works when the page's own scripts are switched off, too.
  async eval(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  size(width, height, scale = 1) {
    const mobile = width < 500;
    return this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile });
  }

  media({ dark = false, print = false } = {}) {
    const features = [
      { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: "reduce" }, // a picture of a transition proves nothing
    ];
    return this.send("Emulation.setEmulatedMedia", { media: print ? "print" : "", features });
  }

  scripts(on) {
    return this.send("Emulation.setScriptExecutionDisabled", { value: !on });
  }

  async press(key) {
    const codes = { Tab: 9, Enter: 13, Escape: 27, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, " ": 32 };
    const event = { key, code: key, windowsVirtualKeyCode: codes[key] };
    if (key === "Enter") event.text = "\r";
    await this.send("Input.dispatchKeyEvent", { type: event.text ? "keyDown" : "rawKeyDown", ...event });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  }

  async shot({ format = "png", quality, clip } = {}) {
    const { data } = await this.send("Page.captureScreenshot", {
      format, quality, clip: clip && { scale: 1, ...clip }, captureBeyondViewport: Boolean(clip), optimizeForSpeed: false,
    });
    return Buffer.from(data, "base64");
  }

  // Families that drew the text of the page, and whether the page brought them itself: [[name, own, glyphs]].
  async fonts(selector = "body, body *") {
    for (let tries = 3; ; tries--) {
      try {
        return await this.#fontsNow(selector);
      } catch (error) { // a script moved something meanwhile
        if (tries === 1 || !/Could not find node/.test(error.message)) throw error;
      }
    }
  }

  async #fontsNow(selector) {
    const { root } = await this.send("DOM.getDocument", { depth: 0 });
    const { nodeIds } = await this.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector });
    const sums = new Map();
    await Promise.all(nodeIds.map(async (nodeId) => {
      const { fonts } = await this.send("CSS.getPlatformFontsForNode", { nodeId });
      for (const { familyName, isCustomFont, glyphCount } of fonts) {
        const name = `${familyName} ${isCustomFont}`;
        sums.set(name, [familyName, isCustomFont, (sums.get(name)?.[2] ?? 0) + glyphCount]);
      }
    }));
    return [...sums.values()];
  }
}

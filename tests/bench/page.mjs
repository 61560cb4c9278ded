// How soon somebody who opens the public booking page on a slow phone sees its largest text (Lighthouse's mobile
// preset), beside a bare page of the same words in the same fonts.
import { readdirSync, readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";

import { atEnd, median, project, workFolder } from "./measure.mjs";
import { Server } from "./server.mjs";

const rounds = 5;
const assets = path.join(project, "web/portal/dist/assets/portal");

const html = (font) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>New booking</title>
<style>
@font-face { font-family: Inter; font-weight: 100 900; font-display: swap; src: url("/${font}") format("woff2"); }
body { font-family: Inter, sans-serif; }
</style>
<p>Step 1 of 3: where and what</p>
<h1>New booking</h1>
<h2>What do you need?</h2>
<p>An examination, a specialty or a doctor</p>
</html>
`;

// The bare page and its font, from a server that does nothing else.
function barePage() {
  const font = readdirSync(assets).find((name) => /^inter-latin-wght.*\.woff2$/.test(name));
  const page = brotliCompressSync(html(font));
  const letters = readFileSync(path.join(assets, font));
  const server = http.createServer(({ url }, answer) => {
    if (url === "/") {
      answer.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "br" });
      answer.end(page);
    } else if (url === `/${font}`) {
      answer.writeHead(200, { "Content-Type": "font/woff2" });
      answer.end(letters);
    } else answer.writeHead(404).end();
  });
  atEnd(() => server.closeAllConnections?.() ?? server.close());
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done(`http://127.0.0.1:${server.address().port}/`));
  });
}

// Milliseconds to the largest contentful paint, as Lighthouse reckons them for a phone on 1.6 Mbit/s with 150 ms a
// round trip and a quarter of this machine's speed.
async function largestPaint(url) {
  const { default: lighthouse } = await import("./lighthouse/node_modules/lighthouse/core/index.js");
  const { launch } = await import("./lighthouse/node_modules/chrome-launcher/dist/index.js");
  const browser = await launch({
    chromePath: "/usr/bin/chromium",
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
    logLevel: "silent",
  });
  try {
    const options = { port: browser.port, onlyAudits: ["largest-contentful-paint"], logLevel: "error" };
    const { lhr } = await lighthouse(url, options);
    const { numericValue, errorMessage } = lhr.audits["largest-contentful-paint"];
    if (!numericValue) throw new Error(`${url}: ${errorMessage ?? lhr.runtimeError?.message}`);
    return numericValue;
  } finally {
    browser.kill();
  }
}

export async function page() {
  const server = await Server.start(path.join(workFolder("page"), "data"));
  const booking = `${server.url}/p/${server.logins().suffix}/booking`;
  const bare = await barePage();
  const [ours, theirs] = [[], []];
  for (let round = 0; round < rounds; ++round) {
    theirs.push(await largestPaint(bare));
    ours.push(await largestPaint(booking));
  }
  await server.stop();
  return [
    {
      what: "booking page, largest paint on a phone (ms)",
      floor: median(theirs),
      measured: median(ours),
      limit: 2,
      better: "less",
    },
  ];
}

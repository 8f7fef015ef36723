// Chromium: axe, widths, what a page asks for, and what comes out of the printer.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Windows: a small phone, a phone, a desk; axe looks at the last two.
const LOOKS = [
  { width: 320, colorScheme: "light", axe: false },
  { width: 360, colorScheme: "light", axe: true },
  { width: 360, colorScheme: "dark", axe: true },
  { width: 1280, colorScheme: "light", axe: true },
  { width: 1280, colorScheme: "dark", axe: true },
];
const PAPERS = ["A4", "Letter"];

export async function browse(folder, files, executablePath) {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
  const browser = await chromium.launch({ executablePath, args });
  const complaints = [];
  const printed = {};
  try {
    await Promise.all([
      ...LOOKS.map((look) => lookAt(browser, folder, files, look, complaints)),
      print(browser, folder, files, printed),
    ]);
  } finally {
    await browser.close();
  }
  return { complaints, printed };
}

async function lookAt(browser, folder, files, look, complaints) {
  const { width, colorScheme } = look;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  for (const file of files) {
    const page = await context.newPage();
    const complain = (by, says) =>
      complaints.push({ file, by, says: `${says} (${width} px, ${colorScheme})` });
    const url = pathToFileURL(join(folder, file)).href;
    page.on("console", (message) => complain("console", message.text()));
    page.on("pageerror", (error) => complain("console", String(error)));
    page.on("request", (request) => {
      const own = request.url() === url || request.url().startsWith("data:");
      if (!own) complain("network", `asks for ${request.url()}`);
    });
    await page.goto(url);
    const [wide, shown] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    if (wide > shown) complain("width", `${wide} pixels wide in a window of ${shown}`);
    if (look.axe) {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run());
      for (const { id, nodes } of violations) {
        complain("axe", `${id}: ${nodes.map((node) => node.html).join(" ")}`);
      }
    }
    await page.close();
  }
  await context.close();
}

// The text of every page of every document on every paper, and whether the file is tagged.
async function print(browser, folder, files, printed) {
  const scratch = mkdtempSync(join(tmpdir(), "copcharter-print-"));
  const path = join(scratch, "page.pdf");
  const page = await browser.newPage();
  for (const file of files) {
    await page.goto(pathToFileURL(join(folder, file)).href);
    printed[file] = {};
    for (const format of PAPERS) {
      await page.pdf({ path, format, tagged: true });
      const facts = execFileSync("pdfinfo", [path], { encoding: "utf8" });
      const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
      printed[file][format] = {
        tagged: /^Tagged:\s+yes$/m.test(facts),
        pages: text.split("\f").slice(0, -1),
      };
    }
  }
  await page.close();
  rmSync(scratch, { recursive: true });
}

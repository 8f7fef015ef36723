// Looks at every page and every Markdown document in a folder as readers do, and prints what it saw as
// JSON: complaints (about which file, by whom), the text of every printed page, and the outlines of
// the Markdown. It decides nothing; tests/browser.rs does.
//
//     node look.js FOLDER BROWSER

import { readdirSync } from "node:fs";

import { browse } from "./browser.js";
import { check } from "./checker.js";
import { read } from "./markdown.js";

const [folder, browser] = process.argv.slice(2);
const files = readdirSync(folder).sort();
const pages = files.filter((file) => file.endsWith(".html"));
const texts = files.filter((file) => file.endsWith(".md"));

// Java is as slow to start as a browser: both at once.
const [seen, invalid] = await Promise.all([
  browse(folder, pages, browser),
  check(folder, pages),
]);
const { complaints, outlines } = read(folder, texts);
process.stdout.write(
  JSON.stringify({
    complaints: [...seen.complaints, ...invalid, ...complaints],
    printed: seen.printed,
    outlines,
  }),
);

// Markdown as others read it: markdownlint's opinion, and outlines by two more parsers.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Parser } from "commonmark";
import MarkdownIt from "markdown-it";
import { lint } from "markdownlint/sync";

export function read(folder, files) {
  const complaints = [];
  const outlines = {};
  for (const file of files) {
    const text = readFileSync(join(folder, file), "utf8");
    // What strangers write may be in any style, and only has to stay in its place.
    if (!file.startsWith("stranger-")) {
      const found = lint({ strings: { [file]: text }, config: { MD013: false } })[file];
      for (const { lineNumber, ruleNames, errorDetail } of found) {
        const says = `${lineNumber}: ${ruleNames.join("/")} ${errorDetail ?? ""}`;
        complaints.push({ file, by: "markdownlint", says });
      }
    }
    outlines[file] = {
      // commonmark.js knows nothing beyond CommonMark: no tables, nothing struck through.
      commonmark: byCommonMark(text),
      markdown_it_plain: byMarkdownIt(text, new MarkdownIt("commonmark")),
      markdown_it: byMarkdownIt(text, new MarkdownIt({ html: true })),
    };
  }
  return { complaints, outlines };
}

// An outline is a line for each piece of text: in what it stands, and what it says.
const line = (inside, kind, text) => [...inside, kind].join(" > ") + ": " + text;

function byMarkdownIt(text, parser) {
  const CONTAINERS = { bullet_list: "list", ordered_list: "list", list_item: "item", blockquote: "quote" };
  const inside = [];
  const outline = [];
  let kind = "";
  for (const token of parser.parse(text, {})) {
    const [, name, side] = /^(.*?)(?:_(open|close))?$/.exec(token.type);
    if (CONTAINERS[name]) {
      if (side === "open") inside.push(CONTAINERS[name]);
      else inside.pop();
    } else if (side === "open") {
      kind = { heading: token.tag, paragraph: "p", th: "cell", td: "cell" }[name] ?? kind;
    } else if (token.type === "inline") {
      outline.push(line(inside, kind, inlineOf(token.children)));
    } else if (name === "fence" || name === "code_block") {
      outline.push(line(inside, "code", token.content));
    } else if (name === "html_block") {
      outline.push(line(inside, "html", token.content));
    }
  }
  return outline;
}

function inlineOf(tokens) {
  return tokens
    .map((token) => {
      if (token.type === "softbreak" || token.type === "hardbreak") return "\n";
      if (token.type === "html_inline") return `{html ${token.content}}`;
      if (token.type === "image") return `{image ${token.attrGet("src")}}`;
      if (token.type === "link_open") return `{link ${address(token.attrGet("href"))}}`;
      return token.content;
    })
    .join("");
}

function byCommonMark(text) {
  const CONTAINERS = { list: "list", item: "item", block_quote: "quote" };
  const inside = [];
  const outline = [];
  let words = null;
  const walker = new Parser().parse(text).walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const { entering, node } = step;
    const { type } = node;
    if (CONTAINERS[type]) {
      if (entering) inside.push(CONTAINERS[type]);
      else inside.pop();
    } else if (type === "paragraph" || type === "heading") {
      if (entering) words = "";
      else outline.push(line(inside, type === "heading" ? `h${node.level}` : "p", words));
    } else if (type === "code_block") outline.push(line(inside, "code", node.literal));
    else if (type === "html_block") outline.push(line(inside, "html", node.literal));
    else if (type === "softbreak" || type === "linebreak") words += "\n";
    else if (type === "html_inline") words += `{html ${node.literal}}`;
    else if (type === "image" && entering) words += `{image ${node.destination}}`;
    else if (type === "link" && entering) words += `{link ${address(node.destination)}}`;
    else if (type === "text" || type === "code") words += node.literal;
  }
  return outline;
}

// Parsers encode addresses each in their own way.
function address(encoded) {
  try {
    return decodeURI(encoded);
  } catch {
    return encoded;
  }
}

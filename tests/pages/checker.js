// The Nu HTML checker: one run for all pages.

import { execFile } from "node:child_process";
import { basename, join } from "node:path";

import jar from "vnu-jar";

export function check(folder, files) {
  const paths = files.map((file) => join(folder, file));
  const args = ["-Xss8m", "-jar", String(jar), "--format", "json", ...paths];
  return new Promise((done, failed) => {
    execFile("java", args, { maxBuffer: 1 << 26 }, (error, _, stderr) => {
      // It ends with 1 when it has found something.
      if (error && error.code !== 1) return failed(error);
      const { messages } = JSON.parse(stderr);
      done(
        messages.map(({ url, type, message, extract }) => ({
          file: basename(url),
          by: "checker",
          says: `${type}: ${message} ${extract ?? ""}`,
        })),
      );
    });
  });
}

/*
 * Builds the theme: Det Fælles Designsystem with our colours, and htmx, into design/static/theme/.
 * Run by `npm run build` after `npm ci`; does nothing when the sources have not changed.
 */
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../../../../..");
const modules = join(root, "node_modules");
const out = join(here, "../static/theme");
const stamp = join(out, "stamp.txt");

const sources = [join(root, "package-lock.json"), ...readdirSync(here).map((name) => join(here, name))];
const hash = createHash("sha256");
for (const path of sources) hash.update(readFileSync(path));
const fingerprint = hash.digest("hex");

if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) {
  console.log("Temaet er ajour.");
  process.exit(0);
}

const write = (name, content) => {
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};
// A source map named in a file but not shipped makes the static manifest fail.
const withoutSourceMap = (text) => text.replace(/\n?(\/\/|\/\*)# sourceMappingURL=[^\n]*/g, "");

rmSync(out, { recursive: true, force: true });
const dkfds = join(modules, "dkfds/dist");
const { css } = sass.compile(join(here, "naervaer.scss"), {
  loadPaths: [modules],
  style: "compressed",
  quietDeps: true,
});
// Every browser the designsystem supports reads woff2: the older fonts stay at home.
const modern = css
  .replace(/url\("[^"]*\.(?:eot|ttf|woff)"\)(?: format\("[^"]*"\))?,?/g, "")
  .replaceAll(",;font-display", ";font-display");
write("css/naervaer.css", modern);
for (const [, url] of modern.matchAll(/url\("?\.\.\/([^")]+)"?\)/g)) {
  cpSync(join(dkfds, url), join(out, url), { recursive: true });
}
write("img/all-svg-icons.svg", readFileSync(join(dkfds, "img/all-svg-icons.svg")));
write("js/dkfds.js", withoutSourceMap(readFileSync(join(dkfds, "js/dkfds.min.js"), "utf8")));
write("js/htmx.js", withoutSourceMap(readFileSync(join(modules, "htmx.org/dist/htmx.min.js"), "utf8")));
write("licenses/dkfds.md", readFileSync(join(modules, "dkfds/LICENSE.md")));
write("licenses/htmx.txt", readFileSync(join(modules, "htmx.org/LICENSE")));
writeFileSync(stamp, fingerprint);
console.log(`Temaet er bygget: ${(modern.length / 1024).toFixed(0)} KB css.`);

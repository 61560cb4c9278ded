// Makes embedded/passwords.txt anew: node make.mjs <passwords.json of @zxcvbn-ts/language-common>
import { readFileSync, writeFileSync } from "node:fs";

const SHORTEST = 8;
const here = new URL(".", import.meta.url);
const folded = (text) => text.normalize("NFC").toLowerCase().normalize("NFC");

const leaked = JSON.parse(readFileSync(process.argv[2], "utf8"))
  .map(folded)
  .filter((password) => [...password].length >= SHORTEST && !/\s/u.test(password));
const usual = readFileSync(new URL("usual.txt", here), "utf8")
  .split("\n")
  .filter((line) => !line.startsWith("#"))
  .flatMap((line) => line.split(" "))
  .filter((word) => word.length >= 3);

const all = [...new Set([...leaked, ...usual])].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
writeFileSync(new URL("embedded/passwords.txt", here), `${all.join("\n")}\n`);
console.log(`${all.length} passwords`);

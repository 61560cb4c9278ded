// Writes the C++ table of src/phone/plan.hpp from libphonenumber's rules: generate.mjs <metadata.max.json> <out.cpp>
// The layout of the rules is described in libphonenumber-js's METADATA.md.
import { readFileSync, writeFileSync } from "node:fs";

const [, , from, to] = process.argv;
const rules = JSON.parse(readFileSync(from, "utf8"));

const literal = (text) => (text ? JSON.stringify(text) : '""');
const lengths = (list) => (list ?? []).reduce((bits, length) => bits | (1 << length), 0) + "U";


function typeRule(plan, index) {
  let rule = plan[11]?.[index];
  if (index === 1 && rule?.[0] === "") rule = plan[11][0]; // left out there: mobile numbers look like fixed lines
  return rule ? `{${literal(rule[0])}, ${lengths(rule[1] ?? plan[3])}}` : '{"", 0}';
}

function formatRule(plan, format) {
  const [pattern, national, leading, prefixRule, , international] = format;
  return `{${[pattern, national, leading?.at(-1), prefixRule || plan[6], international || national].map(literal).join(", ")}}`;
}

const formatTables = [];
const plans = [];

function add(region, plan, main) {
  const own = plan[4] ? plan : main;
  const formats = (own[4] || []).map((format) => formatRule(own, format));
  let name = "nullptr";
  if (formats.length > 0) {
    name = `formats_${region}_${plan[0]}`;
    formatTables.push(`constexpr Format ${name}[] = {\n    ${formats.join(",\n    ")}};`);
  }
  const types = Array.from({ length: 10 }, (_, index) => typeRule(plan, index));
  plans.push(
    `    {${[region, plan[0], plan[1], plan[2]].map(literal).join(", ")}, ${lengths(plan[3])}, ` +
      `${[plan[7] || plan[5], plan[8], plan[10]].map(literal).join(", ")},\n     {{${types.join(", ")}}}, ${name}, ${formats.length}}`,
  );
}

// Main region of a calling code first: the order of `country_calling_codes`.
for (const regions of Object.values(rules.country_calling_codes)) {
  const main = rules.countries[regions[0]];
  for (const region of regions) add(region, rules.countries[region], main);
}
for (const plan of Object.values(rules.nonGeographic)) add("001", plan, plan);

writeFileSync(
  to,
  `// Made by src/phone/metadata/generate.mjs.
#include "phone/plan.hpp"

namespace portico::phone {
namespace {

${formatTables.join("\n\n")}

constexpr Plan table[] = {
${plans.join(",\n")}};

}  // namespace

std::span<const Plan> plans() { return table; }

}  // namespace portico::phone
`,
);

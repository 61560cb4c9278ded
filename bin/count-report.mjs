// node count-report.mjs REPORT.json passed|failed: the count in a Vitest or Playwright JSON report.
import { readFileSync } from 'node:fs';

const [file, wanted] = process.argv.slice(2);
const report = JSON.parse(readFileSync(file, 'utf8'));
const counts =
  'numTotalTests' in report
    ? { passed: report.numPassedTests, failed: report.numFailedTests + (report.success ? 0 : report.numFailedTests ? 0 : 1) }
    : { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky + report.errors.length };
console.log(counts[wanted]);

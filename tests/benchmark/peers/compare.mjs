// Runs the queries Q1 to Q8 in tuopin, DuckDB and Polars on the same CSV files, side by side in one
// run; holds their answers against each other; prints the ratios as a table and names the machine.
//
//     TUOPIN_PEERS=<folder with the packages> node compare.mjs ours=<build>/tests/benchmark/national_answers
//         folder=register errors=register_with_errors households=3000000 [order=sorted] [queries=Q1,Q2]
//         [repetitions=5] [keep=lines.txt]
//
// Q7 is asked of the folder errors=, which national_generator has written with errors=yes and of as
// many households.
// Every engine answers a query before the next query is asked, so that all meet the same machine.
// `keep=` appends the reported lines to a file; `from=lines.txt` makes the table of such files alone.
// The exit status is 1 where an engine is missing or answers differ.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const given = Object.fromEntries(process.argv.slice(2).map((each) => each.split('=')));
const here = path.dirname(fileURLToPath(import.meta.url));
const fail = (message) => {
  console.error(message);
  process.exit(1);
};

function linesOfRun() {
  if ((given.queries ?? 'Q7').includes('Q7') && !(given.errors && given.households)) fail('Q7 wants errors=<a folder> and households=<how many>');
  if (!given.ours || !given.folder) fail('name ours=<the program national_answers> and folder=<what national_generator wrote>');
  const engines = [[given.ours, []], ['node', [path.join(here, 'duckdb.mjs')]], ['node', [path.join(here, 'polars.mjs')]]];
  const lines = [];
  for (const query of (given.queries ?? 'Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8').split(','))
    for (const [program, before] of engines) {
      const ran = spawnSync(program, [...before, `folder=${query === 'Q7' ? given.errors : given.folder}`, `order=${given.order ?? 'sorted'}`, `queries=${query}`,
        `repetitions=${given.repetitions ?? 5}`, `households=${given.households ?? 0}`], { encoding: 'utf8', maxBuffer: 1 << 26, env: { POLARS_MAX_THREADS: '1', ...process.env } });
      if (ran.error || ran.status !== 0) fail(`${program} ${before.join(' ')} failed on ${query}:\n${ran.error?.message ?? ran.stderr}`);
      process.stderr.write(ran.stdout);
      lines.push(...ran.stdout.split('\n').filter(Boolean));
    }
  if (given.keep) fs.appendFileSync(given.keep, lines.join('\n') + '\n');
  return lines;
}

// "duckdb Q3/rollup sorted 397.0 ms check=1,2": the way to put a query may have blanks.
function parse(line) {
  const found = /^(\S+) ([^/ ]+)(?:\/(.*))? (\S+) ([\d.]+) ms check=(.*)$/.exec(line);
  if (!found) fail(`no line of a query: ${line}`);
  const [, engine, query, way, order, time, check] = found;
  return { engine, query, way: way ?? '', order, time: Number(time), check: check.split(',').map(Number) };
}

const lines = (given.from ? given.from.split(',').flatMap((file) => fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)) : linesOfRun()).map(parse);

const same = (a, b) => a.length === b.length && a.every((each, at) => Math.abs(each - b[at]) <= 1e-9 * Math.max(Math.abs(each), Math.abs(b[at]), 1));
const tasks = new Map();
for (const line of lines) {
  // Of Q7 the fifteen rules on rows are a task of their own; rules that are functions stand beside typed ones.
  const rows = line.query === 'Q7' && line.check.length === 15;
  const parts = !rows ? [line.query] : line.engine === 'tuopin' ? [line.way.includes('functions') ? 'Q7 rows, functions' : 'Q7 rows'] : ['Q7 rows', 'Q7 rows, functions'];
  for (const part of parts) {
    const task = `${part}, ${line.order}`;
    if (!tasks.has(task)) tasks.set(task, { checks: new Map(), best: new Map() });
    const { checks, best } = tasks.get(task);
    checks.set(`${line.engine} ${line.way}`, line.check);
    if (!best.has(line.engine) || line.time < best.get(line.engine).time) best.set(line.engine, line);
  }
}

let different = 0;
for (const [task, { checks }] of tasks) {
  const [[first, expected], ...others] = checks;
  for (const [who, check] of others)
    if (!same(expected, check)) {
      ++different;
      console.error(`${task}: ${who} answers ${check}\n  but ${first} ${expected}`);
    }
}

const processors = os.cpus();
console.log(`${processors[0].model}, ${processors.length} cores, ${(os.totalmem() / 2 ** 30).toFixed(0)} GiB; one thread; milliseconds of the processor; medians\n`);
console.log('| query | tuopin | DuckDB | Polars | times faster than the faster of them |');
console.log('| --- | ---: | ---: | ---: | ---: |');
const shown = (line) => (line ? line.time.toFixed(line.time < 100 ? 1 : 0) : '');
for (const [task, { best }] of [...tasks].toSorted(([a], [b]) => a.localeCompare(b))) {
  const peers = ['duckdb', 'polars'].map((engine) => best.get(engine));
  const fastest = Math.min(...peers.filter(Boolean).map((line) => line.time));
  const ours = best.get('tuopin');
  const ratio = ours && Number.isFinite(fastest) ? (fastest / ours.time).toFixed(1) : '';
  console.log(`| ${task} | ${shown(ours)} | ${peers.map(shown).join(' | ')} | ${ratio} |`);
}
if (different !== 0) fail(`${different} answers differ`);
console.log('\nAll answers agree.');

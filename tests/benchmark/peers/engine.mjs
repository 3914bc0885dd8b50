// What the scripts of all engines share: arguments, the packages of the engine, time, and the line
// in which a query is reported, as national_answers prints it:
//
//     duckdb Q3/rollup sorted 397.0 ms check=159215,3000000,...
//
// Times are of the processor, user and system, of the whole process: the median of the repetitions.
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

/** "folder=register order=sorted queries=Q1,Q2 repetitions=5" */
export function readSettings() {
  const given = Object.fromEntries(process.argv.slice(2).map((each) => each.split('=')));
  if (!given.folder) fail('name a folder=... that national_generator has written');
  const queries = (given.queries ?? 'Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8').split(',');
  return {
    folder: given.folder,
    order: given.order ?? 'sorted',
    repetitions: Number(given.repetitions ?? 5),
    wants: (query) => queries.includes(query),
    file: (name) => path.join(given.folder, `${name}.csv`),
  };
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** A package from the folder TUOPIN_PEERS, where `npm install @duckdb/node-api nodejs-polars` ran. */
export function load(name) {
  const folder = process.env.TUOPIN_PEERS;
  if (!folder) fail('set TUOPIN_PEERS to a folder in which npm install @duckdb/node-api nodejs-polars was run');
  try {
    return createRequire(path.join(folder, 'package.json'))(name);
  } catch (wrong) {
    fail(`the package ${name} is not installed in ${folder}: run npm install @duckdb/node-api nodejs-polars there\n${wrong.message}`);
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Times `answer()` and reports it with what `checkOf(result)` gives, numbers one by one. */
export async function ask(settings, engine, query, answer, checkOf, repetitions = settings.repetitions) {
  if (!settings.wants(query.split('/')[0])) return;
  const times = [];
  let result;
  for (let each = 0; each < repetitions; ++each) {
    const begin = process.cpuUsage();
    result = await answer();
    const spent = process.cpuUsage(begin);
    times.push((spent.user + spent.system) / 1000);
  }
  const check = (await checkOf(result)).map((each) => String(each)).join(',');
  console.log(`${engine} ${query} ${settings.order} ${median(times).toFixed(1)} ms check=${check}`);
}

export const causes = ['illness', 'disability', 'schooling', 'disaster', 'land', 'water', 'skill', 'labour', 'funds', 'transport', 'will', 'wedding'];
export const attributes = ['general', 'low_income', 'low_income_supported', 'destitute'];
export const statuses = ['registered', 'exited', 'returned'];
export const provinces = [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65];
export const line = 400_000; // fen, a person and year

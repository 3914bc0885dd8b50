// The queries Q1 to Q8 in DuckDB, on one thread and in memory: several ways to put a query, of
// which the fastest counts.
import { ask, attributes, causes, line, load, provinces, readSettings, statuses } from './engine.mjs';

const settings = readSettings();
const { DuckDBInstance } = load('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const run = (sql) => connection.run(sql);
const row = async (sql) => (await (await connection.runAndReadAll(sql)).getRows())[0];
await run('SET threads = 1');
await run("SET memory_limit = '14GB'");

// An answer is a table; its check is one row of numbers.
const query = (name, sql, check, repetitions) =>
  ask(settings, 'duckdb', name, () => run(`CREATE OR REPLACE TEMP TABLE answer AS ${sql}`), () => row(check), repetitions);

const read = (name, columns, more = '') =>
  `read_csv('${settings.file(name)}', header = true, auto_detect = false, delim = ',', columns = {${columns}}${more})`;
const money = ['income', 'wage', 'business', 'property', 'transfer'];
const householdColumns = (amount) =>
  `number: 'BIGINT', village: 'BIGINT', size: 'UTINYINT', ${money.map((each) => `${each}: '${amount}'`).join(', ')}, ` +
  `cause: 'VARCHAR', attribute: 'VARCHAR', housing: 'VARCHAR', safe_water: 'BOOLEAN', registered: 'SMALLINT', exited: 'SMALLINT', status: 'VARCHAR'`;
const personColumns =
  "number: 'BIGINT', household: 'BIGINT', village: 'BIGINT', sex: 'VARCHAR', born: 'DATE', education: 'VARCHAR', school: 'VARCHAR', " +
  "health: 'VARCHAR', labour: 'VARCHAR', insured: 'BOOLEAN', pension: 'BOOLEAN', working: 'BOOLEAN'";

// Q8: strictly, without saying what is wrong.
for (const amount of ['DECIMAL(14,2)', 'DOUBLE'])
  await query(`Q8/${amount === 'DOUBLE' ? 'double' : 'decimal'}`, `FROM ${read('households', householdColumns(amount))}`,
    'SELECT count(*), 0, (sum(income) * 100)::BIGINT FROM answer', Math.min(settings.repetitions, 3));

if (['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7'].some(settings.wants)) {
  // Amounts in whole fen and codes in a byte, as its own types hold them best.
  const code = (names, column) => `coalesce(list_position([${names.map((each) => `'${each}'`)}], ${column}), 0)::UTINYINT AS ${column}`;
  await run(`CREATE TABLE h AS SELECT number, village, size, ${money.map((each) => `(${each} * 100)::BIGINT AS ${each}`)},
    ${code(causes, 'cause')}, ${code(attributes, 'attribute')}, housing, safe_water::UTINYINT AS safe_water, registered, exited,
    ${code(statuses, 'status')} FROM ${read('households', householdColumns('DECIMAL(14,2)'))}`);
}
const poor = `income < ${line} * size`;

await query('Q1', `SELECT count(*) n, sum(income) total, avg(income) mean, min(income) least, max(income) most, sum((${poor})::INT) poor FROM h`,
  'SELECT n, total, least, most, poor FROM answer');

await query('Q2', `SELECT village // 1000000 county, count(*) n, sum(size) persons, sum(income) total, avg(income) mean, min(income) least,
  max(income) most, sum((${poor})::INT) poor, sum(transfer) transfers FROM h GROUP BY 1`,
  'SELECT count(*), sum(n), sum(persons), sum(total), sum(least), sum(most), sum(poor), sum(transfers) FROM answer');

const profile = `count(*) n, sum(size) persons, sum(income) total, min(income) least, max(income) most,
  sum(CASE WHEN ${poor} THEN size ELSE 0 END) poor, sum(safe_water) water, sum((housing IN ('c', 'd'))::INT) bad`;
const shares = 'n, persons, total, total / persons mean, least, most, poor, poor / persons share_poor, water, water / n share_water, bad, bad / n share_bad';
const levels = 'p, f, c, t, v';
const checkRegions = 'SELECT count(*), max(n), sum(persons), sum(total), sum(least), sum(most), sum(poor), sum(water), sum(bad), sum(mean) FROM answer';
await query('Q3/rollup', `SELECT ${levels}, ${shares} FROM (SELECT ${levels}, ${profile} FROM
  (SELECT *, village v, village // 1000 t, village // 1000000 c, village // 100000000 f, village // 10000000000 p FROM h) GROUP BY ROLLUP (${levels}))`, checkRegions);
await query('Q3/villages first', `WITH villages AS MATERIALIZED (SELECT village v, ${profile} FROM h GROUP BY 1)
  SELECT ${levels}, ${shares} FROM (SELECT ${levels}, sum(n) n, sum(persons) persons, sum(total) total, min(least) least, max(most) most, sum(poor) poor,
  sum(water) water, sum(bad) bad FROM (SELECT *, v // 1000 t, v // 1000000 c, v // 100000000 f, v // 10000000000 p FROM villages) GROUP BY ROLLUP (${levels}))`, checkRegions);

const checkPoverty = 'SELECT count(*), sum(p0), sum(p1), sum(p2) FROM answer';
const gap = `1.0::DOUBLE - income / (${line}.0::DOUBLE * size)`;
await query('Q4/all', `SELECT county, sum(CASE WHEN g > 0 THEN size ELSE 0 END) / sum(size) p0, sum(size * g) / sum(size) p1, sum(size * g * g) / sum(size) p2
  FROM (SELECT village // 1000000 county, size, greatest(0.0::DOUBLE, ${gap}) g FROM h) GROUP BY 1`, checkPoverty);
await query('Q4/poor apart', `SELECT county, coalesce(a, 0) / w p0, coalesce(b, 0) / w p1, coalesce(d, 0) / w p2 FROM
  (SELECT village // 1000000 county, sum(size) w FROM h GROUP BY 1) LEFT JOIN
  (SELECT village // 1000000 county, sum(size) a, sum(size * g) b, sum(size * g * g) d FROM
    (SELECT village, size, ${gap} g FROM h WHERE ${poor}) GROUP BY 1) USING (county)`, checkPoverty);

const checkSpread = 'SELECT count(*), sum(median) / 100, sum(gini) FROM answer';
await query('Q5/window', `SELECT county, median(income) median, 2.0 * sum(place::DOUBLE * income) / (count(*) * sum(income)::DOUBLE) - (count(*) + 1) / count(*)::DOUBLE gini
  FROM (SELECT village // 1000000 county, income, row_number() OVER (PARTITION BY village // 1000000 ORDER BY income) place FROM h) GROUP BY 1`, checkSpread);
await query('Q5/lists', `SELECT county, (l[(n + 1) // 2] + l[n // 2 + 1]) / 2.0 median,
  2.0 * list_sum(list_transform(l, lambda x, i : i::DOUBLE * x)) / (n * s::DOUBLE) - (n + 1) / n gini
  FROM (SELECT village // 1000000 county, list_sort(list(income)) l, count(*) n, sum(income) s FROM h GROUP BY 1)`, checkSpread);

if (settings.wants('Q6') || settings.wants('Q7'))
  await run(`CREATE TABLE p AS SELECT number, household, village, born, school, insured::UTINYINT AS insured FROM ${read('persons', personColumns)}`);
const ofSchoolAge = "born BETWEEN DATE '2004-01-01' AND DATE '2013-08-31'";
await query('Q6', `SELECT h.village // 1000 township, count(*) n, sum(p.insured) insured, avg(p.insured) insured_share, sum((${poor})::INT) poor,
  sum(CASE WHEN ${poor} THEN p.insured ELSE 0 END) insured_poor, sum((${ofSchoolAge})::INT) of_age, sum((${ofSchoolAge} AND school = 'none')::INT) not_in_school
  FROM p JOIN h ON p.household = h.number GROUP BY 1`,
  'SELECT count(*), sum(n), sum(insured), sum(poor), sum(insured_poor), sum(of_age), sum(not_in_school), sum(insured_share) FROM answer');

const rules = ['size NOT BETWEEN 1 AND 20', 'income NOT BETWEEN -100000000 AND 10000000000', 'wage < 0', 'property < 0', 'transfer < 0',
  'cause = 0', 'attribute = 0', "housing NOT IN ('a', 'b', 'c', 'd')", 'registered NOT BETWEEN 2013 AND 2020',
  `village // 10000000000 NOT IN (${provinces})`, 'income <> wage + business + property + transfer', 'exited < registered',
  '(status = 2) <> (exited IS NOT NULL)', `status = 2 AND ${poor}`, 'attribute = 4 AND wage * 2 > income'];
const oneByOne = rules.map((each, at) => `SELECT ${at + 1} AS rule, number AS id FROM h WHERE ${each}`).join(' UNION ALL ');
const bits = rules.map((each, at) => `(CASE WHEN ${each} THEN ${1 << at} ELSE 0 END)`).join(' | ');
const atOnce = `SELECT rule, id FROM (SELECT number id, broken FROM (SELECT number, ${bits} broken FROM h) WHERE broken <> 0), (SELECT unnest(range(1, 16)) AS rule)
  WHERE (broken >> (rule - 1)) & 1 = 1`;
const checkRules = `SELECT ${Array.from({ length: 20 }, (_, at) => `(SELECT count(*) FROM answer WHERE rule = ${at + 1})`)}`;
const checkRowRules = `SELECT ${Array.from({ length: 15 }, (_, at) => `(SELECT count(*) FROM answer WHERE rule = ${at + 1})`)}`;
if (settings.wants('Q7')) await run(`CREATE TABLE v AS FROM ${read('villages', "code: 'BIGINT', declared: 'INTEGER'")}`);
const acrossTables = [
  'SELECT 16 AS rule, number AS id FROM (SELECT number, count(*) - 1 more FROM h GROUP BY 1 HAVING count(*) > 1), unnest(range(more))',
  'SELECT 17 AS rule, number AS id FROM h ANTI JOIN v ON h.village = v.code',
  'SELECT 18 AS rule, p.number AS id FROM p ANTI JOIN h ON p.household = h.number',
  'SELECT 19 AS rule, h.number AS id FROM h LEFT JOIN (SELECT household, count(*) n FROM p GROUP BY 1) x ON h.number = x.household WHERE size <> coalesce(n, 0)',
  'SELECT 20 AS rule, v.code AS id FROM v LEFT JOIN (SELECT village, count(*) n FROM h GROUP BY 1) x ON v.code = x.village WHERE declared <> coalesce(n, 0)'];
await query('Q7/rows one by one', oneByOne, checkRowRules);
await query('Q7/rows at once', atOnce, checkRowRules);
await query('Q7/all one by one', [oneByOne, ...acrossTables].join(' UNION ALL '), checkRules);
await query('Q7/all at once', [atOnce, ...acrossTables].join(' UNION ALL '), checkRules);

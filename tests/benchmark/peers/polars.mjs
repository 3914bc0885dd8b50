// The queries Q1 to Q8 in Polars, lazily and in memory: several ways to put a query, of which the
// fastest counts. For one thread: POLARS_MAX_THREADS=1, which it reads when it is loaded.
import { ask, attributes, causes, line, load, provinces, readSettings, statuses } from './engine.mjs';

const settings = readSettings();
process.env.POLARS_MAX_THREADS ??= '1';
const pl = load('nodejs-polars');
const col = pl.col;
const whole = (number) => pl.lit(number).cast(pl.Int64);
const run = (lazy) => lazy.collectSync();
const query = (name, answer, checkOf, repetitions) => ask(settings, 'polars', name, answer, checkOf, repetitions);
const sums = (...columns) => (frame) => [frame.height, ...columns.map((each) => frame.getColumn(each).sum())];

const money = ['income', 'wage', 'business', 'property', 'transfer'];
const householdSchema = { number: pl.Int64, village: pl.Int64, size: pl.UInt8, ...Object.fromEntries(money.map((each) => [each, pl.Float64])),
  cause: pl.Utf8, attribute: pl.Utf8, housing: pl.Utf8, safe_water: pl.Bool, registered: pl.Int16, exited: pl.Int16, status: pl.Utf8 };
const personSchema = { number: pl.Int64, household: pl.Int64, village: pl.Int64, sex: pl.Utf8, born: pl.Date, education: pl.Utf8, school: pl.Utf8,
  health: pl.Utf8, labour: pl.Utf8, insured: pl.Bool, pension: pl.Bool, working: pl.Bool };
const scan = (name, schema) => pl.scanCSV(settings.file(name), { schema, hasHeader: true });

// Q8: strictly, without saying what is wrong.
const checkRead = (frame) => [frame.height, 0, Math.round(frame.getColumn('income').sum() * 100)];
const few = Math.min(settings.repetitions, 3);
await query('Q8/scan', () => run(scan('households', householdSchema)), checkRead, few);
await query('Q8/read', () => pl.readCSV(settings.file('households'), { schema: householdSchema, hasHeader: true }), checkRead, few);

// Amounts in whole fen and codes in a byte, as its own types hold them best.
const code = (names, column) =>
  names.reduce((rest, each, at) => pl.when(col(column).eq(pl.lit(each))).then(pl.lit(at + 1)).otherwise(rest), pl.lit(0)).cast(pl.UInt8).alias(column);
let h;
if (['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7'].some(settings.wants))
  h = run(scan('households', householdSchema).withColumns(
    ...money.map((each) => col(each).multiplyBy(pl.lit(100)).round(0).cast(pl.Int64).alias(each)),
    code(causes, 'cause'), code(attributes, 'attribute'), code(statuses, 'status'), col('safe_water').cast(pl.UInt8).alias('safe_water')));
const size = col('size').cast(pl.Int64);
const isPoor = col('income').lt(size.multiplyBy(whole(line)));
const place = (digits) => col('village').minus(col('village').modulo(whole(digits))); // the code of the place above, filled up with zeros

await query('Q1', () => run(h.lazy().select(pl.len().alias('n'), col('income').sum().alias('total'), col('income').mean().alias('mean'),
  col('income').min().alias('least'), col('income').max().alias('most'), isPoor.sum().alias('poor'))),
  (frame) => ['n', 'total', 'least', 'most', 'poor'].map((each) => frame.getColumn(each).sum()));

await query('Q2', () => run(h.lazy().withColumn(place(1e6).alias('county')).groupBy('county').agg(pl.len().alias('n'), size.sum().alias('persons'),
  col('income').sum().alias('total'), col('income').mean().alias('mean'), col('income').min().alias('least'), col('income').max().alias('most'),
  isPoor.cast(pl.Int64).sum().alias('poor'), col('transfer').sum().alias('transfers'))), sums('n', 'persons', 'total', 'least', 'most', 'poor', 'transfers'));

const profile = () => [pl.len().cast(pl.Int64).alias('n'), size.sum().alias('persons'), col('income').sum().alias('total'), col('income').min().alias('least'),
  col('income').max().alias('most'), pl.when(isPoor).then(col('size')).otherwise(pl.lit(0).cast(pl.UInt8)).cast(pl.Int64).sum().alias('poor'),
  col('safe_water').cast(pl.Int64).sum().alias('water'), col('housing').isIn(['c', 'd']).cast(pl.Int64).sum().alias('bad')];
const merged = () => [...['n', 'persons', 'total', 'poor', 'water', 'bad'].map((each) => col(each).sum()), col('least').min(), col('most').max()];
const ratio = (part, whole, name) => col(part).cast(pl.Float64).div(col(whole)).alias(name);
const shares = (lazy) => lazy.select('code', 'n', 'persons', 'total', ratio('total', 'persons', 'mean'), 'least', 'most', 'poor',
  ratio('poor', 'persons', 'share_poor'), 'water', ratio('water', 'n', 'share_water'), 'bad', ratio('bad', 'n', 'share_bad'));
const levels = [1, 1e3, 1e6, 1e8, 1e10, 1e12];
const checkRegions = (frame) => [frame.height, frame.getColumn('n').max(), ...['persons', 'total', 'least', 'most', 'poor', 'water', 'bad', 'mean'].map((each) => frame.getColumn(each).sum())];
await query('Q3/six groupings', () => run(pl.concat(levels.map((digits) =>
  shares(h.lazy().withColumn(place(digits).alias('code')).groupBy('code').agg(...profile()))))), checkRegions);
await query('Q3/level by level', () => {
  let below = run(h.lazy().withColumn(col('village').alias('code')).groupBy('code').agg(...profile()));
  const all = [shares(below.lazy())];
  for (const digits of levels.slice(1)) {
    below = run(below.lazy().withColumn(col('code').minus(col('code').modulo(whole(digits))).alias('code')).groupBy('code').agg(...merged()));
    all.push(shares(below.lazy()));
  }
  return run(pl.concat(all));
}, checkRegions);

const checkPoverty = sums('p0', 'p1', 'p2');
const weight = col('size').cast(pl.Float64);
const gap = pl.lit(1.0).minus(col('income').cast(pl.Float64).div(weight.multiplyBy(pl.lit(line))));
const lack = col('gap');
await query('Q4/all', () => run(h.lazy().withColumns(place(1e6).alias('county'), gap.clip(0, 1e9).alias('gap')).groupBy('county').agg(
  pl.when(lack.gt(0)).then(weight).otherwise(pl.lit(0.0)).sum().div(weight.sum()).alias('p0'), weight.multiplyBy(lack).sum().div(weight.sum()).alias('p1'),
  weight.multiplyBy(lack).multiplyBy(lack).sum().div(weight.sum()).alias('p2'))), checkPoverty);
await query('Q4/poor apart', () => {
  const all = h.lazy().withColumn(place(1e6).alias('county')).groupBy('county').agg(size.sum().alias('w'));
  const poor = h.lazy().filter(isPoor).withColumns(place(1e6).alias('county'), gap.alias('gap')).groupBy('county').agg(
    weight.sum().alias('a'), weight.multiplyBy(lack).sum().alias('b'), weight.multiplyBy(lack).multiplyBy(lack).sum().alias('d'));
  return run(all.join(poor, { on: 'county', how: 'left' }).select('county', col('a').fillNull(0).div(col('w')).alias('p0'),
    col('b').fillNull(0).div(col('w')).alias('p1'), col('d').fillNull(0).div(col('w')).alias('p2')));
}, checkPoverty);

const checkSpread = (frame) => [frame.height, frame.getColumn('median').sum() / 100, frame.getColumn('gini').sum()];
const gini = (sorted) => {
  const n = pl.len().cast(pl.Float64);
  return sorted.cast(pl.Float64).multiplyBy(pl.intRange(1, pl.len().plus(1)).cast(pl.Float64)).sum().multiplyBy(2.0)
    .div(n.multiplyBy(col('income').sum().cast(pl.Float64))).minus(n.plus(1).div(n)).alias('gini');
};
await query('Q5/sort in groups', () => run(h.lazy().withColumn(place(1e6).alias('county')).groupBy('county').agg(
  col('income').median().alias('median'), gini(col('income').sort()))), checkSpread);
await query('Q5/sort first', () => run(h.lazy().select(place(1e6).alias('county'), col('income')).sort(['county', 'income']).groupBy('county', true).agg(
  col('income').median().alias('median'), gini(col('income')))), checkSpread);

let p;
if (settings.wants('Q6') || settings.wants('Q7'))
  p = run(scan('persons', personSchema).select('number', 'household', 'born', 'school', col('insured').cast(pl.UInt8).alias('insured')));
const ofAge = col('born').gtEq(pl.lit(new Date('2004-01-01')).cast(pl.Date)).and(col('born').ltEq(pl.lit(new Date('2013-08-31')).cast(pl.Date)));
await query('Q6', () => run(p.lazy().select('household', 'born', 'school', 'insured').join(
  h.lazy().select(col('number').alias('household'), place(1e3).alias('township'), isPoor.alias('poor')), { on: 'household', how: 'inner' }).groupBy('township').agg(
  pl.len().alias('n'), col('insured').cast(pl.Int64).sum().alias('insured_ones'), col('insured').mean().alias('insured_share'), col('poor').cast(pl.Int64).sum().alias('poor_ones'),
  pl.when(col('poor')).then(col('insured')).otherwise(pl.lit(0).cast(pl.UInt8)).cast(pl.Int64).sum().alias('insured_poor'), ofAge.cast(pl.Int64).sum().alias('of_age'),
  ofAge.and(col('school').eq(pl.lit('none'))).cast(pl.Int64).sum().alias('not_in_school'))),
  sums('n', 'insured_ones', 'poor_ones', 'insured_poor', 'of_age', 'not_in_school', 'insured_share'));

const outside = (column, least, most) => col(column).lt(whole(least)).or(col(column).gt(whole(most)));
const rules = [outside('size', 1, 20), outside('income', -100000000, 10000000000), col('wage').lt(whole(0)), col('property').lt(whole(0)), col('transfer').lt(whole(0)),
  col('cause').eq(0), col('attribute').eq(0), col('housing').isIn(['a', 'b', 'c', 'd']).not(), outside('registered', 2013, 2020),
  place(1e10).isIn(pl.Series(provinces.map((each) => each * 1e10)).cast(pl.Int64)).not(),
  col('income').neq(col('wage').plus(col('business')).plus(col('property')).plus(col('transfer'))), col('exited').lt(col('registered')),
  col('status').eq(2).neq(col('exited').isNotNull()), col('status').eq(2).and(isPoor), col('attribute').eq(4).and(col('wage').multiplyBy(whole(2)).gt(col('income')))];
const listed = (lazy, rule, id = 'number') => lazy.select(pl.lit(rule).cast(pl.Int32).alias('rule'), col(id).alias('id'));
const oneByOne = () => rules.map((each, at) => listed(h.lazy().filter(each), at + 1));
const atOnce = () => {
  const broken = rules.map((_, at) => col(`broken_${at + 1}`));
  const found = run(h.lazy().select('number', ...rules.map((each, at) => each.alias(`broken_${at + 1}`))).filter(broken.reduce((a, b) => a.or(b))));
  return rules.map((_, at) => listed(found.lazy().filter(col(`broken_${at + 1}`)), at + 1));
};
const v = settings.wants('Q7') ? run(scan('villages', { code: pl.Int64, declared: pl.Int64 })) : undefined;
const acrossTables = () => [
  listed(h.lazy().select('number').filter(col('number').isFirstDistinct().not()), 16),
  listed(h.lazy().join(v.lazy(), { leftOn: 'village', rightOn: 'code', how: 'anti' }), 17),
  listed(p.lazy().select('number', 'household').join(h.lazy().select(col('number').alias('household')), { on: 'household', how: 'anti' }), 18),
  listed(h.lazy().select('number', 'size').join(p.lazy().groupBy('household').agg(pl.len().alias('n')), { leftOn: 'number', rightOn: 'household', how: 'left' })
    .filter(size.neq(col('n').fillNull(0).cast(pl.Int64))), 19),
  listed(v.lazy().join(h.lazy().groupBy('village').agg(pl.len().alias('n')), { leftOn: 'code', rightOn: 'village', how: 'left' })
    .filter(col('declared').neq(col('n').fillNull(0).cast(pl.Int64))), 20, 'code')];
const counted = (most) => (frame) => {
  const found = Array(most).fill(0);
  for (const rule of frame.getColumn('rule').toArray()) ++found[rule - 1];
  return found;
};
await query('Q7/rows one by one', () => run(pl.concat(oneByOne())), counted(15));
await query('Q7/rows at once', () => run(pl.concat(atOnce())), counted(15));
await query('Q7/all one by one', () => run(pl.concat([...oneByOne(), ...acrossTables()])), counted(20));
await query('Q7/all at once', () => run(pl.concat([...atOnce(), ...acrossTables()])), counted(20));

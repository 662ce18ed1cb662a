// Writes all figures of a period as CSV, one row for each subject and measure: what a BI tool reads every night.
// Run: BASE=… TOKEN=… node figures-to-csv.mjs group 2026-01-01 2026-07-01 > figures.csv   (the end is exclusive)
const { BASE, TOKEN } = process.env;
const [subject = 'city', from, to] = process.argv.slice(2);

const response = await fetch(`${BASE}/api/casework/measures?subject=${subject}&from=${from}&to=${to}`, {
  headers: { authorization: `Bearer ${TOKEN}` },
});
const answer = await response.json();
if (!response.ok) throw new Error(`${response.status} ${answer.error.message}`);

const cell = (value) =>
  value === null || value === undefined
    ? ''
    : /[",\n]/.test(value)
      ? `"${String(value).replaceAll('"', '""')}"`
      : value;
console.log('subject,name,from,to,cut_off,measure,numerator,denominator,value,withheld');
for (const { id, name, measures } of answer.data)
  for (const { code, numerator, denominator, value, withheld } of measures)
    console.log(
      // `value` is a decimal text with four places, or null when nothing was to be counted: no zero.
      [id, name, from, to, answer.meta.cutOff, code, numerator, denominator, value, withheld ?? false]
        .map(cell)
        .join(','),
    );

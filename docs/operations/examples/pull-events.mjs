// Reads the events that have come since the last run and keeps its place in a file.
// Run every few minutes: BASE=… TOKEN=… node pull-events.mjs cursor.txt
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const { BASE, TOKEN } = process.env;
const file = process.argv[2] ?? 'cursor.txt';
let cursor = '0';
try {
  cursor = readFileSync(file, 'utf8').trim();
} catch {
  // The first run begins with the oldest that is kept.
}

for (let more = true; more; ) {
  const response = await fetch(`${BASE}/api/casework/events?after=${cursor}&limit=100`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${answer.error.message}`);
  for (const event of answer.data) console.log(event.sequence, event.type, event.data.number, event.data.to);
  // The place is kept after the work: what was interrupted comes again, and is known by its id.
  ({ cursor, more } = answer.meta);
  writeFileSync(`${file}.new`, String(cursor));
  renameSync(`${file}.new`, file);
}

import readline from 'node:readline';
import { Writable } from 'node:stream';

/** Asks on the terminal for something that is not shown while it is typed. */
export function askHidden(question) {
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = readline.createInterface({
    input: process.stdin,
    output: nowhere,
    terminal: process.stdin.isTTY,
  });
  return new Promise((resolve) => {
    prompt.once('line', (line) => {
      prompt.close();
      process.stdout.write('\n');
      resolve(line);
    });
    prompt.once('close', () => resolve(''));
  });
}

import { STAGES } from './stages';
import { ACTION_NAMES, actionRow } from './table';

/** Mermaid state diagram of the table, for the docs. */
export function stateDiagram(): string {
  const lines = new Set<string>();
  for (const name of ACTION_NAMES) {
    const row = actionRow(name);
    for (const to of row.to) {
      if (to === '=') continue;
      if (row.from === null) lines.add(`  [*] --> ${to}: ${name}`);
      else
        for (const from of row.from)
          if (from !== to && (row.moves?.[from] ?? (row.moves ? [] : [to])).includes(to))
            lines.add(`  ${from} --> ${to}: ${name}`);
    }
  }
  return (
    ['stateDiagram-v2', ...[...lines].sort((a, b) => order(a) - order(b) || a.localeCompare(b))].join('\n') +
    '\n'
  );
}

const order = (line: string): number => STAGES.findIndex((s) => line.startsWith(`  ${s} `));

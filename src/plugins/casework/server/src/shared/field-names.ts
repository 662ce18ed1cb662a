import { fieldName, type Language } from '../../../contracts/messages';
import { labelOf } from '../panel/describe';
import { PANEL_TYPES } from '../panel/types';

/**
 * What an error calls a field: the name that the contracts give it, else the one that forms show, so that
 * nobody is told of `approvalNumber`. One name may be labelled differently by several types: then the most
 * frequent label is said.
 */
export function nameOfField(field: string, language: Language): string {
  const named = fieldName(field, language);
  if (named !== field || language !== 'zh') return named;
  const [head = field] = field.split('.');
  return LABELS.get(head) ?? field;
}

const LABELS: ReadonlyMap<string, string> = (() => {
  const counts = new Map<string, Map<string, number>>();
  for (const { fields } of Object.values(PANEL_TYPES)) {
    for (const [name, label] of Object.entries(fields)) {
      const said = labelOf(label);
      const of = counts.get(name) ?? new Map<string, number>();
      counts.set(name, of.set(said, (of.get(said) ?? 0) + 1));
    }
  }
  return new Map(
    [...counts].map(([name, labels]) => [name, [...labels].sort(([, a], [, b]) => b - a)[0]?.[0] ?? name]),
  );
})();

import { PUBLIC_ACTIONS } from '../domain/lifecycle';
import { CALLS } from './calls';
import { isFile, type AnyCall } from './define-call';

/**
 * Returns the methods of the typed client (`clients/typescript/src/calls.ts`), one for each declared call: its
 * path's parameters, then the body (`data`, or a multipart `form`), then the query. Their types are looked up by
 * the call's name in the types that openapi-typescript makes of the OpenAPI document.
 */
export function clientSource(calls: readonly AnyCall[] = CALLS): string {
  const open = calls.filter(({ panelOnly }) => panelOnly !== true);
  const features = [...new Set(open.map(({ feature }) => feature))].sort();
  return [
    '// Made from the declared calls by `UPDATE_CLIENT=1 npm test -- tests/openapi`. Do not edit.',
    "import type { Data, Options, Param, Query, Send, components } from './types.js';",
    '',
    '/** What each action on an issue takes. */',
    'export type ActionInputs = {',
    ...ACTIONS.map((action) => `  '${action}': components['schemas']['${pascal(action)}Input'];`),
    '};',
    '',
    '/** The input may be left out of an action that needs none. */',
    'type ActionArguments<Action extends keyof ActionInputs> = {} extends ActionInputs[Action]',
    '  ? [data?: ActionInputs[Action], options?: Options]',
    '  : [data: ActionInputs[Action], options?: Options];',
    '',
    'const part = (text: string | number): string => encodeURIComponent(String(text));',
    '',
    '/** Every call of the application. */',
    'export const callsOf = (send: Send) => ({',
    ...features.flatMap((feature) => [
      `  ${key(feature)}: {`,
      ...open.filter((call) => call.feature === feature).flatMap(methodOf),
      '  },',
    ]),
    '});',
    '',
  ].join('\n');
}

const ACTIONS = PUBLIC_ACTIONS.filter((action) => action !== 'register');

const pascal = (name: string): string =>
  name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const key = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);

/** Each action gets its own input type, because the one call of OpenAPI takes any of them. */
const ACT = [
  '    act: <Action extends keyof ActionInputs>(',
  '      documentId: string,',
  '      action: Action,',
  '      ...[data, options]: ActionArguments<Action>',
  '    ) =>',
];

function methodOf(call: AnyCall): string[] {
  const { name, feature, method, path, summary } = call;
  const id = `'casework.${name}'`;
  const params = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');
  const address = `\`/api/casework${path.replace(/:(\w+)/g, (_, param: string) => `\${part(${param})}`)}\``;
  const sent = [call.data && 'data', call.form && 'form', call.query && 'query'].filter(Boolean).join(', ');
  const sending = isFile(call.answer) ? 'send.file' : `send<${id}>`;
  const declared = [
    ...params.map((param) => `${param}: Param<${id}, '${param}'>`),
    ...(call.data ? [`data${isDataOptional(call) ? '?' : ''}: Data<${id}>`] : []),
    ...(call.form ? ['form: FormData'] : []),
    ...(call.query ? [`query${isQueryOptional(call) ? '?' : ''}: Query<${id}>`] : []),
    'options?: Options',
  ];
  const own = name.slice(feature.length + 1);
  return [
    `    /** ${summary.zh} · ${summary.en} */`,
    ...(name === 'issues.act' ? ACT : [`    ${key(own)}: (${declared.join(', ')}) =>`]),
    `      ${sending}('${method}', ${address}, ${sent === '' ? '{}' : `{ ${sent} }`}, options),`,
  ];
}

const isQueryOptional = (call: AnyCall): boolean => call.query?.safeParse({}).success ?? true;

/** A parameter that is required stands before all that are not. */
const isDataOptional = (call: AnyCall): boolean => call.dataOptional === true && isQueryOptional(call);

import { GROUP_DEPARTMENTS, ENTERPRISES, LEADERS, TOWNSHIPS } from './city';
import { personName } from './names';

type Kind = 'office' | 'auditor' | 'head' | 'group' | 'unit' | 'leader' | 'liaison' | 'enterprise';

/** A person of the demo: an account for the API and one for the panel, and their memberships. */
export type DemoPerson = {
  identifier: string;
  name: string;
  /** enterprises have no account in the admin panel */
  panelRoles: string[];
  memberships: { kind: Kind; of: string | null; acting?: true }[];
};

export const SUPER_ADMIN = 'admin';

const codes = GROUP_DEPARTMENTS.map(([code]) => code);
const units = [...codes, ...TOWNSHIPS.map((t) => t.code)];

function person(
  n: number,
  identifier: string,
  memberships: DemoPerson['memberships'],
  name = personName(n),
): DemoPerson {
  const panel = (kind: Kind): string => `casework-${kind === 'liaison' ? 'leader' : kind}`;
  return {
    identifier,
    name,
    memberships,
    panelRoles: [...new Set(memberships.filter((m) => m.kind !== 'enterprise').map((m) => panel(m.kind)))],
  };
}

/** The accounts of the demo without the super admin, who belongs to no organisation. */
export const PEOPLE: readonly DemoPerson[] = [
  person(0, 'office', [{ kind: 'office', of: null }]),
  person(1, 'auditor', [{ kind: 'auditor', of: null }]),
  person(112, 'head', [{ kind: 'head', of: null }]),
  ...codes.map((of, i) => person(2 + i, `group-${of}`, [{ kind: 'group', of }])),
  ...units.map((of, i) => person(40 + i, `unit-${of}`, [{ kind: 'unit', of }])),
  ...LEADERS.map(({ code }, i) =>
    person(90 + i, code, [
      // 代管: the post is vacant and held in trust.
      { kind: 'leader', of: code, ...(i === LEADERS.length - 1 ? { acting: true as const } : {}) },
    ]),
  ),
  person(110, 'liaison-01', [{ kind: 'liaison', of: 'leader-01' }]),
  person(111, 'multi-01', [
    { kind: 'group', of: 'fagai' },
    { kind: 'unit', of: 'fagai' },
  ]),
  ...ENTERPRISES.map((e) => person(0, e.code, [{ kind: 'enterprise', of: e.code }], e.contactName)),
];

const identifiers = (prefix: RegExp): string[] =>
  PEOPLE.map((p) => p.identifier).filter((identifier) => prefix.test(identifier));

/** The accounts, as the start of the demo lists them. */
export function demoAccounts(): { group: string; identifiers: string[] }[] {
  return [
    { group: '超级管理员（仅管理后台）', identifiers: [SUPER_ADMIN] },
    { group: '专班办', identifiers: ['office'] },
    { group: '监督', identifiers: ['auditor'] },
    { group: '专班组长', identifiers: ['head'] },
    { group: '包联工作组', identifiers: identifiers(/^group-/) },
    { group: '承办单位', identifiers: identifiers(/^unit-(?!town-)/) },
    { group: '承办单位（示例乡镇）', identifiers: identifiers(/^unit-town-/) },
    { group: '包联领导', identifiers: identifiers(/^leader-/) },
    { group: '联络员（leader-01）', identifiers: identifiers(/^liaison-/) },
    { group: '一人两岗（工作组、承办单位，用 X-Acting-For 选择）', identifiers: identifiers(/^multi-/) },
    { group: '包联企业（仅 API）', identifiers: identifiers(/^enterprise-/) },
  ];
}

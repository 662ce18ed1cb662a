import { pdf } from '../support/files';
import { panel } from '../support/admin';
import { creditCode, newDocumentId, type Account, type City } from '../support/city';
import { PERSON, startKit, upload, type Kit } from '../lifecycle/support';

/**
 * A city in which everything occurs that the rule of visibility speaks of, made by the use-cases: every
 * stage, returned and superseded transfers, complaints, the office's pool, mergers, a reassignment, files;
 * and one row at least of every other content type on either side. Every text that people wrote carries a
 * canary, `CNRY-<of what>-<field>`.
 */

export type ActorName =
  | Account
  | 'token'
  | 'hatGroup'
  | 'hatUnit'
  | 'nobody'
  | 'disabled'
  | 'blocked'
  | 'outdated';

export type Reader = {
  name: ActorName;
  /** what the rule calls him: a liaison sees what his leader sees */
  kind: 'office' | 'auditor' | 'group' | 'unit' | 'leader' | 'enterprise' | 'none';
  department: number | null;
  leader: number | null;
  enterprise: number | null;
  staff: number | null;
  /** of his API account, or null for who has none */
  token: string | null;
  headers: Record<string, string>;
  /** signed in at all: what Strapi answers to the others is 401 */
  signedIn: boolean;
  /** a token of his panel account, or null for who has none */
  panel: (() => Promise<string>) | null;
};

export type World = {
  kit: Kit;
  city: City;
  readers: Record<ActorName, Reader>;
  /** documentIds by key */
  issues: Record<string, string>;
  files: Record<string, { documentId: string; id: number }>;
};

export const canary = (of: string, field: string): string => `CNRY-${of}-${field}`;

type Side = {
  key: 'a' | 'b';
  group: Account;
  leader: Account;
  enterprise: Account;
  of: 'A' | 'B';
  lead: Account;
  leadUnit: string;
  supportUnit: string;
  support: Account;
  otherUnit: string;
};

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Builds the world on a newly booted application. */
export async function buildWorld(): Promise<World> {
  const kit = await startKit();
  try {
    return await worldOn(kit);
  } catch (error) {
    await kit.app.stop();
    throw error;
  }
}

export async function worldOn(kit: Kit): Promise<World> {
  const { city, app } = kit;
  const issues: Record<string, string> = {};
  const files: World['files'] = {};
  const sides: Side[] = [
    {
      key: 'a',
      group: 'groupA',
      leader: 'leaderA',
      enterprise: 'enterpriseA',
      of: 'A',
      lead: 'unitA',
      leadUnit: city.departments.zhujian,
      support: 'unitB',
      supportUnit: city.departments.jiaotong,
      otherUnit: city.departments.township,
    },
    {
      key: 'b',
      group: 'groupB',
      leader: 'leaderB',
      enterprise: 'enterpriseB',
      of: 'B',
      lead: 'unitB',
      leadUnit: city.departments.jiaotong,
      support: 'unitC',
      supportUnit: city.departments.township,
      otherUnit: city.departments.gongxin,
    },
  ];
  await app.db.query(
    `update departments set phone = 'CNRY-' || code || '-phone', liaison = 'CNRY-' || code || '-liaison', leader_in_charge = 'CNRY-' || code || '-liaison'`,
  );
  for (const side of ['A', 'B'] as const)
    await app.db.query(
      `update enterprises set industry = $2, contact_name = $3, address = $3 where document_id = $1`,
      [
        city.enterprises[side],
        canary(`enterprise${side.toLowerCase()}`, 'industry'),
        canary(`enterprise${side.toLowerCase()}`, 'contact'),
      ],
    );

  const texts = (key: string, extra: object = {}): Record<string, unknown> => ({
    title: `事项 ${canary(key, 'title')}`,
    description: `情况 ${canary(key, 'description')}`,
    ...extra,
  });
  const store = async (key: string, account: Account): Promise<string> => {
    const made = await upload(
      kit,
      account,
      pdf(`/Note (${canary(key, 'file')})`),
      `${key}.pdf`,
      'application/pdf',
    );
    const [file] = made.body as { documentId: string; id: number }[];
    if (!file) throw new Error(`upload was refused: ${made.text}`);
    files[key] = { documentId: file.documentId, id: file.id };
    return file.documentId;
  };

  for (const side of sides) {
    const make = async (
      name: string,
      steps: [Account, string, object?][],
      extra: object = {},
    ): Promise<string> => {
      const key = `${side.key}${name}`;
      const id = await kit.register(
        texts(key, { enterprise: city.enterprises[side.of], ...extra }),
        side.group,
      );
      issues[key] = id;
      for (const [account, action, data] of steps) await kit.done(account, id, action, data);
      return id;
    };
    const k = (name: string, field: string): string => canary(`${side.key}${name}`, field);
    const send = (name: string, support = true): [Account, string, object] => [
      side.group,
      'transfer',
      {
        leadUnit: side.leadUnit,
        ...(support ? { supportUnits: [side.supportUnit] } : {}),
        standard: k(name, 'standard'),
      },
    ];
    const accept: [Account, string] = [side.group, 'accept'];
    const takeUp: [Account, string, object] = [side.lead, 'take-up', PERSON];
    const back = (name: string): [Account, string, object] => [
      side.lead,
      'report-back',
      { result: 'solved', measures: k(name, 'measures') },
    ];
    const confirm = (name: string): [Account, string, object] => [
      side.enterprise,
      'confirm',
      { rating: 4, comment: k(name, 'comment') },
    ];
    const opinion = (name: string): [Account, string, object] => [
      side.leader,
      'consent',
      { opinion: k(name, 'opinion') },
    ];

    await make('registered', [[side.group, 'note', { text: k('registered', 'note') }]], {
      attachments: [await store(`${side.key}registered`, side.group)],
    });
    await make('declining', [
      [side.group, 'request-decline', { ground: 'litigation', reason: k('declining', 'note') }],
    ]);
    await make('declined', [
      [side.group, 'request-decline', { ground: 'litigation', reason: k('declined', 'reason') }],
      [side.leader, 'decline', { reason: k('declined', 'reason') }],
    ]);
    const main = await make('accepted', [accept, [side.leader, 'instruct', { text: k('accepted', 'note') }]]);
    await make('merged', [[side.group, 'merge', { mainIssue: main }]]);
    await make('transferred', [accept, send('transferred')]);
    await make('returned', [
      accept,
      send('returned'),
      [side.lead, 'return', { reason: k('returned', 'returned'), suggestedUnit: side.otherUnit }],
    ]);
    await make('superseded', [
      accept,
      send('superseded', false),
      takeUp,
      [
        side.group,
        'reassign',
        {
          leadUnit: side.supportUnit,
          reason: k('superseded', 'note'),
          standard: k('superseded', 'standard'),
        },
      ],
    ]);
    await make('handling', [
      accept,
      send('handling'),
      takeUp,
      [
        side.group,
        'note',
        { text: k('handling', 'note'), attachments: [await store(`${side.key}handling`, side.group)] },
      ],
      [side.support, 'contribute', { measures: k('handling', 'contribution') }],
      [side.lead, 'request-extension', { deadline: inDays(90), reason: k('handling', 'request') }],
      [side.group, 'urge', { text: k('handling', 'urge') }],
    ]);
    await make('longterm', [
      accept,
      send('longterm'),
      takeUp,
      [
        side.lead,
        'request-extension',
        {
          milestones: [
            { date: inDays(60), goal: k('longterm', 'goal') },
            { date: inDays(120), goal: k('longterm', 'goal') },
          ],
          consultation: k('longterm', 'request'),
          reason: k('longterm', 'request'),
        },
      ],
      [side.group, 'grant-extension', { reason: k('longterm', 'note') }],
      [
        side.lead,
        'note',
        { text: k('longterm', 'note'), attachments: [await store(`${side.key}longterm`, side.lead)] },
      ],
    ]);
    await make('escalated', [
      accept,
      send('escalated', false),
      takeUp,
      [side.lead, 'escalate', { reason: k('escalated', 'escalation') }],
    ]);
    await make('decided', [
      accept,
      send('decided'),
      takeUp,
      [side.group, 'escalate', { reason: k('decided', 'escalation') }],
      [side.leader, 'decide', { decision: k('decided', 'decision'), outcome: 'continue' }],
    ]);
    await make('reported', [accept, send('reported'), takeUp, back('reported')]);
    await make('confirmed', [accept, send('confirmed'), takeUp, back('confirmed'), confirm('confirmed')]);
    await make('withdrawing', [
      accept,
      send('withdrawing'),
      takeUp,
      [side.enterprise, 'request-withdrawal', { reason: k('withdrawing', 'withdrawal') }],
    ]);
    await make('withdrawn', [[side.enterprise, 'withdraw', { reason: k('withdrawn', 'withdrawal') }]]);
    await make('void', [['office', 'void', { reason: k('void', 'reason') }]]);
    await make('closed', [
      accept,
      send('closed'),
      takeUp,
      back('closed'),
      confirm('closed'),
      opinion('closed'),
    ]);
    await make('reopened', [
      accept,
      send('reopened'),
      takeUp,
      back('reopened'),
      confirm('reopened'),
      opinion('reopened'),
      [side.group, 'reopen', { reason: k('reopened', 'reason') }],
    ]);
    // A complaint, which the office has handed to a unit: only office, auditor and the enterprise see it.
    const complaint = await kit.register(
      {
        ...texts(`${side.key}complaint`),
        category: city.categories.complaint,
        channel: 'portal',
        enterprise: city.enterprises[side.of],
      },
      side.enterprise,
    );
    issues[`${side.key}complaint`] = complaint;
    await kit.done('office', complaint, 'accept');
    await kit.done('office', complaint, 'transfer', {
      leadUnit: side.leadUnit,
      standard: k('complaint', 'standard'),
    });
    // Refused on a visible issue: recorded outside the ledger.
    await kit.act(side.group, issues[`${side.key}registered`] ?? '', 'grant-extension');
    await kit.act(side.group, issues[`${side.key}registered`] ?? '', 'transfer', send('registered')[2]);
  }

  // The office's pool.
  for (const name of ['one', 'two']) {
    const key = `p${name}`;
    issues[key] = await kit.register(texts(key, { enterprise: city.enterprises.unpaired }), 'office');
    await kit.done('office', issues[key] ?? '', 'note', { text: canary(key, 'note') });
  }
  await reassigned(kit, issues, texts);
  await store('loose', 'groupB');
  await otherTypes(kit);
  // Makes the duties of all.
  const swept = await city.as('office').post('/api/casework/sweep');
  if (swept.status !== 200) throw new Error(`sweep was refused: ${JSON.stringify(swept.body)}`);
  await pastDuties(kit);
  return { kit, city, readers: await readers(kit), issues, files };
}

/** An enterprise that went from pair A to pair B: one issue closed before, one open, one after. */
async function reassigned(
  kit: Kit,
  issues: Record<string, string>,
  texts: (key: string, extra?: object) => Record<string, unknown>,
): Promise<void> {
  const { city } = kit;
  const office = city.as('office');
  const insist = (answer: { status: number; body: { data?: { documentId?: string } } }): string => {
    if (answer.status >= 300) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
    return answer.body.data?.documentId ?? '';
  };
  const enterprise = insist(
    await office.post('/api/enterprises', {
      data: {
        name: `示例调剂有限公司 ${canary('enterprisec', 'contact')}`,
        creditCode: creditCode('91230883MA1AAAA09'),
        scale: 'small',
        address: canary('enterprisec', 'contact'),
      },
    }),
  );
  insist(
    await office.post('/api/pairings', {
      data: {
        enterprise,
        leader: city.leaders.A,
        group: city.departments.fagai,
        since: new Date(Date.now() - 100 * DAY).toISOString(),
      },
    }),
  );
  const make = async (key: string, account: Account): Promise<string> =>
    (issues[key] = await kit.register(texts(key, { enterprise }), account));
  const closed = await make('cclosed', 'groupA');
  const proof = { channel: '电话', who: '示例企业', at: '2026-01-05', attachments: [] };
  await kit.done('groupA', closed, 'accept');
  await kit.done('groupA', closed, 'transfer', {
    leadUnit: city.departments.zhujian,
    standard: canary('cclosed', 'standard'),
  });
  await kit.done('unitA', closed, 'take-up', PERSON);
  await kit.done('unitA', closed, 'report-back', {
    result: 'solved',
    measures: canary('cclosed', 'measures'),
  });
  await kit.done('groupA', closed, 'confirm', {
    rating: 5,
    comment: canary('cclosed', 'comment'),
    evidence: proof,
  });
  await kit.done('leaderA', closed, 'consent', {});
  const open = await make('copen', 'groupA');
  await kit.done('groupA', open, 'accept');
  await kit.done('groupA', open, 'note', { text: canary('copen', 'note') });
  const change = insist(
    await office.post('/api/reassignments', {
      data: { enterprise, toLeader: city.leaders.B, toGroup: city.departments.shangwu, reason: '调剂' },
    }),
  );
  for (const [step, data] of [
    ['submit', {}],
    ['approve', { approvalNumber: '抚政办〔2026〕1号' }],
    ['take-effect', {}],
  ] as const) {
    insist(await office.post(`/api/casework/reassignments/${change}/${step}`, { data }));
  }
  await make('cafter', 'groupB');
}

/** At least one row on either side of every type that no use-case of this release makes. */
async function otherTypes(kit: Kit): Promise<void> {
  const { app, city } = kit;
  const one = async (table: string, documentId: string): Promise<number> => {
    const { rows } = await app.db.query<{ id: number }>(`select id from ${table} where document_id = $1`, [
      documentId,
    ]);
    return rows[0]?.id ?? 0;
  };
  const insert = async (table: string, row: Record<string, unknown>): Promise<number> => {
    const now = new Date();
    const full = {
      document_id: newDocumentId(),
      created_at: now,
      updated_at: now,
      published_at: now,
      ...row,
    };
    const columns = Object.keys(full);
    const { rows } = await app.db.query<{ id: number }>(
      `insert into ${table} (${columns.map((c) => `"${c}"`).join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
      Object.values(full),
    );
    return rows[0]?.id ?? 0;
  };
  const problem = await insert('common_problems', { title: canary('problem', 'title'), state: 'open' });
  for (const [side, groupCode, unitCode, issueKey] of [
    ['A', 'fagai', 'zhujian', 'aescalated'],
    ['B', 'shangwu', 'jiaotong', 'bescalated'],
  ] as const) {
    const c = (field: string): string => canary(`side${side.toLowerCase()}`, field);
    const enterprise = await one('enterprises', city.enterprises[side]);
    const leader = await one('leaders', city.leaders[side]);
    const group = await one('departments', city.departments[groupCode]);
    const unit = await one('departments', city.departments[unitCode]);
    const { rows } = await app.db.query<{ id: number }>(`select id from issues where title like $1`, [
      `%${canary(issueKey, 'title')}%`,
    ]);
    const issue = rows[0]?.id ?? 0;
    await insert('enterprise_figures', {
      enterprise_id: enterprise,
      quarter: '2026Q1',
      output_value: 10,
      source: c('figures'),
    });
    await insert('projects', { enterprise_id: enterprise, name: c('project') });
    const policy = await insert('policies', { title: `政策${side}` });
    await insert('policy_deliveries', { policy_id: policy, enterprise_id: enterprise, result: c('figures') });
    await insert('reports', {
      kind: 'group',
      department_id: group,
      period: '2026-03',
      issues: c('report'),
      state: 'submitted',
      version: 1,
    });
    await insert('reports', {
      kind: 'unit',
      department_id: unit,
      recipient_id: group,
      period: '2026-03',
      issues: c('unitreport'),
      state: 'draft',
      version: 1,
    });
    await insert('reports', {
      kind: 'group',
      department_id: group,
      period: '2026-04',
      issues: c('report'),
      state: 'draft',
      version: 1,
    });
    await insert('reports', {
      kind: 'brief',
      department_id: group,
      leader_id: leader,
      period: '2026-03',
      issues: c('brief'),
      state: 'submitted',
      version: 1,
      submitted_at: new Date(),
    });
    await insert('work_plans', { group_id: group, year: 2026, body: c('plan') });
    await insert('work_plans', {
      group_id: group,
      year: 2025,
      version: 1,
      body: c('plan'),
      submitted_at: new Date(),
    });
    await insert('notification_channels', {
      name: c('officeonly'),
      url: 'https://hook.example.test/',
      active: false,
    });
    await insert('reassignments', {
      enterprise_id: enterprise,
      from_leader_id: leader,
      from_group_id: group,
      to_leader_id: leader,
      to_group_id: await one('departments', city.departments.gongxin),
      reason: c('reassignment'),
      state: 'drafted',
    });
    await insert('sign_ins', {
      at: '2026-03-02T01:00:00Z',
      door: 'interface',
      account: c('officeonly'),
      ip: '127.0.0.9',
      outcome: 'failure',
    });
    await insert('inspections', { department_id: group, date: '2026-03-01', findings: c('inspection') });
    await insert('inspections', { department_id: unit, date: '2026-03-01', findings: c('unitinspection') });
    await insert('inspections', { enterprise_id: enterprise, date: '2026-03-02', findings: c('officeonly') });
    await insert('official_documents', {
      kind: 'prompt-letter',
      title: c('letter'),
      state: 'draft',
      group_id: group,
    });
    await insert('official_documents', { kind: 'circular', title: c('officeonly'), state: 'draft' });
    await insert('official_documents', { kind: 'circular', title: '已印发的通报', state: 'issued' });
    const visit = await insert('visits', {
      leader_id: leader,
      date: '2026-03-05',
      form: 'onsite',
      findings: c('visit'),
    });
    await app.db.query(`insert into visits_enterprises_lnk (visit_id, enterprise_id) values ($1, $2)`, [
      visit,
      enterprise,
    ]);
    const meeting = await insert('meetings', {
      level: 'leader',
      leader_id: leader,
      held_at: new Date(),
      state: 'planned',
      people: c('meeting'),
    });
    // Of the leader with one group; and one that is over.
    const ofGroup = {
      level: 'leader',
      leader_id: leader,
      group_id: group,
      held_at: new Date(),
      state: 'planned',
      people: c('groupmeeting'),
    };
    await insert('meetings', ofGroup);
    const concluded = await insert('meetings', ofGroup);
    const unitMeeting = await insert('meetings', {
      level: 'unit',
      unit_id: unit,
      held_at: new Date(),
      state: 'planned',
      people: c('unitmeeting'),
    });
    await insert('meetings', {
      level: 'office',
      group_id: group,
      held_at: new Date(),
      state: 'planned',
      people: c('groupmeeting'),
    });
    await insert('meeting_items', {
      meeting_id: meeting,
      issue_id: issue,
      decision: c('item'),
      state: 'open',
    });
    await insert('meeting_items', {
      meeting_id: meeting,
      common_problem_id: problem,
      decision: c('officeonly'),
      state: 'open',
    });
    for (const [held, decision] of [
      [unitMeeting, 'unititem'],
      [concluded, 'item'],
    ] as const)
      await insert('meeting_items', {
        meeting_id: held,
        issue_id: issue,
        decision: c(decision),
        state: 'open',
      });
    await kit.inside(`update meetings set state = 'concluded' where id = $1`, [concluded]);
  }
  await insert('reports', {
    kind: 'office',
    department_id: await one('departments', city.departments.gongxin),
    period: '2026-03',
    state: 'draft',
    version: 1,
  });
  await insert('calendar_days', { date: '2031-01-01', kind: 'holiday' });
  await insert('calendar_years', { year: 2031, notice_number: '示例通知', entered_at: new Date() });
  await sharedLeader(kit, one, insert);
}

/** What leader A owed in a quarter that is over: one visit was made, one was not, one was waived; and a meeting. */
async function pastDuties({ app, city }: Kit): Promise<void> {
  const client = await app.db.connect();
  try {
    await client.query('begin');
    await client.query(`set local casework.inside = 'open'`);
    await client.query(
      `insert into duties (document_id, type, subject, period, plan_date, starts_at, due_at, leader_id, group_id, enterprise_id,
                           fulfilled_at, waived_at, created_at, updated_at, published_at)
       select v.key, v.type, v.key, '2020Q1', '2020-03-31', '2019-12-31 16:00', '2020-03-31 16:00', l.id, d.id,
              case when v.type = 'leader-visit' then e.id end, v.done::timestamp, v.waived::timestamp, now(), now(), now()
         from (values ('past-missed', 'leader-visit', null, null), ('past-done', 'leader-visit', '2020-03-01', null),
                      ('past-waived', 'leader-visit', null, '2020-03-30'), ('past-meeting', 'leader-meeting', null, null)) as v(key, type, done, waived),
              leaders l, departments d, enterprises e
        where l.document_id = $1 and d.document_id = $2 and e.document_id = $3`,
      [city.leaders.A, city.departments.fagai, city.enterprises.A],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

type One = (table: string, documentId: string) => Promise<number>;
type Insert = (table: string, row: Record<string, unknown>) => Promise<number>;

/** Leader A serves group B too, for one enterprise: each group's visits, one to both, and one of earlier days. */
async function sharedLeader({ app, city }: Kit, one: One, insert: Insert): Promise<void> {
  const enterprise = await insert('enterprises', {
    name: `示例共管有限公司 ${canary('enterprised', 'contact')}`,
    credit_code: creditCode('91230883MA1AAAA10'),
    scale: 'small',
  });
  const [leader, group, own] = [
    await one('leaders', city.leaders.A),
    await one('departments', city.departments.shangwu),
    await one('enterprises', city.enterprises.A),
  ];
  await insert('pairings', {
    enterprise_id: enterprise,
    leader_id: leader,
    group_id: group,
    since: new Date(Date.now() - 300 * DAY),
  });
  const { rows } = await app.db.query<{ id: number }>(
    'select enterprise_id as id from pairings where leader_id = $1 and until is not null',
    [leader],
  );
  const visit = async (key: string, enterprises: number[], date: string): Promise<void> => {
    const findings = canary(key, 'visit');
    const id = await insert('visits', { leader_id: leader, date, form: 'onsite', findings });
    for (const [n, to] of enterprises.entries())
      await app.db.query(
        'insert into visits_enterprises_lnk (visit_id, enterprise_id, enterprise_ord) values ($1, $2, $3)',
        [id, to, n + 1],
      );
  };
  await visit('shared', [enterprise], inDays(-20));
  await visit('both', [own, enterprise], inDays(-21));
  await visit('former', [rows[0]?.id ?? 0], inDays(-22));
  await visit('nowhere', [], inDays(-23));
}

async function readers(kit: Kit): Promise<World['readers']> {
  const { app, city } = kit;
  const { rows } = await app.db.query<{
    staff: number;
    kind: Reader['kind'] | 'liaison';
    department_id: number | null;
    leader_id: number | null;
    enterprise_id: number | null;
    document_id: string;
  }>(
    `select staff_member_id as staff, kind, department_id, leader_id, enterprise_id, document_id from memberships`,
  );
  const found: Partial<World['readers']> = {};
  const NONE = {
    kind: 'none',
    department: null,
    leader: null,
    enterprise: null,
    staff: null,
    panel: null,
  } as const;
  for (const [name, person] of Object.entries(city.people) as [Account, (typeof city.people)[Account]][]) {
    const row = rows.find((r) => r.staff === person.staffId);
    if (!row) throw new Error(`${name} has no membership`);
    found[name] = {
      name,
      kind: row.kind === 'liaison' ? 'leader' : row.kind,
      department: row.department_id,
      leader: row.leader_id,
      enterprise: row.enterprise_id,
      staff: person.staffId,
      token: person.token,
      headers: {},
      signedIn: true,
      panel: name.startsWith('enterprise') ? null : (await panel(app, city, name)).current,
    };
  }
  const like = (name: ActorName, base: Account, extra: Partial<Reader>): Reader =>
    (found[name] = { ...(found[base] as Reader), name, panel: null, ...extra });

  const jwt = app.strapi.plugin('users-permissions').service('jwt');
  const role = (await app.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } })) as { id: number };
  const person = async (
    name: string,
    memberships: { kind: string; department_id: number | null; until?: Date }[],
    { active = true, blocked = false } = {},
  ): Promise<{ token: string; staff: number; documentIds: string[] }> => {
    const user = (await app.strapi.db.query('plugin::users-permissions.user').create({
      data: {
        username: name,
        email: `${name.toLowerCase()}@example.test`,
        provider: 'local',
        confirmed: true,
        blocked,
        role: role.id,
      },
    })) as { id: number };
    const now = new Date();
    const add = async (
      table: string,
      row: Record<string, unknown>,
    ): Promise<{ id: number; document_id: string }> => {
      const full = {
        document_id: newDocumentId(),
        created_at: now,
        updated_at: now,
        published_at: now,
        ...row,
      };
      const columns = Object.keys(full);
      const made = await app.db.query<{ id: number; document_id: string }>(
        `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning id, document_id`,
        Object.values(full),
      );
      return made.rows[0] as { id: number; document_id: string };
    };
    const staff = await add('staff_members', { name, api_user_id: user.id, active });
    const documentIds: string[] = [];
    for (const membership of memberships) {
      const made = await add('memberships', {
        staff_member_id: staff.id,
        since: new Date(now.getTime() - 200 * DAY),
        ...membership,
      });
      documentIds.push(made.document_id);
    }
    return { token: await jwt.issue({ id: user.id }), staff: staff.id, documentIds };
  };
  const fagai = found.groupA?.department ?? null;
  const shangwu = found.groupB?.department ?? null;
  const zhujian = found.unitA?.department ?? null;
  const hats = await person('hats', [
    { kind: 'group', department_id: shangwu },
    { kind: 'unit', department_id: zhujian },
  ]);
  like('hatGroup', 'groupB', {
    staff: hats.staff,
    token: hats.token,
    headers: { 'X-Acting-For': hats.documentIds[0] ?? '' },
  });
  like('hatUnit', 'unitA', {
    staff: hats.staff,
    token: hats.token,
    headers: { 'X-Acting-For': hats.documentIds[1] ?? '' },
  });
  const disabled = await person('disabled', [{ kind: 'group', department_id: fagai }], { active: false });
  like('disabled', 'groupA', { ...NONE, token: disabled.token });
  const blocked = await person('blocked', [{ kind: 'group', department_id: fagai }], { blocked: true });
  like('blocked', 'groupA', { ...NONE, token: blocked.token, signedIn: false });
  const outdated = await person('outdated', [
    { kind: 'office', department_id: null, until: new Date(Date.now() - DAY) },
  ]);
  like('outdated', 'groupA', { ...NONE, token: outdated.token });
  like('nobody', 'groupA', { ...NONE, token: null, signedIn: false });

  // An interface of unit B's own system: an API token tied to a staff member.
  const tokens = app.strapi.service('admin::api-token') as unknown as {
    create(t: object): Promise<{ id: number; accessKey: string }>;
  };
  const token = await tokens.create({
    name: '交通局接口',
    type: 'full-access',
    lifespan: null,
    description: '',
  });
  const machine = await person('machine', [{ kind: 'unit', department_id: found.unitB?.department ?? null }]);
  await app.db.query('update staff_members set api_token_id = $1, api_user_id = null where id = $2', [
    token.id,
    machine.staff,
  ]);
  like('token', 'unitB', { staff: machine.staff, token: token.accessKey });
  return found as World['readers'];
}

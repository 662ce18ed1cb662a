import { type Kit, PERSON, startKit, upload } from '../../lifecycle/support';
import { type Account, creditCode } from '../../support/city';
import { pdf } from '../../support/files';
import { readers } from './readers';
import { assessments } from './assessments';
import { otherTypes } from './records';
import { DAY, type World, canary, inDays } from './types';

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
  await assessments(kit);
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

/** The duties of leader A in a quarter that is over: one visit was made, one was not, one was waived; and a meeting. */
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

import type { Kit } from '../../lifecycle/support';
import { creditCode, newDocumentId } from '../../support/city';
import { DAY, canary, inDays } from './types';

/** At least one row on either side of every type that no use-case of this release makes. */
export async function otherTypes(kit: Kit): Promise<void> {
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
    const client = await app.db.connect();
    try {
      await client.query('begin');
      // Some are written by actions only.
      await client.query(`set local casework.inside = 'open'`);
      const { rows } = await client.query<{ id: number }>(
        `insert into ${table} (${columns.map((c) => `"${c}"`).join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
        Object.values(full),
      );
      await client.query('commit');
      return rows[0]?.id ?? 0;
    } finally {
      client.release();
    }
  };
  for (const readers of ['everyone', 'not-enterprise', 'not-units', 'insiders']) {
    const code = readers.replace('-', '_');
    for (const record of ['issue', 'enterprise'])
      await insert('extra_fields', {
        name: `附加${code}`,
        code,
        record,
        type: 'text',
        readers,
        active: true,
      });
  }
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
    await insert('work_plans', { group_id: group, year: 2026, version: 1, body: c('plan') });
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
    await insert('event_subscriptions', {
      name: c('officeonly'),
      url: 'https://events.example.test/',
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
    const intake = {
      channel: 'email',
      source: 'mail',
      enterprise_id: enterprise,
      received_at: new Date(),
      due_at: new Date(Date.now() + DAY),
      yellow_from: new Date(),
      state: 'new',
    };
    await insert('intakes', { ...intake, subject: c('intake'), text: c('intake') });
    await insert('intakes', { ...intake, subject: c('complaintintake'), complaint: true });
    await insert('intakes', { ...intake, subject: c('officeonly'), enterprise_id: null });
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
    await storedFile(app);
    for (const state of ['draft', 'issued']) {
      await insert('official_documents', {
        kind: 'prompt-letter',
        title: c('letter'),
        state,
        group_id: group,
      });
      await insert('official_documents', {
        kind: 'transfer-slip',
        title: c(state === 'draft' ? 'slipdraft' : 'slip'),
        state,
        group_id: group,
        unit_id: unit,
      });
      await insert('official_documents', {
        kind: 'minutes',
        title: c(state === 'draft' ? 'minutesdraft' : 'minutes'),
        state,
        group_id: group,
        leader_id: leader,
      });
    }
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
    // A planned meeting of the leader with one group, and a concluded one.
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

/** The file of an issued document, which nothing changes. */
async function storedFile({ db }: Kit['app']): Promise<void> {
  const client = await db.connect();
  try {
    await client.query('begin');
    await client.query(`set local casework.inside = 'open'`);
    await client.query(
      `insert into casework.document_files (document_id, kind, bytes, sha256) values (1, 'pdf', 'x', 'x') on conflict do nothing`,
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

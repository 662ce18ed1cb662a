import { endOf, iso, reach, startOf } from '../support';
import { NOW, kit, lead, ledger, light, useCity } from './support';

useCity();

describe('clock', () => {
  test('a limit of n working days ends at 24:00 of the n-th working day after the local date', async () => {
    const due = async (at: string): Promise<string | null> => {
      kit.at(at);
      return iso((await kit.row(await kit.register()))['accept_due_at']);
    };
    expect(await due('2026-03-02T00:00')).toBe(endOf('2026-03-03'));
    expect(await due('2026-03-02T23:59')).toBe(endOf('2026-03-03'));
    expect(await due('2026-03-06T12:00')).toBe(endOf('2026-03-09'));
    // National Day: 30 September is followed by 8 October.
    expect(await due('2026-09-30T12:00')).toBe(endOf('2026-10-08'));
    // Saturday 14 February is worked.
    expect(await due('2026-02-13T12:00')).toBe(endOf('2026-02-14'));
  });

  test('running from receivedAt to accept or decline', async () => {
    const id = await kit.register({ receivedAt: '2026-02-26T15:00:00+08:00' });
    expect(iso((await kit.row(id))['accept_due_at'])).toBe(endOf('2026-02-27'));
  });

  test('a due date that reaches into a year without data is marked `provisional`', async () => {
    kit.at('2098-12-29T10:00');
    const id = await reach(kit, 'transferred');
    expect(await kit.row(id)).toMatchObject({ provisional: true });
    const given = await reach(kit, 'handling', { order: { deadline: '2099-03-31' } });
    expect(await kit.row(given)).toMatchObject({ provisional: false });
    kit.at(NOW);
    expect(await kit.row(await reach(kit, 'transferred'))).toMatchObject({ provisional: false });
  });

  test('entering a stage sets its due anew and clears the other stage dues; dueAt is the due of the present stage', async () => {
    const fields = [
      'accept_due_at',
      'transfer_due_at',
      'take_up_due_at',
      'confirm_due_at',
      'consent_due_at',
      'deadline',
    ];
    const want: Record<string, [string | null, Record<string, string>]> = {
      registered: ['2026-03-03', { accept_due_at: '2026-03-03' }],
      accepted: ['2026-03-04', { transfer_due_at: '2026-03-04' }],
      transferred: ['2026-03-04', { take_up_due_at: '2026-03-04', deadline: '2026-03-16' }],
      handling: ['2026-03-16', { deadline: '2026-03-16' }],
      reported: ['2026-03-09', { confirm_due_at: '2026-03-09', deadline: '2026-03-16' }],
      confirmed: ['2026-03-09', { consent_due_at: '2026-03-09', deadline: '2026-03-16' }],
      closed: [null, { deadline: '2026-03-16' }],
    };
    for (const [stage, [dueAt, dues]] of Object.entries(want)) {
      const row = await kit.row(await reach(kit, stage as 'registered'));
      expect({ stage, dueAt: iso(row['due_at']), ...pick(row, fields) }).toEqual({
        stage,
        dueAt: dueAt && endOf(dueAt),
        ...Object.fromEntries(fields.map((f) => [f, dues[f] ? endOf(dues[f]) : null])),
      });
    }
  });

  const pick = (row: Record<string, unknown>, fields: string[]): Record<string, string | null> =>
    Object.fromEntries(fields.map((f) => [f, iso(row[f])]));

  test('`deadline` stands from transferred to closed, frozen from reported on, else null', async () => {
    const id = await reach(kit, 'reported');
    const frozen = await kit.row(id);
    kit.at('2026-03-30T10:00');
    await kit.done('groupA', id, 'note', { text: '记' });
    expect(iso((await kit.row(id))['deadline'])).toBe(iso(frozen['deadline']));
  });

  test('light: `yellow` from 00:00 of the k-th last working day, `red` past dueAt, else `green`; on time means strictly before', async () => {
    const cases: [Parameters<typeof reach>[1], object, string, string][] = [
      // n = 1: k = 1
      ['registered', {}, '2026-03-03', '2026-03-03'],
      // n = 2: k = 1
      ['accepted', {}, '2026-03-04', '2026-03-04'],
      ['transferred', {}, '2026-03-04', '2026-03-04'],
      // n = 10: k = 2
      ['handling', {}, '2026-03-13', '2026-03-16'],
      // n = 3: k = 1
      ['handling', { register: { handlingType: 'urgent' } }, '2026-03-05', '2026-03-05'],
      // n = 25: k = 5, over Qingming
      ['handling', { register: { handlingType: 'complex' } }, '2026-03-31', '2026-04-07'],
      // a Saturday was given, n = 9: k = 2
      ['handling', { order: { deadline: '2026-03-14' } }, '2026-03-12', '2026-03-14'],
    ];
    for (const [stage, options, yellow, due] of cases) {
      kit.at(NOW);
      const id = await reach(kit, stage, options);
      const shown = await kit.done('office', id, 'note', { text: '看灯' });
      expect({ stage, options, yellowFrom: shown.yellowFrom, dueAt: shown.dueAt }).toEqual({
        stage,
        options,
        yellowFrom: startOf(yellow),
        dueAt: endOf(due),
      });
      const minuteBefore = (text: string): string =>
        new Date(Date.parse(text) - 60_000 + 8 * 3_600_000).toISOString().slice(0, 16);
      const lights = [
        await light(id, minuteBefore(startOf(yellow))),
        await light(id, `${yellow}T00:00`),
        await light(id, minuteBefore(endOf(due))),
        await light(id, new Date(Date.parse(endOf(due)) + 8 * 3_600_000).toISOString().slice(0, 16)),
      ];
      expect({ stage, options, lights }).toEqual({
        stage,
        options,
        lights: ['green', 'yellow', 'yellow', 'red'],
      });
    }
  });

  test('`waiting` in reported and confirmed, null when final', async () => {
    for (const stage of ['reported', 'confirmed'] as const) {
      kit.at(NOW);
      const id = await reach(kit, stage);
      expect([await light(id, NOW), await light(id, '2026-06-01T10:00')]).toEqual(['waiting', 'waiting']);
    }
    kit.at(NOW);
    const id = await reach(kit, 'closed');
    expect((await kit.done('office', id, 'call-back', { rating: 3 })).light).toBeNull();
  });

  test('the light that lists filter and sort by is the same', async () => {
    kit.at(null);
    const id = await reach(kit, 'handling', { order: { deadline: '2090-01-04' } });
    const of = async (filter: string): Promise<unknown[]> =>
      (
        await kit.send(
          'groupA',
          'GET',
          `/api/issues?filters[documentId][$eq]=${id}&filters[light][$eq]=${filter}`,
        )
      ).body.data;
    expect(await of('green')).toHaveLength(1);
    expect(await of('red')).toHaveLength(0);
    await kit.inside(
      `update issues set red_from = now() at time zone 'UTC' - interval '1 second' where document_id = $1`,
      [id],
    );
    expect(await of('red')).toHaveLength(1);
  });

  test('changed limits affect later dues only', async () => {
    const before = await reach(kit, 'handling');
    await kit.app.db.query('update settings set normal_days = 15');
    try {
      const after = await reach(kit, 'handling');
      expect(iso((await kit.row(before))['deadline'])).toBe(endOf('2026-03-16'));
      expect(iso((await kit.row(after))['deadline'])).toBe(endOf('2026-03-23'));
    } finally {
      await kit.app.db.query('update settings set normal_days = 10');
    }
  });

  test('entering a calendar recomputes open dues that were computed by count, never a date that a person gave, never to earlier than the end of today, with a ledger entry', async () => {
    const counted = await reach(kit, 'handling');
    const given = await reach(kit, 'handling', { order: { deadline: '2026-03-16' } });
    const waiting = await reach(kit, 'reported');
    const soon = await reach(kit, 'registered');
    const before = (await ledger('office', counted)).length;
    // As if 3 and 4 March had been declared holidays, and Saturday 7 March worked.
    const answer = await kit.send('office', 'POST', '/api/casework/calendar', {
      data: {
        year: 2026,
        noticeNumber: '示例〔2026〕1号',
        days: [
          { date: '2026-03-03', kind: 'holiday' },
          { date: '2026-03-04', kind: 'holiday' },
          { date: '2026-03-07', kind: 'workday' },
        ],
      },
    });
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
    try {
      // 5 6 7 9 10 11 12 13 16 17 March
      expect(iso((await kit.row(counted))['deadline'])).toBe(endOf('2026-03-17'));
      expect(iso((await kit.row(counted))['committed_deadline'])).toBe(endOf('2026-03-17'));
      expect(iso((await lead(counted))['deadline'])).toBe(endOf('2026-03-17'));
      expect(iso((await kit.row(given))['deadline'])).toBe(endOf('2026-03-16'));
      expect(iso((await kit.row(waiting))['deadline'])).toBe(endOf('2026-03-16'));
      expect(iso((await kit.row(soon))['accept_due_at'])).toBe(endOf('2026-03-05'));
      expect((await ledger('office', counted)).slice(before)).toMatchObject([
        { action: 'recompute', actor: { role: 'system' }, to: 'handling' },
      ]);
      expect((await kit.lastEntry(given))['action']).toBe('take-up');
    } finally {
      kit.at('2026-03-04T10:00');
      await kit.inside('delete from calendar_days');
      await kit.inside('delete from calendar_years');
    }
  });
});

describe('counts that clients rely on', () => {
  test('urgeCount, returnCount, reworkCount', async () => {
    const id = await reach(kit, 'transferred');
    for (const account of ['groupA', 'office', 'leaderA'] as const)
      await kit.done(account, id, 'urge', { text: '请抓紧' });
    expect(await kit.row(id)).toMatchObject({ urge_count: 3, return_count: 0, rework_count: 0 });
  });
});

import { compareFacts } from '../../src/plugins/casework/server/src/features/measures/rebuild-facts';
import { rows } from '../../src/plugins/casework/server/src/platform/database/as-owner';
import { evidence } from '../support/city';
import type { Ask, Subject } from './slow';
import { agree, city, figure, person, read, report, trying, useCity } from './support';
import { type Histories, askOf, at } from './world';

useCity();

/** Checks several figures of one question at once: `[code, of whom]` and the value worked out by hand. */
async function expectFigures(
  h: Histories,
  ask: Ask,
  wanted: [string, string | null, string][],
): Promise<void> {
  const told = await agree(h, ask);
  expect(wanted.map(([code, id]) => [code, id, read(told, code, id)])).toEqual(wanted);
}

// March 2026 has no holiday; the 2nd is a Monday.
const MARCH = ['2026-03-01', '2026-04-01'] as const;
const march = (subject: Subject, now: Date, extra: Partial<Ask> = {}): Ask =>
  askOf(subject, ...MARCH, now, extra);
const LATER = at('2026-06-01 09:00');

async function toHandling(
  h: Histories,
  day = '2026-03-02',
  data: Record<string, unknown> = {},
): Promise<string> {
  const issue = await h.register('groupA', at(`${day} 09:00`), data);
  await h.act('groupA', issue, 'accept', at(`${day} 10:00`));
  await h.act('groupA', issue, 'transfer', at(`${day} 11:00`), {
    leadUnit: city.departments.zhujian,
    standard: '修复',
  });
  await h.act('unitA', issue, 'take-up', at(`${day} 12:00`), person);
  return issue;
}

describe('hand-made histories', () => {
  test('接收问题及时率: in time, on the stroke of 24:00, by a decline request, ended otherwise, void', () =>
    trying(async (h) => {
      const make = () => h.register('groupA', at('2026-03-02 09:00'));
      const inTime = await make();
      await h.act('groupA', inTime, 'accept', at('2026-03-03 23:59'));
      const stroke = await make();
      await h.act('groupA', stroke, 'accept', at('2026-03-04 00:00'));
      const byRequest = await make();
      await h.act('groupA', byRequest, 'request-decline', at('2026-03-03 10:00'), {
        ground: 'litigation',
        reason: '涉诉',
      });
      await h.act('leaderA', byRequest, 'refuse-decline', at('2026-03-05 10:00'));
      await h.act('groupA', byRequest, 'accept', at('2026-03-06 10:00'));
      const before = await make();
      await h.act('enterpriseA', before, 'withdraw', at('2026-03-03 10:00'), { reason: '已解决' });
      const after = await make();
      await h.act('enterpriseA', after, 'withdraw', at('2026-03-05 10:00'), { reason: '已解决' });
      const mistake = await make();
      await h.act('office', mistake, 'void', at('2026-03-05 10:00'), { reason: '误录' });
      await h.register('groupA', at('2026-03-30 09:00'));
      await h.register('groupA', at('2026-03-31 09:00'));

      expect(await figure(h, march('city', LATER), 'accept_timeliness')).toBe('2/5 0.4000');
      expect(await figure(h, march('group', LATER), 'accept_timeliness', city.departments.fagai)).toBe(
        '2/5 0.4000',
      );
      expect(await figure(h, march('group', LATER), 'accept_timeliness', city.departments.shangwu)).toBe(
        '0/0 null',
      );
      // The one of the 31st falls due at 24:00 of 1 April, after the cut-off.
      expect(await figure(h, march('city', at('2026-03-03 12:00')), 'accept_timeliness')).toBe('1/1 1.0000');
    }));

  test('办理及时率: a grant after the missed deadline heals nothing', () =>
    trying(async (h) => {
      const issue = await toHandling(h);
      // ten working days: 24:00 of the 16th
      await h.act('unitA', issue, 'request-extension', at('2026-03-16 10:00'), {
        deadline: '2026-03-27',
        reason: '备料',
      });
      const unit = city.departments.zhujian;
      expect(await figure(h, march('unit', at('2026-03-16 23:00')), 'handling_timeliness', unit)).toBe(
        '0/0 null',
      );
      await h.act('groupA', issue, 'grant-extension', at('2026-03-17 09:00'));
      await h.act('unitA', issue, 'report-back', at('2026-03-20 09:00'), report);
      expect(await figure(h, march('unit', LATER), 'handling_timeliness', unit)).toBe('0/1 0.0000');
      expect(await figure(h, march('unit', LATER), 'first_handling_timeliness', unit)).toBe('0/1 0.0000');
      expect(await figure(h, march('unit', LATER), 'extension_rate', unit)).toBe('1/1 1.0000');
      expect(await figure(h, march('group', LATER), 'handling_timeliness', city.departments.fagai)).toBe(
        '0/1 0.0000',
      );
      // Dated by the missed deadline, which is the end of the 16th: S < D ≤ E.
      const upTo = (to: string) => askOf('city', '2026-03-01', to, LATER);
      expect(await figure(h, upTo('2026-03-17'), 'handling_timeliness')).toBe('0/1 0.0000');
      expect(await figure(h, askOf('city', '2026-03-17', '2026-04-01', LATER), 'handling_timeliness')).toBe(
        '0/0 null',
      );
    }));

  test('a grant before the deadline moves it; an undone report-back counts only as the first', () =>
    trying(async (h) => {
      const issue = await toHandling(h);
      await h.act('unitA', issue, 'request-extension', at('2026-03-10 10:00'), {
        deadline: '2026-03-20',
        reason: '备料',
      });
      await h.act('groupA', issue, 'grant-extension', at('2026-03-11 09:00'));
      await h.act('unitA', issue, 'report-back', at('2026-03-20 09:00'), report);
      await h.act('enterpriseA', issue, 'reject', at('2026-03-23 09:00'), { reason: '未修好' });
      const unit = city.departments.zhujian;
      expect(await figure(h, march('unit', at('2026-03-23 12:00')), 'handling_timeliness', unit)).toBe(
        '0/0 null',
      );
      await h.act('unitA', issue, 'report-back', at('2026-03-24 09:00'), report);
      expect(await figure(h, march('unit', LATER), 'handling_timeliness', unit)).toBe('0/1 0.0000');
      expect(await figure(h, march('unit', LATER), 'first_handling_timeliness', unit)).toBe('1/1 1.0000');
      expect(await figure(h, march('unit', LATER), 'rework_rate', unit)).toBe('1/2 0.5000');
      expect(await figure(h, march('city', LATER), 'satisfaction_rate')).toBe('0/1 0.0000');
    }));

  test('two lead transfers: each for its unit, one issue for the group, late if any is', () =>
    trying(async (h) => {
      const issue = await toHandling(h);
      await h.act('groupA', issue, 'reassign', at('2026-03-17 09:00'), {
        leadUnit: city.departments.jiaotong,
        reason: '职责在交通',
      });
      await h.act('unitB', issue, 'take-up', at('2026-03-20 09:00'), person);
      await h.act('unitB', issue, 'report-back', at('2026-03-20 10:00'), report);
      const units = march('unit', LATER);
      expect(await figure(h, units, 'handling_timeliness', city.departments.zhujian)).toBe('0/1 0.0000');
      expect(await figure(h, units, 'handling_timeliness', city.departments.jiaotong)).toBe('1/1 1.0000');
      expect(await figure(h, march('city', LATER), 'handling_timeliness')).toBe('0/1 0.0000');
      // Taken up on the 20th, due at 24:00 of the 19th.
      expect(await figure(h, units, 'take_up_timeliness', city.departments.jiaotong)).toBe('0/1 0.0000');
      expect(await figure(h, march('city', LATER), 'take_up_timeliness')).toBe('1/2 0.5000');
      expect(
        await figure(
          h,
          { ...units, group: h.key(city.departments.shangwu) },
          'take_up_timeliness',
          city.departments.jiaotong,
        ),
      ).toBe('0/0 null');
    }));

  test('satisfaction: the last rating of the period; on behalf only with a scan; a correction replaces', () =>
    trying(async (h) => {
      const reported = async () => {
        const issue = await toHandling(h);
        await h.act('unitA', issue, 'report-back', at('2026-03-04 09:00'), report);
        return issue;
      };
      const bare = await reported();
      await h.act('groupA', bare, 'confirm', at('2026-03-05 09:00'), { rating: 5, evidence: evidence() });
      expect(await figure(h, march('city', LATER), 'satisfaction_rate')).toBe('0/0 null');
      expect(await figure(h, march('city', LATER), 'on_behalf_rate')).toBe('1/1 1.0000');
      const scanned = await reported();
      await h.act('groupA', scanned, 'confirm', at('2026-03-05 09:00'), {
        rating: 3,
        evidence: evidence({ attachments: [h.file] }),
      });
      expect(await figure(h, march('city', LATER), 'satisfaction_rate')).toBe('1/1 1.0000');
      await h.act('office', scanned, 'call-back', at('2026-03-06 09:00'), { rating: 2 });
      expect(await figure(h, march('city', LATER), 'satisfaction_rate')).toBe('0/1 0.0000');
      expect(await figure(h, askOf('city', '2026-03-01', '2026-03-06', LATER), 'satisfaction_rate')).toBe(
        '1/1 1.0000',
      );
      await h.act('office', scanned, 'correct', at('2026-03-09 09:00'), {
        field: 'rating',
        value: 4,
        reason: '录入有误',
        evidence: evidence({ attachments: [h.file] }),
      });
      expect(await figure(h, march('city', LATER), 'satisfaction_rate')).toBe('1/1 1.0000');
    }));

  test('closure: last closing in the period, carried-over promises, waiting ones not for units', () =>
    trying(async (h) => {
      const closed = await toHandling(h);
      await h.act('unitA', closed, 'report-back', at('2026-03-04 09:00'), report);
      await h.act('enterpriseA', closed, 'confirm', at('2026-03-05 09:00'), { rating: 5 });
      await h.act('leaderA', closed, 'consent', at('2026-03-06 09:00'));
      const waiting = await toHandling(h);
      await h.act('unitA', waiting, 'report-back', at('2026-03-04 09:00'), report);
      const working = await toHandling(h);
      const april = (subject: Subject) => askOf(subject, '2026-04-01', '2026-05-01', LATER);
      expect(await figure(h, march('city', LATER), 'closure_rate')).toBe('1/3 0.3333');
      expect(await figure(h, march('unit', LATER), 'closure_rate', city.departments.zhujian)).toBe(
        '1/2 0.5000',
      );
      expect(await figure(h, april('city'), 'closure_rate')).toBe('0/2 0.0000');
      await h.act('enterpriseA', closed, 'reopen', at('2026-03-20 09:00'), { reason: '又坏了' });
      expect(await figure(h, march('city', LATER), 'closure_rate')).toBe('0/2 0.0000');
      expect(await figure(h, march('city', at('2026-03-19 09:00')), 'closure_rate')).toBe('1/3 0.3333');
      expect(await figure(h, march('city', LATER), 'reopen_rate')).toBe('1/1 1.0000');
      await h.act('enterpriseA', working, 'request-withdrawal', at('2026-03-20 09:00'), {
        reason: '不再需要',
      });
      await h.act('leaderA', working, 'grant-withdrawal', at('2026-03-20 10:00'));
      expect(await figure(h, march('city', LATER), 'closure_rate')).toBe('0/1 0.0000');
      // Withdrawn after it was missed: the missed deadline stays. The report that waits still stands.
      expect(await figure(h, march('unit', LATER), 'handling_timeliness', city.departments.zhujian)).toBe(
        '2/3 0.6667',
      );
      expect(await figure(h, march('city', LATER), 'withdrawal_rate')).toBe('1/2 0.5000');
    }));

  test('merged counts once, the pool nowhere, and each step for whoever held it', () =>
    trying(async (h) => {
      const main = await h.register('groupA', at('2026-03-02 09:00'));
      const same = await h.register('groupA', at('2026-03-02 09:00'));
      await h.register('office', at('2026-03-02 09:00'), { enterprise: city.enterprises.unpaired });
      await h.act('groupA', main, 'accept', at('2026-03-02 10:00'));
      await h.act('groupA', same, 'merge', at('2026-03-06 10:00'), { mainIssue: main });
      // Merging does not remove the acceptance that had been missed before.
      expect(await figure(h, march('city', LATER), 'accept_timeliness')).toBe('1/2 0.5000');
      expect(await figure(h, march('city', at('2026-03-05 10:00')), 'accept_timeliness')).toBe('1/2 0.5000');
      // Transfer due at 24:00 of the 4th: missed by A; B has it from the 5th.
      await h.handOver(city.enterprises.A, 'B', at('2026-03-05 09:00'));
      const groups = march('group', LATER);
      expect(await figure(h, groups, 'transfer_timeliness', city.departments.fagai)).toBe('0/1 0.0000');
      await h.act('groupB', main, 'transfer', at('2026-03-05 10:00'), {
        leadUnit: city.departments.zhujian,
        standard: '修',
      });
      expect(await figure(h, groups, 'transfer_timeliness', city.departments.fagai)).toBe('0/1 0.0000');
      expect(await figure(h, groups, 'handling_timeliness', city.departments.shangwu)).toBe('0/1 0.0000');
      expect(await figure(h, groups, 'handling_timeliness', city.departments.fagai)).toBe('0/0 null');
      expect(await figure(h, march('leader', LATER), 'handling_timeliness', city.leaders.B)).toBe(
        '0/1 0.0000',
      );
      expect(await figure(h, groups, 'decline_rate', city.departments.fagai)).toBe('0/1 0.0000');
    }));

  test('a corrected receipt counts as if it had been entered so at first, in every period', () =>
    trying(async (h) => {
      const issue = await h.register('groupA', at('2026-03-30 09:00'));
      await h.act('groupA', issue, 'accept', at('2026-03-30 10:00'));
      const corrected = {
        field: 'receivedAt',
        value: at('2026-02-27 09:00').toISOString(),
        reason: '来电登记有误',
        evidence: evidence({ attachments: [h.file] }),
      };
      expect(await h.act('office', issue, 'correct', at('2026-04-02 09:00'), corrected)).toBe(200);
      // March ended before the correction: it was received in February all the same.
      expect(await figure(h, march('city', LATER), 'accept_timeliness')).toBe('0/0 null');
      expect(await figure(h, march('city', LATER), 'decline_rate')).toBe('0/0 null');
      const fromFebruary = askOf('city', '2026-02-01', '2026-04-01', LATER);
      expect(await figure(h, fromFebruary, 'accept_timeliness')).toBe('1/1 1.0000');
    }));

  test('what ended in the pool was nobody’s; the group’s own step counts', () =>
    trying(async (h) => {
      const issue = await h.register('office', at('2026-03-02 09:00'), {
        enterprise: city.enterprises.unpaired,
      });
      // Due at 24:00 of the 3rd; the office declines it in the pool on the 10th.
      expect(await h.act('office', issue, 'decline', at('2026-03-10 09:00'))).toBe(200);
      await h.handOver(city.enterprises.unpaired, 'A', at('2026-03-12 09:00'));
      expect(await h.act('office', issue, 'reopen', at('2026-03-13 09:00'), { reason: '已包联' })).toBe(200);
      // Friday the 13th and one working day: due at 24:00 of Monday the 16th.
      expect(await h.act('groupA', issue, 'accept', at('2026-03-16 10:00'))).toBe(200);
      const fagai = city.departments.fagai;
      await expectFigures(h, march('group', LATER), [
        ['accept_timeliness', fagai, '1/1 1.0000'],
        ['decline_rate', fagai, '0/1 0.0000'],
      ]);
      expect(await figure(h, march('city', LATER), 'accept_timeliness')).toBe('1/1 1.0000');
    }));

  test('withdrawn ones stay for what had fallen due; a step ended before its due is in no measure', () =>
    trying(async (h) => {
      const accepted = async () => {
        const issue = await h.register('groupA', at('2026-03-02 09:00'));
        await h.act('groupA', issue, 'accept', at('2026-03-02 10:00'));
        return issue;
      };
      // Transfer is due at 24:00 of the 4th. One is withdrawn before, one exactly then, one after.
      for (const day of ['2026-03-04 12:00', '2026-03-05 00:00', '2026-03-06 09:00'])
        expect(await h.act('enterpriseA', await accepted(), 'withdraw', at(day), { reason: '已解决' })).toBe(
          200,
        );
      // Sent on, not taken up by 24:00 of the 4th, sent elsewhere on the 5th; the other one on the 4th.
      for (const day of ['2026-03-04 12:00', '2026-03-05 09:00']) {
        const issue = await accepted();
        await h.act('groupA', issue, 'transfer', at('2026-03-02 11:00'), {
          leadUnit: city.departments.zhujian,
          standard: '修复',
        });
        const order = { leadUnit: city.departments.jiaotong, reason: '职责在交通' };
        expect(await h.act('groupA', issue, 'reassign', at(day), order)).toBe(200);
      }
      const { fagai, zhujian } = city.departments;
      await expectFigures(h, march('group', LATER), [
        ['accept_timeliness', fagai, '5/5 1.0000'],
        // in time: the two that were sent on; missed: withdrawn on the stroke and after it
        ['transfer_timeliness', fagai, '2/4 0.5000'],
        // the one that the first unit missed, and the two of the second unit that were never taken up
        ['take_up_timeliness', fagai, '0/3 0.0000'],
        ['withdrawal_rate', fagai, '3/3 1.0000'],
      ]);
      await expectFigures(h, march('unit', LATER), [
        ['take_up_timeliness', zhujian, '0/1 0.0000'],
        // Both left it long before the deadline of the 16th.
        ['handling_timeliness', zhujian, '0/0 null'],
        ['return_rate', zhujian, '0/2 0.0000'],
      ]);
    }));

  test('who held it when it was answered or fell due is charged, whichever came first', () =>
    trying(async (h) => {
      const missed = await toHandling(h);
      const handed = await h.register('groupA', at('2026-03-02 09:00'));
      // On the stroke of the deadline (24:00 of the 16th) it still fell due with A.
      await h.handOver(city.enterprises.A, 'B', at('2026-03-17 00:00'));
      await h.act('unitA', missed, 'report-back', at('2026-03-20 09:00'), report);
      // Due to A at 24:00 of the 3rd, accepted by B.
      expect(await h.act('groupB', handed, 'accept', at('2026-03-18 09:00'))).toBe(200);
      const { fagai, shangwu, zhujian } = city.departments;
      await expectFigures(h, march('group', LATER), [
        ['handling_timeliness', fagai, '0/1 0.0000'],
        ['handling_timeliness', shangwu, '0/0 null'],
        ['accept_timeliness', fagai, '1/2 0.5000'],
        ['accept_timeliness', shangwu, '0/0 null'],
        // Accepted on the 18th, never sent on: due to B at 24:00 of the 20th.
        ['transfer_timeliness', fagai, '1/1 1.0000'],
        ['transfer_timeliness', shangwu, '0/1 0.0000'],
        // The debt stays with A, and is B's too: ten working days after the 17th end with March.
        ['closure_rate', fagai, '0/1 0.0000'],
        ['closure_rate', shangwu, '0/1 0.0000'],
      ]);
      await expectFigures(h, march('leader', LATER), [
        ['handling_timeliness', city.leaders.A, '0/1 0.0000'],
        ['closure_rate', city.leaders.A, '0/1 0.0000'],
        ['closure_rate', city.leaders.B, '0/1 0.0000'],
      ]);
      const early = askOf('group', '2026-03-01', '2026-03-31', LATER);
      expect(await figure(h, early, 'closure_rate', shangwu)).toBe('0/0 null');
      const of = (group: string) => march('unit', LATER, { group: h.key(group) });
      expect(await figure(h, of(fagai), 'handling_timeliness', zhujian)).toBe('0/1 0.0000');
      expect(await figure(h, of(shangwu), 'handling_timeliness', zhujian)).toBe('0/0 null');
    }));

  test('a report-back stands until rework, reject, refuse-consent or a decision undo it', () =>
    trying(async (h) => {
      const unit = city.departments.zhujian;
      const reported = async () => {
        const issue = await toHandling(h);
        await h.act('unitA', issue, 'escalate', at('2026-03-04 09:00'), { reason: '需协调' });
        await h.act('unitA', issue, 'report-back', at('2026-03-05 09:00'), report);
        return issue;
      };
      const both = async (now: Date): Promise<string[]> => {
        const told = await agree(h, march('unit', now));
        return ['handling_timeliness', 'first_handling_timeliness'].map((code) => read(told, code, unit));
      };
      // Reworked and reported again before the deadline of the 16th: in time.
      const again = await reported();
      await h.act('groupA', again, 'rework', at('2026-03-06 09:00'), { reason: '补充材料' });
      expect(await both(at('2026-03-06 12:00'))).toEqual(['0/0 null', '1/1 1.0000']);
      await h.act('unitA', again, 'report-back', at('2026-03-09 09:00'), report);
      expect(await both(LATER)).toEqual(['1/1 1.0000', '1/1 1.0000']);
      // Reworked, and the deadline passes without another: missed, though the first was in time.
      const idle = await reported();
      await h.act('groupA', idle, 'rework', at('2026-03-06 09:00'), { reason: '补充材料' });
      expect(await both(at('2026-03-16 23:59'))).toEqual(['1/1 1.0000', '2/2 1.0000']);
      expect(await both(at('2026-03-17 00:00'))).toEqual(['1/2 0.5000', '2/2 1.0000']);
      // The leader refuses after the deadline: the new one comes after the promise, though within the 3 days given.
      const refused = await reported();
      await h.act('enterpriseA', refused, 'confirm', at('2026-03-06 09:00'), { rating: 4 });
      await h.act('leaderA', refused, 'refuse-consent', at('2026-03-18 09:00'), { reason: '未落实' });
      expect(await both(at('2026-03-18 12:00'))).toEqual(['1/2 0.5000', '3/3 1.0000']);
      await h.act('unitA', refused, 'report-back', at('2026-03-19 09:00'), report);
      expect(await both(LATER)).toEqual(['1/3 0.3333', '3/3 1.0000']);
      // A decision sends it back to the unit; another one sends it to another unit, which undoes nothing.
      const back = await reported();
      await h.act('leaderA', back, 'escalate', at('2026-03-06 09:00'), { reason: '需协调' });
      expect(await h.act('leaderA', back, 'decide', at('2026-03-06 10:00'), { decision: '继续办理' })).toBe(
        200,
      );
      const elsewhere = await reported();
      await h.act('leaderA', elsewhere, 'escalate', at('2026-03-06 09:00'), { reason: '需协调' });
      const order = { decision: '由交通局办理', unit: city.departments.jiaotong };
      expect(await h.act('leaderA', elsewhere, 'decide', at('2026-03-06 10:00'), order)).toBe(200);
      // at the 10th: again and elsewhere stand; idle and back are undone; refused stands
      expect(await both(at('2026-03-10 09:00'))).toEqual(['3/3 1.0000', '5/5 1.0000']);
      // in the end idle and back are missed, refused is late
      expect(await both(LATER)).toEqual(['2/5 0.4000', '5/5 1.0000']);
    }));

  test('satisfaction is per issue its last rating, for the unit that had it; what has no scan is as if absent', () =>
    trying(async (h) => {
      const moved = await toHandling(h);
      await h.act('unitA', moved, 'report-back', at('2026-03-04 09:00'), report);
      await h.act('enterpriseA', moved, 'reject', at('2026-03-05 09:00'), { reason: '未修好' });
      await h.act('groupA', moved, 'reassign', at('2026-03-05 10:00'), {
        leadUnit: city.departments.jiaotong,
        reason: '职责在交通',
      });
      await h.act('unitB', moved, 'take-up', at('2026-03-06 09:00'), person);
      await h.act('unitB', moved, 'report-back', at('2026-03-06 10:00'), report);
      expect(await h.act('enterpriseA', moved, 'confirm', at('2026-03-09 09:00'), { rating: 5 })).toBe(200);
      const { zhujian, jiaotong } = city.departments;
      await expectFigures(h, march('unit', LATER), [
        ['satisfaction_rate', zhujian, '0/0 null'],
        ['satisfaction_rate', jiaotong, '1/1 1.0000'],
        ['rework_rate', zhujian, '1/1 1.0000'],
        ['rework_rate', jiaotong, '0/1 0.0000'],
      ]);
      // Confirmed with 4, then rejected on behalf: without a scan the 4 is still the last.
      const issue = await toHandling(h);
      await h.act('unitA', issue, 'report-back', at('2026-03-04 09:00'), report);
      await h.act('enterpriseA', issue, 'confirm', at('2026-03-05 09:00'), { rating: 4 });
      for (const [day, proof] of [
        ['2026-03-10', evidence()],
        ['2026-03-11', evidence({ attachments: [h.file] })],
      ] as const) {
        const stage = h.stageOf(issue);
        if (stage === 'confirmed')
          await h.act('leaderA', issue, 'refuse-consent', at(`${day} 09:00`), { reason: '未落实' });
        await h.act('unitA', issue, 'report-back', at(`${day} 10:00`), report);
        const said = { reason: '未修好', evidence: proof };
        expect(await h.act('groupA', issue, 'reject', at(`${day} 11:00`), said)).toBe(200);
      }
      expect(await figure(h, march('city', at('2026-03-10 12:00')), 'satisfaction_rate')).toBe('2/2 1.0000');
      expect(await figure(h, march('city', LATER), 'satisfaction_rate')).toBe('1/2 0.5000');
    }));

  test('events belong to the period in which they happen; who entered what', () =>
    trying(async (h) => {
      const returned = await h.register('groupA', at('2026-03-31 09:00'));
      await h.act('groupA', returned, 'accept', at('2026-03-31 10:00'));
      const order = { leadUnit: city.departments.zhujian, standard: '修复' };
      await h.act('groupA', returned, 'transfer', at('2026-03-31 11:00'), order);
      expect(await h.act('unitA', returned, 'return', at('2026-04-01 00:00'), { reason: '非本单位' })).toBe(
        200,
      );
      const entered = await h.register('groupA', at('2026-03-02 09:00'));
      await h.act('groupA', entered, 'accept', at('2026-03-02 10:00'));
      await h.act('groupA', entered, 'transfer', at('2026-03-02 11:00'), order);
      const byGroup = { ...person, evidence: evidence() };
      expect(await h.act('groupA', entered, 'take-up', at('2026-03-03 09:00'), byGroup)).toBe(200);
      await h.act('unitA', entered, 'report-back', at('2026-03-04 09:00'), report);
      // Answered by the group itself: no unit has a part in it.
      const answered = await h.register('groupA', at('2026-03-02 09:00'));
      await h.act('groupA', answered, 'accept', at('2026-03-02 10:00'));
      const said = { measures: '政策解答', evidence: evidence() };
      expect(await h.act('groupA', answered, 'answer', at('2026-03-05 09:00'), said)).toBe(200);
      await h.act('enterpriseA', answered, 'confirm', at('2026-03-06 09:00'), { rating: 5 });
      await h.act('leaderA', answered, 'consent', at('2026-03-31 23:59'));
      await h.act('groupA', answered, 'reopen', at('2026-04-01 09:00'), { reason: '又有疑问' });
      const unit = city.departments.zhujian;
      await expectFigures(h, march('unit', LATER), [
        ['return_rate', unit, '0/2 0.0000'],
        // Sent to it on the 31st, returned at 00:00 of 1 April: not answered, and not due, by T.
        ['take_up_timeliness', unit, '1/1 1.0000'],
        ['platform_use', unit, '1/2 0.5000'],
        ['handling_timeliness', unit, '1/1 1.0000'],
      ]);
      await expectFigures(h, march('city', LATER), [
        ['closure_rate', null, '1/2 0.5000'],
        ['reopen_rate', null, '0/1 0.0000'],
        // The answer on the 5th came after 24:00 of the 4th.
        ['transfer_timeliness', null, '2/3 0.6667'],
      ]);
      const april = (subject: Subject) => askOf(subject, '2026-04-01', '2026-05-01', LATER);
      // Returned in April, but sent in March: it belongs to what was sent in March.
      expect(await figure(h, april('unit'), 'return_rate', unit)).toBe('0/0 null');
      const both = askOf('unit', '2026-03-01', '2026-05-01', LATER);
      expect(await figure(h, both, 'return_rate', unit)).toBe('1/2 0.5000');
      expect(await figure(h, april('city'), 'reopen_rate')).toBe('1/0 null');
    }));

  test('a second acceptance is not asked of a reopened issue', () =>
    trying(async (h) => {
      // A decline asked for too late (due 24:00 of the 3rd), granted, reopened and accepted at once: still late.
      const late = await h.register('groupA', at('2026-03-02 09:00'));
      const ground = { ground: 'litigation', reason: '涉诉' };
      await h.act('groupA', late, 'request-decline', at('2026-03-05 09:00'), ground);
      await h.act('leaderA', late, 'decline', at('2026-03-05 10:00'));
      await h.act('groupA', late, 'reopen', at('2026-03-06 09:00'), { reason: '重新受理' });
      expect(await h.act('groupA', late, 'accept', at('2026-03-06 10:00'))).toBe(200);
      await expectFigures(h, march('city', LATER), [
        ['accept_timeliness', null, '0/1 0.0000'],
        // Accepted on Friday the 6th and never sent on: due at 24:00 of Tuesday the 10th.
        ['transfer_timeliness', null, '0/1 0.0000'],
        ['decline_rate', null, '1/1 1.0000'],
      ]);
    }));

  test('complaints are the office’s: in the city’s figures, in no group’s', () =>
    trying(async (h) => {
      await h.register('office', at('2026-03-02 09:00'), { category: city.categories.complaint });
      expect(await figure(h, march('city', LATER), 'accept_timeliness')).toBe('0/1 0.0000');
      expect(await figure(h, march('group', LATER), 'accept_timeliness', city.departments.fagai)).toBe(
        '0/0 null',
      );
    }));

  test('a fact that was changed or removed behind the application is found and named', () =>
    trying(async (h) => {
      const issue = await toHandling(h);
      const compare = () => compareFacts((sql, bindings) => rows(h.trx, sql, bindings));
      const told = await compare();
      expect(told).toMatchObject({ differences: [] });
      expect(told.facts).toBeGreaterThan(4);
      await h.trx.raw('drop table rebuilt');
      const of = `issue_id = (select id from issues where document_id = ?) and family`;
      // The application's own login may neither change nor remove one (tests/model/tampering.test.ts does as the owner).
      for (const sql of [`update casework.facts set num = 0`, `delete from casework.facts`]) {
        await h.trx.raw('savepoint refused');
        await expect(h.trx.raw(`${sql} where ${of} = 'accept'`, [issue])).rejects.toMatchObject({
          code: '42501',
        });
        await h.trx.raw('rollback to savepoint refused');
      }
      // Permitted changes, closing one fact and adding another, are found.
      await h.trx.raw(
        `insert into casework.facts select (jsonb_populate_record(f, '{"num": 0, "step": "forged"}')).* from casework.facts f where ${of} = 'accept' and until_seq is null`,
        [issue],
      );
      await h.trx.raw(`update casework.facts set replaced_seq = 99 where ${of} = 'took-up'`, [issue]);
      const { differences } = await compare();
      expect(differences.map(({ side, row }) => `${side} ${String(row['family'])}`)).toEqual([
        'kept accept',
        'rebuilt took-up',
      ]);
    }));
});

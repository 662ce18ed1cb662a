import { periodAround } from '../src/plugins/casework/domain/assessment';
import { addDays, startOfDay } from '../src/plugins/casework/domain/calendar';
import type { Actor } from '../src/plugins/casework/domain/lifecycle';
import { rows, type Trx } from '../src/plugins/casework/server/src/platform/database/as-owner';
import { computeAssessment } from '../src/plugins/casework/server/src/features/assessment/compute';
import { putInForce } from '../src/plugins/casework/server/src/features/assessment/scheme';
import {
  adjust,
  approve,
  object,
  publish,
} from '../src/plugins/casework/server/src/features/assessment/steps';
import type { Cast } from './perform';
import type { Setting } from './story';

/** The last half-year that ended, assessed with the default schemes: published, with adjustments and an objection. */
export async function writeAssessment(trx: Trx, setting: Setting, cast: Cast): Promise<void> {
  const day = addDays(setting.day, -2);
  const at = (hour: number): Date => new Date(startOfDay(day).getTime() + hour * 3_600_000);
  const as = (who: string, hour: number) => {
    const actor = cast.actors.get(who);
    if (!actor) throw new Error(`the demo knows no ${who}`);
    return { actor: actor satisfies Actor, now: at(hour) };
  };
  const department = (code: string): string => cast.departments.get(code) ?? '';
  const schemes = await rows<{ documentId: string; assesses: string }>(
    trx,
    `select document_id as "documentId", assesses from assessment_schemes where state = 'draft' order by id`,
  );
  for (const { documentId } of schemes) await putInForce(trx, documentId, undefined, as('office', 9));
  const scheme = schemes.find(({ assesses }) => assesses === 'groups')?.documentId;
  if (!scheme) return;
  const period = periodAround('half-year', day, -1);
  const assessment = await computeAssessment(trx, { scheme, ...period }, as('office', 10));
  await adjust(
    trx,
    assessment,
    {
      subject: department('shangwu'),
      points: '2.00',
      reason: '示例：承办全市现场会',
      document: '示例办发〔示例〕3号',
    },
    as('office', 11),
  );
  await adjust(
    trx,
    assessment,
    {
      subject: department('nongye'),
      points: '-1.50',
      reason: '示例：督导发现台账不实',
      document: '示例督导通报第2期',
    },
    as('office', 11),
  );
  await approve(trx, assessment, {}, as('head', 15));
  await publish(trx, assessment, as('office', 16));
  await object(
    trx,
    assessment,
    { subject: department('fagai'), reason: '示例：一件诉求因企业补充材料暂停办理，请核实时限' },
    as('group-fagai', 17),
  );
}

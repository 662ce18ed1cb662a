import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { localDateOf } from '../src/plugins/casework/domain/calendar';
import { inTransaction, rows, type Trx } from '../src/plugins/casework/server/src/platform/database/as-owner';
import { loadCalendar } from '../src/plugins/casework/server/src/features/issues/load';
import { deliverOutbox } from '../src/plugins/casework/server/src/features/notifications/deliver';
import { GROUP_DEPARTMENTS } from './city';
import { CaseworkError } from '../src/plugins/casework/server/src/platform/answers/errors';
import { writeAssessment } from './assessment';
import { writeDuties } from './duties';
import { emptyReport } from '../src/plugins/casework/server/src/platform/sweep/steps';
import { writeExtras } from './extras';
import { createMarker, moveMarker, readMarker, type Marker } from './marker';
import { beginning, writeCity, writePeople } from './master-data';
import { loadCast, type Cast, madeSoFar, makeChange, takeStep } from './perform';
import { writeMeetings } from './meetings';
import { buildPlan, type Plan } from './plan';
import { type Setting, type Step } from './story';

const UNREAD_DAYS = 3;

type Options = { password: string; log: (line: string) => void };

/**
 * Writes the demo data, once. Issues and all that happened to them come from the same use-cases as people's
 * calls, with the clock of their day. Broken off, it goes on where it stopped.
 * @throws when the database holds data that is not the demo's
 */
export async function seedDemo(strapi: Core.Strapi, { password, log }: Options): Promise<void> {
  const passwords = strapi.service('admin::auth') as unknown as {
    hashPassword(password: string): Promise<string>;
    validatePassword(password: string, hash: string): Promise<boolean>;
  };
  let marker = await inTransaction(strapi, readMarker);
  let plan: Plan | undefined;
  if (!marker) {
    await inTransaction(strapi, requireEmpty);
    const file = await uploadScan(strapi);
    const passwordHash = await passwords.hashPassword(password);
    const setting = await settingOf(strapi, localDateOf(new Date()));
    plan = buildPlan(setting);
    const given = { day: setting.day, hash: plan.hash, file, passwordHash };
    marker = await inTransaction(strapi, (trx) => begin(strapi, trx, given));
    log('已生成示例机构、企业和账号');
  } else if (!(await passwords.validatePassword(password, marker.passwordHash))) {
    const passwordHash = await passwords.hashPassword(password);
    marker = await inTransaction(strapi, (trx) => changePassword(trx, marker as Marker, passwordHash));
    log('DEMO_PASSWORD 有变化，已更新未自行改过口令的演示账号');
  }
  if (marker.finished) return;

  const setting = await settingOf(strapi, marker.day);
  plan ??= buildPlan(setting);
  if (plan.hash !== marker.hash) {
    throw new Error(
      '上次演示数据没有写完，而程序已更新，不能接着写。请删除数据目录（DATA_DIR，默认 .data）或换一个空数据库后重新启动。 ' +
        'The demo data was left half written by another version: remove DATA_DIR or use an empty database.',
    );
  }
  marker = await goOn(strapi, plan, marker, log);
  await deliverPast(strapi);
  await inTransaction(strapi, async (trx) => {
    await writeExtras(trx, setting, beginning(setting.day));
    const cast = await loadCast(trx, marker.file);
    await writeMeetings(trx, setting, cast.actors);
    await writeDuties(trx, setting);
    await writeAssessment(trx, setting, cast);
    await moveMarker(trx, marker, { ...marker, finished: true });
  });
}

/** Marks past notices as delivered, and all but those of the last days as read. */
async function deliverPast(strapi: Core.Strapi): Promise<void> {
  const now = new Date();
  await deliverOutbox({ strapi, now, draining: () => false }, false, emptyReport());
  await inTransaction(strapi, (trx) =>
    rows(trx, 'update casework.messages set read_at = created_at where read_at is null and created_at < ?', [
      new Date(now.getTime() - UNREAD_DAYS * 86_400_000).toISOString(),
    ]),
  );
}

async function settingOf(strapi: Core.Strapi, day: string): Promise<Setting> {
  const { calendar, settings } = await inTransaction(strapi, loadCalendar);
  return { day, calendar, settings, groups: GROUP_DEPARTMENTS.map(([code]) => code) };
}

/** Master data and accounts, all or nothing, with the marker. */
async function begin(
  strapi: Core.Strapi,
  trx: Trx,
  given: Pick<Marker, 'day' | 'hash' | 'file' | 'passwordHash'>,
): Promise<Marker> {
  await requireEmpty(trx);
  await writeCity(trx, given.day);
  await writePeople(strapi, trx, given.day, given.passwordHash);
  const marker: Marker = { version: 1, ...given, done: 0, dropped: [], unmade: [], finished: false };
  await createMarker(trx, marker);
  return marker;
}

async function requireEmpty(trx: Trx): Promise<void> {
  const [found] = await rows<{ used: boolean }>(
    trx,
    `select exists (select 1 from issues) or exists (select 1 from enterprises) or exists (select 1 from staff_members)
         or exists (select 1 from admin_users) as used`,
  );
  if (found?.used) {
    throw new Error(
      '数据库里已有数据，不写入演示数据，也不建立演示账号。请换一个空数据库，或用 npm start 启动。 ' +
        'The database already holds data: the demo needs an empty one.',
    );
  }
}

/** Accounts whose password is still the demo's take the new one. */
async function changePassword(trx: Trx, marker: Marker, passwordHash: string): Promise<Marker> {
  for (const table of ['up_users', 'admin_users']) {
    await trx.raw(`update ${table} set password = ? where password = ?`, [passwordHash, marker.passwordHash]);
  }
  const next = { ...marker, passwordHash };
  await moveMarker(trx, marker, next);
  return next;
}

/** Steps per transaction: a few save most of the round trips, and little is lost when it is broken off. */
const TOGETHER = 25;

/** Takes the rest of the plan's steps in their order; how far it has come is committed with them. */
async function goOn(strapi: Core.Strapi, plan: Plan, from: Marker, log: Options['log']): Promise<Marker> {
  const cast = await inTransaction(strapi, (trx) => loadCast(trx, from.file));
  const issues = await madeSoFar(strapi, plan, from.done, new Set(from.unmade));
  let marker = from;
  while (marker.done < plan.queue.length) {
    const before = issues.size;
    marker = await inTransaction(strapi, async (trx) => {
      // A crash may lose the last steps, but then their marker with them.
      await trx.raw('set local synchronous_commit = off');
      const next: Marker = { ...marker, done: Math.min(marker.done + TOGETHER, plan.queue.length) };
      for (const item of plan.queue.slice(marker.done, next.done)) {
        if ('change' in item) await makeChange(trx, item, cast);
        else if (!next.dropped.includes(item.story)) {
          if (!(await isRefused(strapi, trx, item, cast, issues))) continue;
          next.dropped = [...next.dropped, item.story];
          if (item.action === 'register') next.unmade = [...next.unmade, item.story];
        }
      }
      await moveMarker(trx, marker, next);
      return next;
    });
    if (Math.floor(issues.size / 60) > Math.floor(before / 60)) {
      log(`已生成 ${issues.size - (issues.size % 60)}/${plan.stories} 件诉求`);
    }
  }
  return marker;
}

/** Takes a step; when the rules of this installation do not allow it, its story ends here. */
async function isRefused(
  strapi: Core.Strapi,
  trx: Trx,
  step: Step,
  cast: Cast,
  issues: Map<number, string>,
): Promise<boolean> {
  try {
    const made = await takeStep(trx, step, cast, issues);
    if (made) issues.set(step.story, made);
    return false;
  } catch (error) {
    if (!(error instanceof CaseworkError)) throw error;
    strapi.log.warn(
      `demo: ${step.actor} ${step.action} was refused (${error.code}), story ${step.story} ends`,
    );
    return true;
  }
}

const SCAN_NAME = '示例扫描件.pdf';

/** The file behind every scan: a page that says it is an example. */
async function uploadScan(strapi: Core.Strapi): Promise<string> {
  const known = (await strapi.db.query('plugin::upload.file').findOne({ where: { name: SCAN_NAME } })) as {
    documentId: string;
  } | null;
  if (known) return known.documentId;
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'qiaomen-demo-'));
  try {
    const filepath = path.join(folder, 'scan.pdf');
    const pdf = examplePdf();
    await fs.writeFile(filepath, pdf);
    const upload = strapi.plugin('upload').service('upload');
    const [file] = await upload.upload({
      data: { fileInfo: { name: SCAN_NAME } },
      files: { filepath, originalFilename: SCAN_NAME, mimetype: 'application/pdf', size: pdf.length },
    });
    if (!file) throw new Error('the example scan could not be stored');
    return file.documentId;
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

function examplePdf(): Buffer {
  const text = 'BT /F1 28 Tf 90 700 Td (EXAMPLE - SHILI - not a real document) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = body.length;
  const table = offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

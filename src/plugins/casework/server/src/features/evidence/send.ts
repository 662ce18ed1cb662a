import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { inTransaction, rows, type Trx } from '../../platform/database/as-owner';
import { reasonOf } from '../../platform/base/reason';
import { count, type StepReport, type SweepContext } from '../../platform/sweep/steps';
import { ANCHOR_EVENT, EVENT_SOURCE } from '../events/names';
import { isMailOn, sendMail } from '../notifications/mail';
import { readAnchor } from './anchor';
import { addressesOf } from './check';
import { fingerprintOf } from './key';
import { writeAnchor, type Anchor } from './statement';

/** A destination of anchors outside the system, and the way of sending. */
type Way = {
  name: string;
  /** older anchors do not take it: a recipient who is added later is not sent those of years */
  days?: number;
  send: (strapi: Core.Strapi, anchor: Anchor, trx: Trx) => Promise<void>;
};

/** Anchors of so many days are caught up with after an outage. */
const LATE_DAYS = 7;

/** Most anchors sent to one destination in one sweep: after a long outage the others follow a minute later. */
const AT_ONCE = 20;

export const anchorFileName = ({ statement: { number, day } }: Anchor): string =>
  `anchor-${String(number).padStart(6, '0')}-${day}.json`;

type Recipients = { mail: string | null; subscriptions: { id: number; documentId: string; name: string }[] };

/** The office's recipients: addresses among the settings, and event subscriptions that ask for `anchor`. */
const RECIPIENTS = `
  select (select s.anchor_mail from settings s order by s.id limit 1) as mail,
         (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'documentId', s.document_id, 'name', s.name) order by s.id), '[]')
            from event_subscriptions s
           where s.active is not false and '${ANCHOR_EVENT}' = any (regexp_split_to_array(btrim(coalesce(s.events, '')), '[\\s,，、]+'))
         ) as subscriptions`;

/**
 * Where anchors go: ANCHOR_DIR (a folder, best on another machine), the addresses of ANCHOR_MAIL and of the office's
 * setting, and the subscriptions of the office that ask for anchors.
 */
async function waysOut(strapi: Core.Strapi): Promise<Way[]> {
  const folder = process.env['ANCHOR_DIR'] ?? '';
  const [told] = await inTransaction(strapi, (trx) => rows<Recipients>(trx, RECIPIENTS));
  const addresses = addressesOf(`${process.env['ANCHOR_MAIL'] ?? ''},${told?.mail ?? ''}`);
  return [
    ...(folder === '' ? [] : [{ name: `folder ${folder}`, send: toFolder(folder) }]),
    ...(isMailOn()
      ? [...new Set(addresses)].map((to) => ({ name: `mail ${to}`, days: LATE_DAYS, send: byMail(to) }))
      : []),
    ...(told?.subscriptions ?? []).map(({ id, documentId, name }) => ({
      name: `event ${name} ${documentId}`,
      days: LATE_DAYS,
      send: byEvent(id),
    })),
  ];
}

const toFolder =
  (folder: string): Way['send'] =>
  async (_strapi, anchor) => {
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, anchorFileName(anchor));
    // An existing file is evidence and is never overwritten.
    if (existsSync(file)) return;
    await writeFile(`${file}.part`, writeAnchor(anchor), { flush: true });
    await rename(`${file}.part`, file);
  };

const byMail =
  (to: string): Way['send'] =>
  (strapi, anchor) =>
    sendMail(strapi, {
      id: `anchor-${anchor.statement.number}`,
      to,
      subject: `台账存证第 ${anchor.statement.number} 号（${anchor.statement.day}）`,
      body: [
        `${anchor.statement.day} 共 ${anchor.statement.chains} 条台账链，总根 ${anchor.statement.root}。`,
        `请妥善保存本邮件。需要核验时，将下面一行存为文本文件，运行 npm run ledger:verify -- --anchors 文件。`,
        '',
        writeAnchor({ ...anchor, heads: null }).trim(),
        '',
        `公钥指纹 ${fingerprintOf(anchor.publicKey)}`,
      ].join('\n'),
    });

/** As CloudEvents 1.0, by the way that all events take: signed, in order, tried again. */
const byEvent =
  (subscription: number): Way['send'] =>
  async (_strapi, { statement, text, signature, publicKey }, trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['casework:events']);
    const event = {
      specversion: '1.0',
      id: `anchor-${statement.number}`,
      source: EVENT_SOURCE,
      type: `qiaomen.${ANCHOR_EVENT}`,
      subject: `anchors/${statement.number}`,
      time: statement.at,
      datacontenttype: 'application/json',
      data: { number: statement.number, day: statement.day, statement: text, signature, publicKey },
    };
    await rows(
      trx,
      `insert into casework.deliveries (key, channel, subscription_id, position, subject, body, retry_at, created_at)
       select 'event:' || ?::int || ':anchor:' || ?::int, 'event', ?::int, p.position, ?,
              (?::jsonb || jsonb_build_object('sequence', p.position::text))::text, ?::timestamptz, ?::timestamptz
         from (select nextval('casework.event_position') as position) p
       on conflict (key) do nothing`,
      [
        subscription,
        statement.number,
        subscription,
        event.type,
        JSON.stringify(event),
        statement.at,
        statement.at,
      ],
    );
  };

/**
 * Sends the anchors that have not been sent, each destination by itself: one that is down does not hold up the
 * others.
 */
export async function sendAnchors(context: SweepContext, report: StepReport): Promise<void> {
  const { strapi, now } = context;
  for (const { name, days, send } of await waysOut(strapi)) {
    const waiting = await inTransaction(strapi, (trx) =>
      rows<{ number: number }>(
        trx,
        `select a.number from casework.anchors a
          where not exists (select 1 from casework.anchor_sent s where s.number = a.number and s.way = ?)
            and (?::int is null or a.at > ?::timestamptz - make_interval(days => ?::int))
          order by a.number limit ?`,
        [name, days ?? null, now.toISOString(), days ?? null, AT_ONCE],
      ),
    );
    for (const { number } of waiting) {
      if (context.draining()) return;
      try {
        await inTransaction(strapi, async (trx) => {
          // Another instance that sends the same waits here, and then has nothing to do.
          const mine = await rows(
            trx,
            'insert into casework.anchor_sent (number, way, at) values (?, ?, ?) on conflict do nothing returning number',
            [number, name, now.toISOString()],
          );
          if (mine.length === 0) return;
          const anchor = await readAnchor(trx, number);
          if (anchor) await send(strapi, anchor, trx);
          count(report, 'anchors-sent');
        });
      } catch (error) {
        strapi.log.error(`casework: anchor ${number}, ${name}: ${reasonOf(error)}`);
        report.failed += 1;
        break;
      }
    }
  }
}

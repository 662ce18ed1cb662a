import type { Pool } from 'pg';
import type { Call, Scenario } from './measure';
import type { Child } from './servers';

export type Stage = {
  db: Pool;
  plainDb: Pool;
  casework: Child;
  strapi: Child;
  bare: Child;
  tokens: { group: string; office: string; plain: string };
  groupId: number;
};

const PER_ROUND = 20;

const LIST = '/api/issues?populate[enterprise]=true&pagination[pageSize]=25';

/** The scenarios; in each, plain Strapi comes first, because the others are given as its ratios. */
export async function scenarios(stage: Stage): Promise<Scenario[]> {
  const { db, plainDb, casework, strapi, bare, tokens, groupId } = stage;
  const { rows: own } = await db.query<{ document_id: string; stage: string }>(
    `select document_id, stage from issues where group_id = $1 and stage in ('registered', 'handling') order by id`,
    [groupId],
  );
  const ofStage = (name: string): string[] => own.filter((i) => i.stage === name).map((i) => i.document_id);
  const handling = ofStage('handling');
  const registered = ofStage('registered').slice(0, 2 * PER_ROUND);
  const mine = registered.slice(0, PER_ROUND);
  const others = registered.slice(PER_ROUND);
  const at = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

  const act = (id: string, action: string, data: object): Call => ({
    method: 'POST',
    path: `/api/casework/issues/${id}/actions/${action}`,
    body: { data },
    token: tokens.group,
  });
  const update = (id: string, data: object): Call => ({
    method: 'PUT',
    path: `/api/issues/${id}`,
    body: { data },
    token: tokens.plain,
  });
  const bareAct = (id: string, action: string, data: object): Call => ({
    method: 'POST',
    path: `/issues/${id}/${action}`,
    body: { data },
    token: tokens.group,
  });

  const { rows: paired } = await db.query<{ id: number; enterprise: string; category: string }>(
    `select e.id, e.document_id as enterprise, (select document_id from categories where complaint is not true order by id limit 1) as category
       from enterprises e join pairings p on p.enterprise_id = e.id where p.group_id = $1 order by e.id`,
    [groupId],
  );
  const { rows: categories } = await plainDb.query<{ id: number }>('select min(id) as id from categories');
  const registration = (n: number): Record<string, string> => ({
    enterprise: paired[n % paired.length]?.enterprise ?? '',
    category: paired[0]?.category ?? '',
    title: '厂区道路破损',
    description: '厂区门前道路破损，影响运输。',
    kind: 'appeal',
    channel: 'phone',
    handlingType: 'normal',
  });
  const soon = (): string => new Date(Date.now() + 86_400_000).toISOString();

  const list = (sort: string, bareSort: 'id' | 'due'): Scenario => ({
    name: `list of 25, sort=${sort}`,
    requests: 10,
    variants: [
      {
        label: 'plain Strapi, everything',
        server: strapi,
        call: () => ({ method: 'GET', path: `${LIST}&sort=${sort}`, token: tokens.plain }),
      },
      {
        label: 'as the office, everything',
        server: casework,
        call: () => ({ method: 'GET', path: `${LIST}&sort=${sort}`, token: tokens.office }),
      },
      {
        label: 'as a group, its own',
        server: casework,
        call: () => ({ method: 'GET', path: `${LIST}&sort=${sort}`, token: tokens.group }),
      },
      {
        label: 'plain Strapi, filtered by group',
        server: strapi,
        call: () => ({
          method: 'GET',
          path: `${LIST}&sort=${sort}&filters[group][id][$eq]=${groupId}`,
          token: tokens.plain,
        }),
      },
      {
        label: 'Fastify + pg, everything',
        server: bare,
        call: () => ({ method: 'GET', path: `/issues?sort=${bareSort}`, token: tokens.office }),
      },
      {
        label: 'Fastify + pg, by group',
        server: bare,
        call: () => ({
          method: 'GET',
          path: `/issues?sort=${bareSort}&group=${groupId}`,
          token: tokens.group,
        }),
      },
    ],
  });

  return [
    {
      name: 'urge',
      requests: PER_ROUND,
      variants: [
        {
          label: 'plain Strapi, update',
          server: strapi,
          call: (n) => update(at(handling, n), { urgeCount: n }),
        },
        {
          label: 'action',
          server: casework,
          call: (n) => act(at(handling, n), 'urge', { text: '请抓紧办理。' }),
        },
        {
          label: 'Fastify + pg',
          server: bare,
          call: (n) => bareAct(at(handling, n), 'urge', { text: '请抓紧办理。' }),
        },
      ],
    },
    {
      name: 'accept',
      requests: PER_ROUND,
      // Each issue is accepted once a round.
      async beforeRound() {
        const reset = `update issues set stage = 'registered', accepted_ever = false where document_id = any($1)`;
        await plainDb.query(reset, [registered]);
        const client = await db.connect();
        try {
          await client.query(`begin; set local casework.inside = 'open'`);
          await client.query(reset, [registered]);
          await client.query('commit');
        } finally {
          client.release();
        }
      },
      variants: [
        {
          label: 'plain Strapi, update',
          server: strapi,
          call: (n) =>
            update(at(mine, n), {
              stage: 'accepted',
              stageSince: new Date().toISOString(),
              acceptDueAt: null,
              transferDueAt: soon(),
              dueAt: soon(),
              yellowFrom: soon(),
              redFrom: soon(),
            }),
        },
        { label: 'action', server: casework, call: (n) => act(at(mine, n), 'accept', {}) },
        { label: 'Fastify + pg', server: bare, call: (n) => bareAct(at(others, n), 'accept', {}) },
      ],
    },
    {
      name: 'register',
      requests: PER_ROUND,
      variants: [
        {
          label: 'plain Strapi, create',
          server: strapi,
          call: (n) => ({
            method: 'POST',
            path: '/api/issues',
            // Without a join table, the generated route takes the relation's key only.
            body: {
              data: {
                ...registration(n),
                enterprise: paired[n % paired.length]?.id,
                category: categories[0]?.id,
                stage: 'registered',
                dueAt: soon(),
              },
            },
            token: tokens.plain,
          }),
        },
        {
          label: 'action',
          server: casework,
          call: (n) => ({
            method: 'POST',
            path: '/api/casework/issues',
            body: { data: registration(n) },
            token: tokens.group,
          }),
        },
        {
          label: 'Fastify + pg',
          server: bare,
          call: (n) => ({
            method: 'POST',
            path: '/issues',
            body: { data: registration(n) },
            token: tokens.group,
          }),
        },
      ],
    },
    list('id:desc', 'id'),
    list('dueAt:asc', 'due'),
  ];
}

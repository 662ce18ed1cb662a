import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { withBesides } from '../../../contracts/names';
import { OPEN_STAGES } from '../../../domain/lifecycle';

type Found = Record<string, unknown> & { documentId: string };
type Filter = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

type Source = {
  model: string;
  /** fields that are searched */
  searched: readonly string[];
  where?: Filter;
  sort: string;
  pageSize: number;
  name: (found: Found) => string;
  /** a further name, or a detail that tells apart two records of one name; searched, too */
  besides?: (found: Found) => string;
};

const ACTIVE = { active: { $eq: true } };
const named = (found: Found): string => text(found['name']);
const shortly = (found: Found): string => text(found['shortName']);

/** The records that can be picked, with the way each is searched and named. */
const SOURCES = {
  department: {
    model: 'department',
    searched: ['name', 'shortName'],
    sort: 'sortOrder:ASC',
    pageSize: 100,
    name: named,
    besides: shortly,
  },
  unit: {
    model: 'department',
    searched: ['name', 'shortName'],
    where: { isUnit: { $eq: true }, ...ACTIVE },
    sort: 'sortOrder:ASC',
    pageSize: 100,
    name: named,
    besides: shortly,
  },
  group: {
    model: 'department',
    searched: ['name', 'shortName'],
    where: { isGroup: { $eq: true }, ...ACTIVE },
    sort: 'sortOrder:ASC',
    pageSize: 100,
    name: named,
    besides: shortly,
  },
  township: {
    model: 'department',
    searched: ['name', 'shortName'],
    where: { kind: { $eq: 'township' }, ...ACTIVE },
    sort: 'sortOrder:ASC',
    pageSize: 100,
    name: named,
    besides: shortly,
  },
  category: {
    model: 'category',
    searched: ['name'],
    where: ACTIVE,
    sort: 'sortOrder:ASC',
    pageSize: 100,
    name: named,
  },
  leader: {
    model: 'leader',
    searched: ['title'],
    sort: 'sortOrder:ASC',
    pageSize: 100,
    name: (found) => text(found['title']),
  },
  enterprise: {
    model: 'enterprise',
    searched: ['name', 'creditCode'],
    sort: 'name:ASC',
    pageSize: 20,
    name: named,
    besides: (found) => text(found['creditCode']),
  },
  'staff-member': {
    model: 'staff-member',
    searched: ['name', 'phone'],
    sort: 'name:ASC',
    pageSize: 50,
    name: named,
    besides: (found) => text(found['phone']),
  },
  'common-problem': {
    model: 'common-problem',
    searched: ['title'],
    sort: 'createdAt:DESC',
    pageSize: 50,
    name: (found) => text(found['title']),
  },
  issue: {
    model: 'issue',
    searched: ['number', 'title'],
    where: { stage: { $in: OPEN_STAGES } },
    sort: 'number:DESC',
    pageSize: 20,
    name: (found) => `${text(found['number'])} ${text(found['title'])}`,
  },
} as const satisfies Record<string, Source>;

export type RecordKind = keyof typeof SOURCES;

/** `label` is the name with what tells it apart, `name` the name alone. */
export type RecordOption = { documentId: string; label: string; name: string };

function optionOf({ name, besides }: Source, found: Found): RecordOption {
  const called = name(found);
  return { documentId: found.documentId, name: called, label: withBesides(called, besides?.(found)) };
}

type Asked = {
  /** the typed text */
  search?: string;
  /** a further condition, as a filter of the Content Manager */
  where?: Filter | undefined;
  /** the record already chosen, which keeps its name however the list is narrowed */
  value?: string | undefined;
};

type Records = { options: RecordOption[]; loading: boolean; total: number };

/**
 * Records to choose from, as the reader sees them in the Content Manager. What cannot be read is an empty list: the
 * field then says that there is nothing to choose.
 */
export function useRecords(kind: RecordKind, { search = '', where, value }: Asked = {}): Records {
  const { get } = useFetchClient();
  const [state, setState] = useState<Records>({ options: [], loading: true, total: 0 });
  const condition = JSON.stringify(where ?? {});
  useEffect(() => {
    const abort = new AbortController();
    const source: Source = SOURCES[kind];
    const url = `/content-manager/collection-types/api::${source.model}.${source.model}`;
    const ask = async (): Promise<Records> => {
      const typed = { $or: source.searched.map((field) => ({ [field]: { $containsi: search } })) };
      const filters = [source.where ?? {}, JSON.parse(condition) as Filter, search === '' ? {} : typed];
      const { data } = await get<{ results: Found[]; pagination: { total: number } }>(url, {
        params: {
          page: 1,
          pageSize: source.pageSize,
          sort: source.sort,
          filters: { $and: filters.filter((filter) => Object.keys(filter).length > 0) },
        },
        signal: abort.signal,
      });
      const found = [...data.results];
      if (value && !found.some(({ documentId }) => documentId === value)) {
        const one = await get<{ data: Found }>(`${url}/${value}`, { signal: abort.signal });
        found.push(one.data.data);
      }
      return {
        options: found.map((one) => optionOf(source, one)),
        loading: false,
        total: data.pagination.total,
      };
    };
    const timer = setTimeout(
      () => {
        ask()
          .then(setState)
          .catch(() => {
            if (!abort.signal.aborted) setState({ options: [], loading: false, total: 0 });
          });
      },
      search === '' ? 0 : 250,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [get, kind, search, condition, value]);
  return state;
}

import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

export type RecordOption = { documentId: string; label: string };
type Found = Record<string, unknown> & { documentId: string };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const QUERIES = {
  unit: {
    model: 'department',
    filters: (part: string) => ({
      $and: [
        { isUnit: { $eq: true } },
        { active: { $eq: true } },
        ...(part === ''
          ? []
          : [{ $or: [{ name: { $containsi: part } }, { shortName: { $containsi: part } }] }]),
      ],
    }),
    sort: 'sortOrder:ASC',
    pageSize: 100,
    label: (found: Found) => text(found['name']),
  },
  category: {
    model: 'category',
    filters: () => ({ active: { $eq: true } }),
    sort: 'sortOrder:ASC',
    pageSize: 100,
    label: (found: Found) => text(found['name']),
  },
  leader: {
    model: 'leader',
    filters: () => ({ active: { $eq: true } }),
    sort: 'sortOrder:ASC',
    pageSize: 100,
    label: (found: Found) => text(found['title']),
  },
  enterprise: {
    model: 'enterprise',
    filters: (part: string) => (part === '' ? {} : { name: { $containsi: part } }),
    sort: 'name:ASC',
    pageSize: 20,
    label: (found: Found) => text(found['name']),
  },
  issue: {
    model: 'issue',
    filters: (part: string) => ({
      $and: [
        { closedAt: { $null: true } },
        ...(part === ''
          ? []
          : [{ $or: [{ number: { $containsi: part } }, { title: { $containsi: part } }] }]),
      ],
    }),
    sort: 'number:DESC',
    pageSize: 20,
    label: (found: Found) => `${text(found['number'])} ${text(found['title'])}`,
  },
} as const;

export type RecordKind = keyof typeof QUERIES;

/** Records to choose from, as the caller sees them in the Content Manager. */
export function useRecords(
  kind: RecordKind,
  search = '',
): { options: RecordOption[]; loading: boolean; total: number } {
  const { get } = useFetchClient();
  const [state, setState] = useState<{ options: RecordOption[]; loading: boolean; total: number }>({
    options: [],
    loading: true,
    total: 0,
  });
  useEffect(() => {
    const abort = new AbortController();
    const { model, filters, sort, pageSize, label } = QUERIES[kind];
    const timer = setTimeout(
      () => {
        get<{ results: Found[]; pagination: { total: number } }>(
          `/content-manager/collection-types/api::${model}.${model}`,
          { params: { page: 1, filters: filters(search), sort, pageSize }, signal: abort.signal },
        )
          .then(({ data }) =>
            setState({
              options: data.results.map((found) => ({ documentId: found.documentId, label: label(found) })),
              loading: false,
              total: data.pagination.total,
            }),
          )
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
  }, [get, kind, search]);
  return state;
}

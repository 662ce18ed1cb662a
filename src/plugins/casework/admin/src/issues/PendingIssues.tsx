import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { lightText } from '../lists/cells';
import { formatDue } from '../shared/dates';
import { LightBadge } from '../shared/LightBadge';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkMembershipsQuery } from './api';
import { stageName } from './names';

const ISSUES = '/content-manager/collection-types/api::issue.issue';

/** The most pressing first. */
const LIGHTS = ['red', 'yellow', 'waiting'] as const;
type Pending = (typeof LIGHTS)[number];

/** How many issues are named under the counts. */
const NAMED = 6;

type Row = {
  documentId: string;
  number: string;
  title: string;
  stage: string;
  light: string;
  dueAt: string | null;
};
type Found = Record<Pending, { total: number; rows: Row[] }>;

/** The issues' list with one light, by what is due first. */
const listOf = (light: Pending): string =>
  `${ISSUES}?page=1&pageSize=20&sort=dueAt:ASC&filters[$and][0][light][$eq]=${light}`;

/** The issues that press, as far as the reader sees them; an error stays until the page is opened again. */
function usePending(): { found?: Found; error?: unknown } {
  const { get } = useFetchClient();
  const [state, setState] = useState<{ found?: Found; error?: unknown }>({});
  useEffect(() => {
    const abort = new AbortController();
    const ask = async (light: Pending): Promise<[Pending, Found[Pending]]> => {
      const { data } = await get<{ results: Row[]; pagination: { total: number } }>(ISSUES, {
        params: {
          page: 1,
          pageSize: NAMED,
          sort: 'dueAt:ASC',
          filters: { $and: [{ light: { $eq: light } }] },
        },
        signal: abort.signal,
      });
      return [light, { total: data.pagination.total, rows: data.results }];
    };
    Promise.all(LIGHTS.map(ask))
      .then((found) => setState({ found: Object.fromEntries(found) as Found }))
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setState({ error });
      });
    return () => abort.abort();
  }, [get]);
  return state;
}

/** 待办诉求 on the first page: how many are red, yellow or wait for an answer, and the most pressing by name. */
export function PendingIssues() {
  const { text } = useText();
  const { data: memberships } = useCaseworkMembershipsQuery();
  if (!memberships) return <Loader small>{text('form.loading')}</Loader>;
  // Whose issues they are is not known before somebody with several memberships has chosen one.
  return memberships.length > 0 && !memberships.some(({ inUse }) => inUse) ? (
    <Typography>{text('membership.choose')}</Typography>
  ) : (
    <Pressing />
  );
}

function Pressing() {
  const { text, language } = useText();
  const { found, error } = usePending();
  if (error) return <Typography>{text('error.load', { message: messageOf(error) })}</Typography>;
  if (!found) return <Loader small>{text('form.loading')}</Loader>;
  const rows = LIGHTS.flatMap((light) => found[light].rows).slice(0, NAMED);
  if (rows.length === 0) return <Typography>{text('pendingIssues.none')}</Typography>;
  return (
    // Strapi's widget is as wide as what it holds would like to be: this takes the width there is.
    <Flex direction="column" alignItems="stretch" gap={3} style={{ width: 0, minWidth: '100%' }}>
      <Flex gap={4} wrap="wrap">
        {LIGHTS.map((light) => (
          <Link key={light} to={listOf(light)} style={{ textDecoration: 'none' }}>
            <Flex gap={2}>
              <LightBadge light={light}>{text(`pendingIssues.${light}`)}</LightBadge>
              <Typography fontWeight="bold">{found[light].total}</Typography>
            </Flex>
          </Link>
        ))}
      </Flex>
      <Box tag="ul">
        {rows.map((row) => (
          <Flex key={row.documentId} tag="li" gap={2} wrap="wrap" paddingTop={1} paddingBottom={1}>
            <LightBadge light={row.light}>{lightText(row.light, row.stage, text, language)}</LightBadge>
            <Link
              to={`${ISSUES}/${row.documentId}`}
              style={{ flex: '1 1 18rem', minWidth: 0, textDecoration: 'none' }}
            >
              <Typography textColor="primary600" ellipsis display="block">
                {row.number} {row.title}
              </Typography>
            </Link>
            <Box flex="0 0 auto" marginLeft="auto">
              <Typography variant="pi" textColor="neutral600" display="block" textAlign="right">
                {[stageName(row.stage, language), row.dueAt && formatDue(row.dueAt, language)]
                  .filter(Boolean)
                  .join(' ')}
              </Typography>
            </Box>
          </Flex>
        ))}
      </Box>
    </Flex>
  );
}

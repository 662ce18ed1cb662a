import { Box, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState, type ReactNode } from 'react';
import { PageLink } from '../shared/PageLink';
import { lightText } from '../lists/cells';
import { LightBadge } from '../shared/LightBadge';
import { stageName } from '../shared/names';
import { ISSUES, issuePage } from '../shared/places';
import { useText } from '../shared/texts';
import { useCaseworkIssuesQuery } from './api';

type Context = { model: string; documentId?: string | undefined };
type Panel = { title: string; content: ReactNode } | null;

const CM = '/content-manager/collection-types';

type Pairing = { leader?: { title?: string } | null; group?: { name?: string } | null };
type Visit = { documentId: string; date: string; leader?: { title?: string } | null };

/** A list of the Content Manager, as the reader sees it; what he may not read is empty. */
function useList<T>(type: string, filters: object, sort: string): T[] | null {
  const { get } = useFetchClient();
  const [found, setFound] = useState<T[] | null>(null);
  const key = JSON.stringify(filters);
  useEffect(() => {
    const abort = new AbortController();
    const params = { page: 1, pageSize: 5, sort, filters: JSON.parse(key) as object };
    get<{ results: T[] }>(`${CM}/api::${type}.${type}`, { params, signal: abort.signal })
      .then(({ data }) => setFound(data.results))
      .catch(() => {
        if (!abort.signal.aborted) setFound([]);
      });
    return () => abort.abort();
  }, [get, type, sort, key]);
  return found;
}

/** Supporters, issues and visits of an enterprise, shown beside its form. */
function Support({ documentId }: { documentId: string }) {
  const { text, language } = useText();
  const enterprise = { documentId: { $eq: documentId } };
  const pairings = useList<Pairing>('pairing', { enterprise, until: { $null: true } }, 'since:DESC');
  const visits = useList<Visit>('visit', { enterprises: enterprise }, 'date:DESC');
  const { data } = useCaseworkIssuesQuery({
    view: 'all',
    enterprise: documentId,
    sort: 'received',
    pageSize: '5',
  });
  const heading = (label: string) => (
    <Typography variant="sigma" tag="h3" textColor="neutral600">
      {label}
    </Typography>
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {pairings?.length === 0 && <Typography>{text('enterprise.none')}</Typography>}
      {pairings?.map(({ leader, group }, n) => (
        <Typography key={n} fontWeight="bold">
          {text('enterprise.pair', { leader: leader?.title ?? '—', group: group?.name ?? '—' })}
        </Typography>
      ))}
      <Box>
        {heading(text('enterprise.issues'))}
        <ul>
          {data?.data.map((issue) => (
            <Box key={issue.documentId} tag="li" paddingTop={2}>
              <PageLink to={issuePage(issue.documentId)} style={{ overflowWrap: 'anywhere' }}>
                {issue.title}
              </PageLink>
              <Flex gap={2} paddingTop={1}>
                {issue.light && (
                  <LightBadge light={issue.light}>
                    {lightText(issue.light, issue.stage, text, language)}
                  </LightBadge>
                )}
                <Typography variant="pi">{stageName(issue.stage, language)}</Typography>
              </Flex>
            </Box>
          ))}
        </ul>
        <Box paddingTop={2}>
          <PageLink to={`${ISSUES}?view=all&enterprise=${documentId}`}>
            {text('today.waitsMore', { n: data?.meta.total ?? 0 })}
          </PageLink>
        </Box>
      </Box>
      <Box>
        {heading(text('enterprise.visits'))}
        {visits?.length === 0 && <Typography variant="pi">{text('enterprise.noVisits')}</Typography>}
        <ul>
          {visits?.map((visit) => (
            <Box key={visit.documentId} tag="li" paddingTop={1}>
              <PageLink to={`${CM}/api::visit.visit/${visit.documentId}`}>
                {[visit.date, visit.leader?.title].filter(Boolean).join(' ')}
              </PageLink>
            </Box>
          ))}
        </ul>
      </Box>
    </Flex>
  );
}

/** 包联与诉求 */
export function EnterpriseSupport({ model, documentId }: Context): Panel {
  const { text } = useText();
  if (model !== 'api::enterprise.enterprise' || !documentId || documentId === 'create') return null;
  return { title: text('enterprise.panel'), content: <Support documentId={documentId} /> };
}

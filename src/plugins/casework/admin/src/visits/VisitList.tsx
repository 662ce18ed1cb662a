import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { choiceText } from '../../../contracts/choices';
import { PageLink } from '../shared/PageLink';
import { Pages } from '../shared/Pages';
import { weekdayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';

const VISITS = '/content-manager/collection-types/api::visit.visit';
const ENTERPRISES = '/content-manager/relations/api::visit.visit';
const AT_ONCE = 10;

type File = { documentId: string; name: string; mime?: string };
type Visit = {
  documentId: string;
  date: string;
  form: string;
  participants: string | null;
  findings: string | null;
  leader: { title: string } | null;
  photos: File[] | null;
};
type Listed = { results: Visit[]; pagination: { page: number; pageCount: number; total: number } };

/** 走访记录: the visits that one sees, the latest first, with their photos. */
export function VisitList() {
  const { text } = useText();
  const { get } = useFetchClient();
  const [page, setPage] = useState(1);
  const [state, setState] = useState<{ listed?: Listed; error?: string }>({});
  useEffect(() => {
    const abort = new AbortController();
    const params = { page, pageSize: AT_ONCE, sort: 'date:DESC' };
    get<Listed>(VISITS, { params, signal: abort.signal })
      .then(({ data }) => setState({ listed: data }))
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setState({ error: messageOf(error) });
      });
    return () => abort.abort();
  }, [get, page]);
  const { listed, error } = state;
  if (error) return <Typography>{text('error.load', { message: error })}</Typography>;
  if (!listed) return <Loader small>{text('form.loading')}</Loader>;
  if (listed.results.length === 0) return <Typography>{text('enterprise.noVisits')}</Typography>;
  const { pageCount, total } = listed.pagination;
  return (
    <>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {listed.results.map((visit) => (
          <Line key={visit.documentId} visit={visit} />
        ))}
      </Flex>
      <Pages page={page} pages={pageCount} total={total} onPage={setPage} />
    </>
  );
}

function Line({ visit }: { visit: Visit }) {
  const { language } = useText();
  const enterprises = useEnterprises(visit.documentId);
  return (
    <Box tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={4}>
      <PageLink to={`${VISITS}/${visit.documentId}`}>
        {[`${visit.date} ${weekdayOf(visit.date, language)}`, ...enterprises].join(' ')}
      </PageLink>
      <Typography variant="pi" tag="p" textColor="neutral600">
        {[visit.leader?.title, choiceText(visit.form, language), visit.participants]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      {visit.findings && (
        <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {visit.findings}
        </Typography>
      )}
      {visit.photos && visit.photos.length > 0 && (
        <Flex gap={2} wrap="wrap" paddingTop={2}>
          {visit.photos.map((photo) => (
            <Thumbnail key={photo.documentId} file={photo} />
          ))}
        </Flex>
      )}
    </Box>
  );
}

/** The Content Manager's list only counts them. */
function useEnterprises(visit: string): string[] {
  const { get } = useFetchClient();
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const params = { page: 1, pageSize: 20 };
    get<{ results: { name?: string }[] }>(`${ENTERPRISES}/${visit}/enterprises`, {
      params,
      signal: abort.signal,
    })
      .then(({ data }) => setNames(data.results.flatMap(({ name }) => name ?? [])))
      .catch(() => undefined);
    return () => abort.abort();
  }, [get, visit]);
  return names;
}

/** A photo through the endpoint that checks who asks; its name where it is no picture or may not be seen. */
function Thumbnail({ file: { documentId, name, mime = '' } }: { file: File }) {
  const { get } = useFetchClient();
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (!mime.startsWith('image/')) return undefined;
    const abort = new AbortController();
    let url: string | null = null;
    get<Blob>(`/casework/files/${documentId}`, { responseType: 'blob', signal: abort.signal })
      .then(({ data }) => {
        // The file's own content type is not trusted.
        url = URL.createObjectURL(new Blob([data], { type: 'image/*' }));
        setShown(url);
      })
      .catch(() => undefined);
    return () => {
      abort.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [get, documentId, mime]);
  return shown ? (
    <img src={shown} alt={name} style={{ width: '12rem', height: '9rem', objectFit: 'cover' }} />
  ) : (
    <Typography variant="pi">{name}</Typography>
  );
}

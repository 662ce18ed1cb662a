import { Box, Flex, Loader, Modal, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { SearchFound } from '../../../contracts/workbench';
import { inLanguage } from '../shared/api';
import { stageName } from '../shared/names';
import { issuePage } from '../shared/places';
import { messageOf } from '../shared/refusal';
import { useText, type TextKey } from '../shared/texts';

const CM = '/content-manager/collection-types';
const WAIT_MS = 250;

const Hit = styled(Link)`
  display: block;
  padding: 0.8rem 1.2rem;
  border-radius: 4px;
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  overflow-wrap: anywhere;
  &:hover,
  &:focus-visible {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

type Line = { key: string; to: string; name: string; note: string | null };

/** Returns the records found, by kind, each with the page that it leads to. */
function linesOf(found: SearchFound, stage: (stage: string) => string): [TextKey, Line[]][] {
  const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ');
  return [
    [
      'search.enterprises',
      found.enterprises.map(({ documentId, name }) => ({
        key: documentId,
        to: `${CM}/api::enterprise.enterprise/${documentId}`,
        name,
        note: null,
      })),
    ],
    [
      'search.issues',
      found.issues.map((issue) => ({
        key: issue.documentId,
        to: issuePage(issue.documentId),
        name: `${issue.number} ${issue.title}`,
        note: joined(issue.enterprise, stage(issue.stage)),
      })),
    ],
    [
      'search.documents',
      found.documents.map(({ documentId, number, title }) => ({
        key: documentId,
        to: `/plugins/casework/documents/${documentId}`,
        name: title,
        note: number,
      })),
    ],
    [
      'search.policies',
      found.policies.map(({ documentId, name }) => ({
        key: documentId,
        to: `/plugins/casework/policies/${documentId}`,
        name,
        note: null,
      })),
    ],
    [
      'search.people',
      found.people.map(({ documentId, name, kind, note }, n) => ({
        key: `${documentId}${n}`,
        to: kind === 'responsible' ? issuePage(documentId) : `${CM}/api::${kind}.${kind}/${documentId}`,
        name,
        note,
      })),
    ],
  ];
}

/** Search in everything that the reader sees: enterprises, numbers, texts, documents, people. */
export default function SearchWindow({ onClose }: { onClose: () => void }) {
  const { text, language } = useText();
  const { get } = useFetchClient();
  const [q, setQ] = useState('');
  const [found, setFound] = useState<SearchFound | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const wanted = q.trim();
    if (wanted === '') {
      setFound(null);
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      setAsking(true);
      get<{ data: SearchFound }>('/casework/search', {
        params: { q: wanted },
        signal: abort.signal,
        ...inLanguage(),
      })
        .then(({ data }) => {
          setFound(data.data);
          setProblem(null);
        })
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setProblem(messageOf(error));
        })
        .finally(() => setAsking(false));
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q, get]);

  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input, a[href]') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
  };

  const groups = found ? linesOf(found, (stage) => stageName(stage, language)) : [];
  const nothing = found !== null && groups.every(([, lines]) => lines.length === 0);
  const say = (content: ReactNode): ReactNode => (
    <Box padding={3}>
      <Typography textColor="neutral700" role="status">
        {content}
      </Typography>
    </Box>
  );
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('form.close')}>
          <Modal.Title>{text('search.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex ref={box} direction="column" alignItems="stretch" gap={2} onKeyDown={move} minHeight="32rem">
            <TextInput
              name="q"
              aria-label={text('search.title')}
              placeholder={text('search.hint')}
              autoComplete="off"
              autoFocus
              value={q}
              onChange={(event: { target: { value: string } }) => setQ(event.target.value)}
            />
            {problem && say(problem)}
            {asking && !found && <Loader small>{text('form.loading')}</Loader>}
            {nothing && say(text('search.nothing'))}
            {groups.map(([label, lines]) =>
              lines.length === 0 ? null : (
                <Box key={label} tag="section">
                  <Typography variant="sigma" tag="h3" textColor="neutral600">
                    {text(label)}
                  </Typography>
                  {lines.map(({ key, to, name, note }) => (
                    <Hit key={key} to={to} onClick={onClose}>
                      <Typography display="block">{name}</Typography>
                      {note && (
                        <Typography variant="pi" textColor="neutral600">
                          {note}
                        </Typography>
                      )}
                    </Hit>
                  ))}
                </Box>
              ),
            )}
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

import { Box, Flex, Loader, Main, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useEffect, useState, type MouseEvent } from 'react';
import { Link, Route, Routes, useLocation, useNavigate, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { PageHead } from '../shared/PageHead';
import { useText, type TextKey } from '../shared/texts';
import { Process } from './Process';
import { readPage } from './handbook';

const PAGES: readonly (readonly [string, TextKey])[] = [
  ['README', 'help.start'],
  ['office', 'help.office'],
  ['group', 'help.group'],
  ['unit', 'help.unit'],
  ['leader', 'help.leader'],
  ['auditor', 'help.auditor'],
  ['enterprise', 'help.enterprise'],
  ['process', 'help.process'],
  ['terms', 'help.terms'],
];

const BASE = '/plugins/casework/help';

const Text = styled.article`
  max-width: 80rem;
  font-size: 1.6rem;
  line-height: 1.8;
  color: ${({ theme }) => theme.colors.neutral800};
  overflow-wrap: anywhere;
  h1 {
    font-size: 2.4rem;
    font-weight: 600;
  }
  h2 {
    margin-top: 2.4rem;
    font-size: 1.9rem;
    font-weight: 600;
    scroll-margin-top: 7rem;
  }
  p,
  ul,
  ol,
  table {
    margin-top: 1.2rem;
  }
  ul {
    list-style: disc;
    padding-left: 2.4rem;
  }
  ol {
    list-style: decimal;
    padding-left: 2.4rem;
  }
  a {
    color: ${({ theme }) => theme.colors.primary700};
    text-decoration: underline;
  }
  img {
    display: block;
    max-width: min(100%, 76rem);
    max-height: 70rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: 4px;
  }
  td,
  th {
    padding: 0.6rem 1.2rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    text-align: left;
  }
  th {
    font-weight: 600;
  }
`;

function Chapter() {
  const { text } = useText();
  const { page = 'README' } = useParams();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [html, setHtml] = useState<string | null | undefined>();

  useEffect(() => {
    let shown = true;
    setHtml(undefined);
    void readPage(page).then((found) => shown && setHtml(found));
    return () => {
      shown = false;
    };
  }, [page]);
  useEffect(() => {
    if (!html) return;
    if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView({ block: 'start' });
  }, [html, hash]);

  /** A link to another page of the handbook stays within the panel. */
  const follow = (event: MouseEvent): void => {
    const href = (event.target as HTMLElement).closest('a')?.getAttribute('href');
    const name = /^([a-z]+|README)\.md$/.exec(href ?? '')?.[1];
    if (!name) return;
    event.preventDefault();
    navigate(`${BASE}/${name}`);
  };

  if (html === undefined) return <Loader>{text('form.loading')}</Loader>;
  if (html === null) return <Typography>{text('help.none')}</Typography>;
  return (
    <>
      <Text onClick={follow} dangerouslySetInnerHTML={{ __html: html }} />
      {page === 'process' && (
        <Box paddingTop={4}>
          <Process />
        </Box>
      )}
    </>
  );
}

/** 使用手册: the handbook of docs/handbook, by kind of person. */
export default function HelpPage() {
  const { text } = useText();
  const { pathname } = useLocation();
  return (
    <Main>
      <PageHead title={text('help.title')} subtitle={text('help.subtitle')} />
      <Layouts.Content>
        <Flex tag="nav" aria-label={text('help.title')} gap={4} wrap="wrap" paddingBottom={4}>
          {PAGES.map(([name, label]) => (
            <Link
              key={name}
              to={`${BASE}/${name}`}
              aria-current={pathname.endsWith(`/${name}`) ? 'page' : undefined}
            >
              <Typography
                textColor="primary700"
                fontWeight={pathname.endsWith(`/${name}`) ? 'bold' : undefined}
              >
                {text(label)}
              </Typography>
            </Link>
          ))}
        </Flex>
        <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
          <Routes>
            <Route index element={<Chapter />} />
            <Route path=":page" element={<Chapter />} />
          </Routes>
        </Box>
      </Layouts.Content>
    </Main>
  );
}

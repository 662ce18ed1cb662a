import { Suspense, lazy, useEffect, useState } from 'react';
import { Outlet, useLocation } from 'react-router-dom';
import { createGlobalStyle } from 'styled-components';
import { Navigation } from './Navigation';
import { useKind } from './kind';

const SearchWindow = lazy(() => import('./SearchWindow'));

export const NAV_WIDTH = '20rem';
export const DESKTOP = 1080;

/**
 * Styles that make place for the navigation in Strapi's layout. Its own menu, a column of icons, is hidden: it is
 * the sibling of the column that holds the shell.
 */
const Around = createGlobalStyle`
  div:has(> div > [data-casework-shell]) > nav { display: none !important; }
  @media (min-width: ${DESKTOP}px) {
    div:has(> [data-casework-shell]) { padding-left: ${NAV_WIDTH}; }
    #casework-bar { left: ${NAV_WIDTH} !important; }
  }
  @media (max-width: ${DESKTOP - 1}px) {
    div:has(> [data-casework-shell]) { padding-bottom: 5.6rem; height: calc(100dvh - 3.4rem) !important; }
    div:has(> [data-testid='actions-drawer-overlay']) { bottom: 5.6rem !important; }
  }
  #casework-bar {
    background: ${({ theme }) => theme.colors.neutral0} !important;
    color: ${({ theme }) => theme.colors.neutral800} !important;
    border-color: ${({ theme }) => theme.colors.neutral200} !important;
  }
  #casework-bar .messages { color: ${({ theme }) => theme.colors.primary600} !important; }
  #casework-bar strong { color: ${({ theme }) => theme.colors.danger700} !important; }
  #casework-bar select {
    background: ${({ theme }) => theme.colors.neutral0} !important;
    border-color: ${({ theme }) => theme.colors.neutral500} !important;
  }
  /* A link that nothing else colours has the browser's blue, which cannot be read by night. */
  :is(main, [role='dialog']) a:not([class]) { color: ${({ theme }) => theme.colors.primary600}; }
  .casework-question {
    background: ${({ theme }) => theme.colors.neutral0} !important;
    color: ${({ theme }) => theme.colors.neutral800} !important;
  }
  .casework-question :is(button:not(:last-child), input) {
    background: ${({ theme }) => theme.colors.neutral0} !important;
    border-color: ${({ theme }) => theme.colors.neutral500} !important;
  }
  .casework-question a { color: ${({ theme }) => theme.colors.primary600} !important; }
  .casework-question .wrong { color: ${({ theme }) => theme.colors.danger700} !important; }
  /* Whoever keeps no master data goes by the navigation, not by a list of content types. */
  body[data-casework-plain] div:has(> div > nav ol > li > a[href*='/collection-types/api::']) > div:first-child:has(> nav) { display: none !important; }
  body[data-casework-plain] div:has(> div > nav ol > li > a[href*='/collection-types/api::']) { grid-template-columns: minmax(0, 1fr) !important; }
  @media print {
    [data-casework-nav], #casework-bar, .no-print { display: none !important; }
    div:has(> [data-casework-shell]) { padding: 0 !important; }
    html, body, #strapi, #strapi :is(div, main) { height: auto !important; overflow: visible !important; max-height: none !important; }
  }
`;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable=true]') !== null;

/** Around every page: navigation with words, the search from everywhere. */
export function Shell() {
  const kind = useKind();
  const { pathname } = useLocation();
  const [searching, setSearching] = useState(false);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const asked =
        (event.key === '/' && !isTyping(event.target)) ||
        (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey));
      if (!asked || document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  useEffect(() => setSearching(false), [pathname]);
  // Strapi's own lists and forms, which style.ts corrects.
  useEffect(() => {
    document.body.toggleAttribute('data-casework-generated', pathname.startsWith('/content-manager'));
  }, [pathname]);
  // The list of all content types is shown beside records to the office and the super admin only, once they have
  // opened 业务数据.
  const [data, setData] = useState(false);
  const keeps = kind === 'office' || kind === 'super';
  useEffect(() => {
    document.body.toggleAttribute('data-casework-plain', !(keeps && data));
  }, [keeps, data]);

  return (
    <div data-casework-shell="" style={{ display: 'contents' }}>
      <Around />
      <Navigation
        kind={kind}
        onSearch={() => setSearching(true)}
        onEntry={({ group }) => setData(group === 'data')}
      />
      <Outlet />
      {searching && (
        <Suspense fallback={null}>
          <SearchWindow onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  );
}

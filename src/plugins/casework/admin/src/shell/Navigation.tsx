import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Cross, More, Search, SignOut } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { NavLink, useLocation } from 'react-router-dom';
import { css, styled } from 'styled-components';
import { useWide } from '../shared/wide';
import { GROUPS, dailyOf, entriesOf, type Entry, type Group } from '../menu';
import { helpOf } from '../help/places';
import type { Kind } from '../shared/kinds';
import { dropDrafts } from '../shared/draft';
import { useText } from '../shared/texts';

type Props = { kind: Kind | null; onSearch: () => void; onEntry: (entry: Entry) => void };

const Column = styled.nav`
  position: fixed;
  z-index: 4;
  top: 0;
  bottom: 0;
  left: 0;
  width: 20rem;
  box-sizing: border-box;
  display: flex;
  flex-direction: column;
  background: ${({ theme }) => theme.colors.neutral0};
  border-right: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Scrolled = styled.div`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  padding: 0 0.8rem 1.6rem;
`;

const Item = styled(NavLink)`
  display: block;
  padding: 0.7rem 1.2rem;
  border-radius: 4px;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.5rem;
  line-height: 1.4;
  text-decoration: none;
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  &.active {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }
`;

const Heading = styled.h2`
  padding: 1.2rem 1.2rem 0.3rem;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
  font-weight: 600;
`;

const Folded = styled.details`
  > summary {
    padding: 1.2rem 1.2rem 0.3rem;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 600;
    cursor: pointer;
  }
`;

const Foot = styled.nav`
  position: fixed;
  z-index: 4;
  right: 0;
  bottom: 0;
  left: 0;
  display: flex;
  height: 5.6rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const tile = css`
  flex: 1 1 0;
  min-width: 0;
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 0.3rem;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.3rem;
  text-decoration: none;
  svg {
    width: 1.8rem;
    height: 1.8rem;
  }
  svg path {
    fill: currentColor;
  }
  &.active {
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }
`;

const Tile = styled(NavLink)`
  ${tile}
`;

const TileButton = styled.button`
  border: 0;
  background: none;
  font: inherit;
  ${tile}
`;

const Sheet = styled.div`
  position: fixed;
  z-index: 5;
  inset: 0 0 5.6rem;
  overflow-y: auto;
  padding: 1.2rem 0.8rem;
  background: ${({ theme }) => theme.colors.neutral0};
`;

/** Groups that only few open are folded until they are wanted. */
const FOLDED: readonly Group[] = ['settings', 'data'];

const to = ({ path }: Entry): string => `/${path}`;
/** Whole paths only where another entry begins with the same one. */
const isWhole = ({ path }: Entry): boolean =>
  path === '' || path.endsWith('/create') || path === 'content-manager';

function Entries({ kind, onEntry }: Pick<Props, 'kind' | 'onEntry'>) {
  const { text } = useText();
  const { pathname } = useLocation();
  if (!kind) return <Item to="/plugins/casework/membership">{text('membership.title')}</Item>;
  const entries = entriesOf(kind);
  return (
    <>
      {GROUPS.map((group) => {
        const members = entries.filter((entry) => entry.group === group);
        if (members.length === 0) return null;
        const links = (
          <ul>
            {members.map((entry) => (
              <li key={entry.path}>
                <Item to={to(entry)} end={isWhole(entry)} onClick={() => onEntry(entry)}>
                  {text(entry.label)}
                </Item>
              </li>
            ))}
          </ul>
        );
        if (FOLDED.includes(group)) {
          const inside = members.some((entry) => pathname.startsWith(to(entry)));
          return (
            <Folded key={group} open={inside || members.length <= 2 || undefined}>
              <summary>{text(`nav.group.${group}`)}</summary>
              {links}
            </Folded>
          );
        }
        return (
          <div key={group}>
            {group !== 'today' && <Heading>{text(`nav.group.${group}`)}</Heading>}
            {links}
          </div>
        );
      })}
    </>
  );
}

function Person({ kind }: Pick<Props, 'kind'>) {
  const { text } = useText();
  const { pathname } = useLocation();
  const user = useAuth('casework', (state) => state.user);
  const logout = useAuth('casework', (state) => state.logout);
  return (
    <Flex direction="column" alignItems="stretch" gap={1} paddingTop={2}>
      <Item to={helpOf(kind, pathname, (group) => text(`nav.group.${group}`))}>{text('help.link')}</Item>
      <Item to="/me" end>
        {text('nav.me', { name: [user?.firstname, user?.lastname].filter(Boolean).join('') })}
      </Item>
      <Button
        variant="ghost"
        startIcon={<SignOut aria-hidden />}
        style={{ justifyContent: 'flex-start', fontSize: '1.5rem' }}
        onClick={() => {
          dropDrafts();
          void logout();
        }}
      >
        {text('nav.logout')}
      </Button>
    </Flex>
  );
}

/** The panel's own navigation: a column of words, on a telephone four daily entries at the foot. */
export function Navigation({ kind, onSearch, onEntry }: Props) {
  const { text } = useText();
  const wide = useWide();
  return wide ? (
    <Column data-casework-nav="" aria-label={text('nav.label')}>
      <Box padding={4} paddingBottom={2}>
        <Typography variant="beta" tag="p" textColor="primary700">
          {text('nav.brand')}
        </Typography>
      </Box>
      <Box paddingLeft={3} paddingRight={3} paddingBottom={2}>
        <Button
          variant="tertiary"
          fullWidth
          startIcon={<Search aria-hidden />}
          aria-keyshortcuts="/ Control+K"
          onClick={onSearch}
        >
          {text('nav.search')}
        </Button>
      </Box>
      <Scrolled>
        <Entries kind={kind} onEntry={onEntry} />
        <Person kind={kind} />
      </Scrolled>
    </Column>
  ) : (
    <AtFoot kind={kind} onSearch={onSearch} onEntry={onEntry} />
  );
}

function AtFoot({ kind, onSearch, onEntry }: Props) {
  const { text } = useText();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      {open && (
        <Sheet data-casework-nav="" id="casework-all">
          <Button variant="secondary" fullWidth startIcon={<Search aria-hidden />} onClick={onSearch}>
            {text('nav.search')}
          </Button>
          <nav aria-label={text('nav.all')}>
            <Entries kind={kind} onEntry={onEntry} />
          </nav>
          <Person kind={kind} />
        </Sheet>
      )}
      <Foot data-casework-nav="" aria-label={text('nav.label')}>
        {kind &&
          dailyOf(kind).map((entry) => {
            const Icon = entry.icon;
            return (
              <Tile key={entry.path} to={to(entry)} end={isWhole(entry)} onClick={() => onEntry(entry)}>
                {Icon && <Icon aria-hidden />}
                {text(entry.label)}
              </Tile>
            );
          })}
        <TileButton
          type="button"
          aria-expanded={open}
          aria-controls="casework-all"
          onClick={() => setOpen(!open)}
        >
          {open ? <Cross aria-hidden /> : <More aria-hidden />}
          {text(open ? 'form.close' : 'nav.all')}
        </TileButton>
      </Foot>
    </>
  );
}

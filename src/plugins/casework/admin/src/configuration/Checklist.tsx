import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';
import type { Readiness } from '../../../contracts/configuration';
import { FRESH } from '../shared/api';
import { PageLink } from '../shared/PageLink';
import { messageOf } from '../shared/refusal';
import { useText, type TextKey } from '../shared/texts';
import { useCaseworkReadinessQuery } from './api';

type Item = Readiness['items'][number];
type Name = Item['item'];

const list = (type: string): string => `/content-manager/collection-types/api::${type}.${type}`;
const own = (page: string): string => `/plugins/casework/${page}`;
const SETTINGS = '/content-manager/single-types/api::setting.setting';

/** Where each is mended. */
const PLACES: Readonly<Record<Name, string>> = {
  goLive: SETTINGS,
  departments: list('department'),
  townships: list('department'),
  leaders: list('leader'),
  incumbents: own('staff'),
  enterprises: own('imports'),
  contacts: list('enterprise'),
  pairings: list('pairing'),
  groupPeople: own('staff'),
  unitPeople: own('staff'),
  officePeople: own('staff'),
  overseers: own('staff'),
  categories: list('category'),
  catalogue: list('category'),
  calendar: own('calendar'),
  workPlans: own('work-plans'),
  schemes: own('assessment'),
  channels: list('notification-channel'),
  backup: own('run-state'),
};

const ORDER: readonly Item['state'][] = ['missing', 'advised', 'done'];
const COLOURS = { missing: 'danger600', advised: 'warning700', done: 'success700' } as const;
const ICONS = { missing: WarningCircle, advised: Information, done: CheckCircle };

/** 运行准备: what is missing first, each with the place where it is mended. */
export function Checklist() {
  const { text } = useText();
  const { data, error } = useCaseworkReadinessQuery(undefined, FRESH);
  if (error) return <Typography>{text('error.load', { message: messageOf(error) })}</Typography>;
  if (!data) return <Loader small>{text('form.loading')}</Loader>;
  const missing = data.items.filter(({ state }) => state === 'missing').length;
  const sorted = [...data.items].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="p" fontWeight="bold" role="status">
        {missing === 0 ? text('setup.ready') : text('setup.notReady', { n: missing })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {sorted.map((item) => (
          <Line key={item.item} item={item} />
        ))}
      </Flex>
    </Flex>
  );
}

function Line({ item: { item, state, count, lacking, names } }: { item: Item }) {
  const { text } = useText();
  const Icon = ICONS[state];
  const key: TextKey = `ready.${item}`;
  const said = [
    text(`ready.state.${state}`),
    count !== null && lacking === 0 ? text('ready.count', { n: count }) : null,
    lacking ? text('ready.lacking', { n: lacking }) : null,
  ].filter(Boolean);
  return (
    <Flex tag="li" gap={3} alignItems="flex-start">
      <Box paddingTop={1} style={{ lineHeight: 0 }}>
        <Icon aria-hidden fill={COLOURS[state]} width="1.6rem" height="1.6rem" />
      </Box>
      <Box flex="1" style={{ minWidth: 0 }}>
        <PageLink to={PLACES[item]}>{text(key)}</PageLink>
        <Typography tag="p" variant="pi" textColor="neutral700" style={{ overflowWrap: 'anywhere' }}>
          {said.join('，')}
          {names.length > 0 ? `：${names.join('、')}${(lacking ?? 0) > names.length ? ' …' : ''}` : ''}
        </Typography>
      </Box>
    </Flex>
  );
}

import { Box, Button, Flex, Loader, Main, Typography } from '@strapi/design-system';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import {
  useCaseworkMembershipsQuery,
  useCaseworkUseMembershipMutation,
  type Membership,
} from '../shared/api';
import { choiceText } from '../../../contracts/choices';
import { dayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { OwnDepartment } from './OwnDepartment';

/** 工作组 · 市发改局 */
export const membershipName = ({ kind, organisation }: Membership, language: 'zh' | 'en'): string =>
  [choiceText(kind, language), organisation].filter((part, i, all) => all.indexOf(part) === i).join(' · ');

/** Lists the membership in use and the others that the account may choose. */
export function MembershipList() {
  const { text, language } = useText();
  const { toggleNotification } = useNotification();
  const { data, error } = useCaseworkMembershipsQuery();
  const [choose, { isLoading }] = useCaseworkUseMembershipMutation();
  if (error) return <Typography>{text('error.load', { message: messageOf(error) })}</Typography>;
  if (!data) return <Loader small>{text('form.loading')}</Loader>;
  if (data.length === 0) return <Typography>{text('membership.none')}</Typography>;

  const switchTo = async (membership: Membership): Promise<void> => {
    const answer = await choose(membership.documentId);
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: messageOf(answer.error) });
    } else {
      window.dispatchEvent(new Event('casework:membership'));
      toggleNotification({
        type: 'success',
        message: text('membership.used', { name: membershipName(membership, language) }),
      });
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {!data.some(({ inUse }) => inUse) && (
        <Typography fontWeight="bold" textColor="warning700">
          {text('membership.choose')}
        </Typography>
      )}
      {data.map((membership) => (
        <Box
          key={membership.documentId}
          background={membership.inUse ? 'primary100' : 'neutral0'}
          borderColor={membership.inUse ? 'primary200' : 'neutral200'}
          hasRadius
          padding={4}
        >
          <Flex justifyContent="space-between" gap={3} wrap="wrap">
            <Box>
              <Typography fontWeight="bold" display="block">
                {membershipName(membership, language)}
                {membership.acting ? `（${text('membership.acting')}）` : ''}
              </Typography>
              <Typography variant="pi" textColor="neutral600">
                {text('membership.since', { day: dayOf(new Date(membership.since)) })}
              </Typography>
            </Box>
            {membership.inUse ? (
              <StateBadge active>{text('membership.inUse')}</StateBadge>
            ) : (
              <Button variant="secondary" disabled={isLoading} onClick={() => void switchTo(membership)}>
                {text('membership.use')}
              </Button>
            )}
          </Flex>
        </Box>
      ))}
    </Flex>
  );
}

/** The list of memberships as a separate page. */
export default function MembershipPage() {
  const { text } = useText();
  return (
    <Main>
      <PageHead title={text('membership.title')} subtitle={text('membership.page')} />
      <Layouts.Content>
        <Box maxWidth="48rem">
          <MembershipList />
          <OwnDepartment />
        </Box>
      </Layouts.Content>
    </Main>
  );
}

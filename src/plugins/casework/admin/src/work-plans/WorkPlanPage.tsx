import {
  Box,
  EmptyStateLayout,
  Flex,
  LinkButton,
  Loader,
  Main,
  TextButton,
  Typography,
} from '@strapi/design-system';
import { Paperclip } from '@strapi/icons';
import { Layouts, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Link, useParams } from 'react-router-dom';
import { PageHead } from '../shared/PageHead';
import { FRESH, useActingKind } from '../shared/api';
import { dayOf } from '../shared/dates';
import { reasonOf, save } from '../shared/download';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkWorkPlanQuery, type WorkPlan } from './api';
import { nameOf } from './WorkPlanList';

/** A plan as it stands, to be read. */
export function WorkPlanPage() {
  const { documentId = '' } = useParams();
  const { text } = useText();
  const { data, error } = useCaseworkWorkPlanQuery(documentId, FRESH);
  const kind = useActingKind();
  if (error) return <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />;
  if (!data) return <Loader>{text('form.loading')}</Loader>;
  const near = Math.abs(data.year - Number(dayOf(new Date()).slice(0, 4))) <= 1;
  return (
    <Main>
      <PageHead
        title={text('plans.heading', { group: data.group.name, year: data.year })}
        subtitle={[nameOf(data, text), data.author].filter(Boolean).join(' · ')}
        navigationAction={
          <Typography tag={Link} to=".." relative="path" textColor="primary600">
            {text('plans.back')}
          </Typography>
        }
        primaryAction={
          kind === 'group' &&
          near && (
            <LinkButton variant="secondary" tag={Link} to={`../write/${data.year}`} relative="path">
              {data.submittedAt === null ? text('plans.write', { year: data.year }) : text('plans.correct')}
            </LinkButton>
          )
        }
      />
      <Layouts.Content>
        <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
          <Typography style={{ whiteSpace: 'pre-wrap' }}>{data.body}</Typography>
          <Attachment file={data.attachment} />
        </Box>
      </Layouts.Content>
    </Main>
  );
}

function Attachment({ file }: { file: WorkPlan['attachment'] }) {
  const { text } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  if (!file) return null;
  const download = async (): Promise<void> => {
    try {
      const { data } = await get<Blob>(`/casework/files/${file.documentId}`, { responseType: 'blob' });
      save(data, file.name);
    } catch (error) {
      toggleNotification({ type: 'danger', message: await reasonOf(error) });
    }
  };
  return (
    <Flex paddingTop={4} gap={2}>
      <Typography variant="pi" textColor="neutral600">
        {text('plans.attachment')}
      </Typography>
      <TextButton startIcon={<Paperclip aria-hidden />} onClick={() => void download()}>
        {file.name}
      </TextButton>
    </Flex>
  );
}

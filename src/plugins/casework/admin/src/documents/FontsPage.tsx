import { Loader, Main, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { Layouts, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import type { DocumentFont } from '../../../contracts/documents';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { inLanguage } from '../shared/api';
import { reasonOf } from '../shared/download';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';

/** 字体: which font serves which role, which one replaces it, and whether it has the characters in use. */
export function FontsPage() {
  const { text } = useText();
  const { get } = useFetchClient();
  const [state, setState] = useState<{ fonts?: DocumentFont[]; error?: string }>({});
  useEffect(() => {
    get<{ data: DocumentFont[] }>('/casework/documents/fonts', inLanguage()).then(
      ({ data }) => setState({ fonts: data.data }),
      async (error: unknown) => setState({ error: await reasonOf(error) }),
    );
  }, [get]);
  return (
    <Main>
      <PageHead
        title={text('documents.fonts')}
        subtitle={text('documents.fontsHint')}
        navigationAction={
          <Typography tag={Link} to=".." textColor="primary600">
            {text('documents.back')}
          </Typography>
        }
      />
      <Layouts.Content>
        {state.error && <Typography textColor="danger600">{state.error}</Typography>}
        {!state.fonts && !state.error && <Loader small>{text('form.loading')}</Loader>}
        {state.fonts && (
          <Table colCount={4} rowCount={state.fonts.length + 1}>
            <TableHead
              names={[
                text('documents.face'),
                text('documents.family'),
                text('documents.source'),
                text('documents.missing'),
              ]}
            />
            <Tbody>
              {state.fonts.map((font) => (
                <Tr key={font.role}>
                  <Td>
                    <Typography fontWeight="bold">{font.face}</Typography>
                  </Td>
                  <Td>
                    <Typography>{font.family}</Typography>
                  </Td>
                  <Td>
                    <StateBadge active={font.source !== 'stand-in'}>
                      {text(`documents.${font.source}`)}
                    </StateBadge>
                  </Td>
                  <Td>
                    <Typography>{font.missing.slice(0, 30).join('') || '-'}</Typography>
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Layouts.Content>
    </Main>
  );
}

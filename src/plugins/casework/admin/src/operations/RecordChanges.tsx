import { Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { Pages } from '../shared/Pages';
import { useText } from '../shared/texts';
import { useCaseworkRecordChangesQuery } from './api';
import { useChangeWords } from './use-change-words';

/** 变更记录: what was changed of the record that is open, newest first. */
export default function RecordChanges({ type, documentId }: { type: string; documentId: string }) {
  const { text } = useText();
  const words = useChangeWords();
  const [page, setPage] = useState(1);
  const { data, isLoading, isError } = useCaseworkRecordChangesQuery(
    { type, documentId, page },
    { refetchOnMountOrArgChange: true },
  );
  if (isLoading) return <Loader small>…</Loader>;
  if (isError || !data || data.data.length === 0) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {text(isError ? 'changes.notShown' : 'changes.none')}
      </Typography>
    );
  }
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={3} width="100%">
      {data.data.map((change) => {
        const { at, who, changed, grave } = words(change);
        return (
          <Flex key={change.id} tag="li" direction="column" alignItems="stretch" gap={1}>
            <Typography variant="pi" textColor="neutral600">
              {`${at} ${who}`}
            </Typography>
            <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
              {changed}
            </Typography>
            {grave && (
              <Typography variant="pi" textColor="danger600">
                {grave}
              </Typography>
            )}
          </Flex>
        );
      })}
      {data.meta.pagination.pageCount > 1 && (
        <Pages
          page={page}
          pages={data.meta.pagination.pageCount}
          total={data.meta.pagination.total}
          onPage={setPage}
        />
      )}
    </Flex>
  );
}

import { Button, Flex, Typography } from '@strapi/design-system';
import { useText } from './texts';

type Props = { page: number; pages: number; total: number; onPage: (page: number) => void };

/** The way through a list that is longer than a page. */
export function Pages({ page, pages, total, onPage }: Props) {
  const { text } = useText();
  if (pages <= 1) return null;
  return (
    <Flex gap={3} justifyContent="flex-end" wrap="wrap" paddingTop={3} paddingBottom={3}>
      <Typography variant="pi" textColor="neutral600">
        {text('pages.at', { page, pages, total })}
      </Typography>
      <Button variant="tertiary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {text('pages.previous')}
      </Button>
      <Button variant="tertiary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {text('pages.next')}
      </Button>
    </Flex>
  );
}

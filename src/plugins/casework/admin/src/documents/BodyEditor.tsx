import { Box, Button, Field, Flex, IconButton, Textarea, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { Block } from '../../../domain/documents';
import { useText } from '../shared/texts';

const rowsOf = (value: string): number => Math.min(12, Math.max(2, Math.ceil(value.length / 40)));

/** 正文: headings, paragraphs and lists as text fields; tables and charts are made from data and stay as they are. */
export function BodyEditor({ body, onChange }: { body: Block[]; onChange: (body: Block[]) => void }) {
  const { text } = useText();
  const put = (i: number, block: Block): void => onChange(body.with(i, block));
  const fieldOf = (block: Block, i: number) => {
    switch (block.kind) {
      case 'table':
        return (
          <Typography textColor="neutral600">
            {text('documents.table', { caption: block.caption, rows: block.rows.length })}
          </Typography>
        );
      case 'chart':
        return (
          <Typography textColor="neutral600">
            {text('documents.chart', { caption: block.caption, rows: block.rows.length })}
          </Typography>
        );
      case 'heading':
        return input(i, text('documents.heading', { level: block.level }), block.text, (value) =>
          put(i, { ...block, text: value }),
        );
      case 'paragraph':
        return input(i, text('documents.paragraph'), block.text, (value) =>
          put(i, { ...block, text: value }),
        );
      case 'attachment':
        return input(i, text('documents.attachment'), block.title, (value) =>
          put(i, { ...block, title: value }),
        );
      case 'list':
        return input(i, text('documents.list'), block.items.map((item) => item.text).join('\n'), (value) =>
          put(i, {
            kind: 'list',
            items: value.split('\n').map((line, n) => ({ ...block.items[n], text: line })),
          }),
        );
    }
  };
  const input = (i: number, label: string, value: string, change: (value: string) => void) => (
    <Field.Root name={`part-${i}`} width="100%">
      <Field.Label>{`${text('documents.part', { n: i + 1 })} · ${label}`}</Field.Label>
      <Textarea rows={rowsOf(value)} value={value} onChange={(event) => change(event.target.value)} />
    </Field.Root>
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {body.map((block, i) => (
        <Flex key={i} gap={2} alignItems="flex-start">
          <Box flex="1">{fieldOf(block, i)}</Box>
          <IconButton
            label={text('documents.remove', { n: i + 1 })}
            onClick={() => onChange(body.toSpliced(i, 1))}
          >
            <Trash />
          </IconButton>
        </Flex>
      ))}
      <Box>
        <Button
          variant="tertiary"
          startIcon={<Plus aria-hidden />}
          onClick={() => onChange([...body, { kind: 'paragraph', text: '' }])}
        >
          {text('documents.add')}
        </Button>
      </Box>
    </Flex>
  );
}

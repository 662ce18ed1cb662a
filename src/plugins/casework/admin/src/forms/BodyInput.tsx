import {
  Box,
  Button,
  Field,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useField } from '@strapi/strapi/admin';
import { WRITTEN_KINDS, type Body } from '../../../contracts/documents';
import { useText } from '../shared/texts';
import type { InputProps } from './inputs';

type Block = Body[number];
type Written = (typeof WRITTEN_KINDS)[number];

/** 正文 of a document: its headings and paragraphs, one under the other (GB/T 9704: 一、 and （一）). */
export function BodyInput({ name, label, hint, required, disabled }: InputProps) {
  const { value, error, onChange } = useField<Body | null>(name);
  const { text } = useText();
  const blocks = Array.isArray(value) ? value : [];
  const put = (i: number, block: Block): void => onChange(name, blocks.with(i, block));
  return (
    // Within the field's own root every select would be called by its label.
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root name={name} hint={hint} error={error} required={required}>
        <Field.Label>{label}</Field.Label>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Flex role="group" aria-label={label} direction="column" alignItems="stretch" gap={3}>
        {blocks.length === 0 && <Typography textColor="neutral600">{text('body.none')}</Typography>}
        {blocks.map((block, i) => (
          <Flex key={i} gap={2} alignItems="flex-start" wrap="wrap">
            {block.kind === 'table' ? (
              <Typography>{text('body.table', { caption: block.caption })}</Typography>
            ) : (
              <>
                <Box width="13rem">
                  <SingleSelect
                    disabled={disabled}
                    aria-label={text('body.kind', { n: i + 1 })}
                    value={block.kind}
                    onChange={(kind: string | number) => put(i, { ...block, kind: String(kind) as Written })}
                  >
                    {WRITTEN_KINDS.map((kind) => (
                      <SingleSelectOption key={kind} value={kind}>
                        {text(`body.${kind}`)}
                      </SingleSelectOption>
                    ))}
                  </SingleSelect>
                </Box>
                <Box flex="1 1 16rem">
                  <Textarea
                    disabled={disabled}
                    aria-label={text('body.text', { n: i + 1 })}
                    value={block.text}
                    onChange={({ target }: { target: { value: string } }) =>
                      put(i, { ...block, text: target.value })
                    }
                  />
                </Box>
                <IconButton
                  disabled={disabled}
                  label={text('body.remove', { n: i + 1 })}
                  onClick={() => onChange(name, blocks.toSpliced(i, 1))}
                >
                  <Trash />
                </IconButton>
              </>
            )}
          </Flex>
        ))}
        <Box>
          <Button
            variant="secondary"
            disabled={disabled}
            startIcon={<Plus />}
            onClick={() => onChange(name, [...blocks, { kind: 'paragraph', text: '' }])}
          >
            {text('body.add')}
          </Button>
        </Box>
      </Flex>
    </Flex>
  );
}

import { Box, Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { ExtraFields, type ExtraGiven } from '../shared/extra/ExtraFields';
import { FormModal } from '../shared/FormModal';
import { fieldMessages, messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkFillExtraMutation, type Page } from './api';

/** 补填附加项: the office's own fields of an issue, filled in as it goes on. Only what is changed is sent. */
export function FillExtra({ page: { summary, extra } }: { page: Page }) {
  const { text } = useText();
  const [open, setOpen] = useState(false);
  const fields = extra.fields.filter(({ active }) => active);
  if (fields.length === 0) return null;
  return (
    <Box paddingTop={4} className="no-print">
      <Button variant="tertiary" size="S" onClick={() => setOpen(true)}>
        {text('extra.fill')}
      </Button>
      {open && (
        <Form
          issue={summary.documentId}
          fields={fields}
          values={extra.values}
          onClose={() => setOpen(false)}
        />
      )}
    </Box>
  );
}

type FormProps = {
  issue: string;
  fields: Page['extra']['fields'];
  values: ExtraGiven;
  onClose: () => void;
};

function Form({ issue, fields, values, onClose }: FormProps) {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const [fill, { isLoading }] = useCaseworkFillExtraMutation();
  const [given, setGiven] = useState<ExtraGiven>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    setProblem(null);
    const answer = await fill({ documentId: issue, values: given });
    if ('error' in answer) {
      setErrors(fieldMessages(answer.error));
      return setProblem(messageOf(answer.error));
    }
    toggleNotification({ type: 'success', message: text('extra.filled') });
    onClose();
  };
  return (
    <FormModal
      title={text('extra.fill')}
      submit={text('form.submit')}
      busy={isLoading}
      problem={problem}
      disabled={Object.keys(given).length === 0}
      entry
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <ExtraFields
        fields={fields}
        values={{ ...values, ...given }}
        errors={errors}
        onChange={(code, value) => setGiven((before) => ({ ...before, [code]: value }))}
      />
    </FormModal>
  );
}

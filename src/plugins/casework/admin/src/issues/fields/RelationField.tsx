import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useState } from 'react';
import { RecordPicker, RecordSearch } from '../../shared/RecordPicker';
import type { RecordKind } from '../../shared/records';
import { useText } from '../../shared/texts';
import type { Summary } from '../api';

type Target = 'department' | 'category' | 'enterprise' | 'issue';

/** A department that an action names is one that can be given work. */
const kindOf = (target: Target): RecordKind => (target === 'department' ? 'unit' : target);

/** An issue that another is merged into is one of the same enterprise. */
const whereOf = (target: Target, { documentId, enterprise }: Summary): Record<string, unknown> | undefined =>
  target === 'issue'
    ? { enterprise: { documentId: { $eq: enterprise.documentId } }, documentId: { $ne: documentId } }
    : undefined;

type Props = {
  name: string;
  target: Target;
  summary: Summary;
  value: string | undefined;
  onChange: (documentId: string | undefined) => void;
};

/** A record that an action may name. */
export const RelationField = ({ name, target, summary, value, onChange }: Props) => (
  <RecordPicker
    name={name}
    kind={kindOf(target)}
    where={whereOf(target, summary)}
    value={value}
    onChange={(chosen) => onChange(chosen?.documentId)}
  />
);

type ManyProps = Omit<Props, 'value' | 'onChange'> & {
  value: string[];
  onChange: (documentIds: string[]) => void;
};

/** Several records, shown as removable tags. */
export function RelationsField({ name, target, summary, value, onChange }: ManyProps) {
  const { text: say } = useText();
  const kind = kindOf(target);
  // A form begins empty, so every value in it was chosen here.
  const [names, setNames] = useState<Record<string, string>>({});
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <RecordSearch
        name={name}
        kind={kind}
        where={whereOf(target, summary)}
        onChoose={({ documentId, name: called }) => {
          setNames({ ...names, [documentId]: called });
          if (!value.includes(documentId)) onChange([...value, documentId]);
        }}
      />
      {value.length > 0 && (
        <Flex gap={2} wrap="wrap">
          {value.map((id) => (
            <Tag
              key={id}
              icon={<Cross aria-hidden />}
              label={say('form.remove')}
              onClick={() => onChange(value.filter((other) => other !== id))}
            >
              {names[id]}
            </Tag>
          ))}
        </Flex>
      )}
    </Flex>
  );
}

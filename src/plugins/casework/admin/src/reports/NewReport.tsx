import { Button, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { periodLabel } from '../../../domain/duties';
import { useActingKind } from '../shared/api';
import { FormModal } from '../shared/FormModal';
import { dayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkDraftReportMutation } from './api';

const WRITES: Record<string, readonly string[]> = {
  unit: ['unit'],
  group: ['group', 'brief'],
  office: ['office'],
};
const KINDS = ['unit', 'extract', 'group', 'brief', 'office'];

/** The present period and those just before it: what one may be asked to report on. */
export function periodsOf(kind: string, today: string): string[] {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const open = Number(today.slice(8)) >= 26;
  if (kind === 'office') {
    const quarter = Math.floor(month / 3) - (open && month % 3 === 2 ? 0 : 1);
    return [0, 1, 2].map((n) => `${Math.floor((quarter - n) / 4)}Q${((quarter - n) % 4) + 1}`);
  }
  const last = open ? month : month - 1;
  return [0, 1, 2].map(
    (n) => `${Math.floor((last - n) / 12)}-${String(((last - n) % 12) + 1).padStart(2, '0')}`,
  );
}

type Leader = { documentId: string; title: string };

/** 一键起草: which report, on which period. */
export function NewReport() {
  const { text, language } = useText();
  const navigate = useNavigate();
  const { get } = useFetchClient();
  const kinds = WRITES[useActingKind()] ?? [];
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState('');
  const [period, setPeriod] = useState('');
  const [leader, setLeader] = useState('');
  const [leaders, setLeaders] = useState<Leader[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [draft, { isLoading }] = useCaseworkDraftReportMutation();
  const chosen = kind || (kinds[0] ?? '');
  const periods = periodsOf(chosen, dayOf(new Date()));
  const of = periods.includes(period) ? period : (periods[0] ?? '');
  useEffect(() => {
    if (!open || chosen !== 'brief') return;
    const abort = new AbortController();
    get<{ results: Leader[] }>('/content-manager/collection-types/api::leader.leader', {
      params: { page: 1, pageSize: 100, sort: 'sortOrder:ASC' },
      signal: abort.signal,
    }).then(
      ({ data }) => setLeaders(data.results),
      () => undefined,
    );
    return () => abort.abort();
  }, [get, open, chosen]);
  if (kinds.length === 0) return null;
  const run = async (): Promise<void> => {
    const answer = await draft({ kind: chosen, period: of, ...(chosen === 'brief' ? { leader } : {}) });
    if ('error' in answer) return setProblem(messageOf(answer.error));
    navigate(answer.data.documentId);
  };
  return (
    <>
      <Button startIcon={<Plus aria-hidden />} onClick={() => setOpen(true)}>
        {text('reports.draft')}
      </Button>
      {open && (
        <FormModal
          title={text('reports.draft')}
          submit={text('reports.go')}
          busy={isLoading}
          problem={problem}
          onSubmit={() => void run()}
          onClose={() => setOpen(false)}
        >
          <Field.Root name="kind">
            <Field.Label>{text('reports.kind')}</Field.Label>
            <SingleSelect value={chosen} onChange={(value: string | number) => setKind(String(value))}>
              {kinds.map((value) => (
                <SingleSelectOption key={value} value={value}>
                  {choiceText(value, language, KINDS)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Field.Root name="period">
            <Field.Label>{text('reports.period')}</Field.Label>
            <SingleSelect value={of} onChange={(value: string | number) => setPeriod(String(value))}>
              {periods.map((value) => (
                <SingleSelectOption key={value} value={value}>
                  {language === 'zh' ? periodLabel(value) : value}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          {chosen === 'brief' && (
            <Field.Root name="leader" required>
              <Field.Label>{text('reports.leader')}</Field.Label>
              <SingleSelect value={leader} onChange={(value: string | number) => setLeader(String(value))}>
                {leaders.map(({ documentId, title }) => (
                  <SingleSelectOption key={documentId} value={documentId}>
                    {title}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          )}
        </FormModal>
      )}
    </>
  );
}

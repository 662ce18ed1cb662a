import { Box, Button, Checkbox, Field, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { SavedView } from '../../../contracts/workbench';
import type { View } from '../../../contracts/workbench-names';
import { FormModal } from '../shared/FormModal';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkRemoveViewMutation, useCaseworkSaveViewMutation, useCaseworkViewsQuery } from './api';

type Props = {
  views: readonly View[];
  params: URLSearchParams;
  columns: string[];
  /** may save for everybody */
  shares: boolean;
  onOpen: (params: URLSearchParams) => void;
  onColumns: (columns: string[]) => void;
};

/** The address of a saved view. */
function paramsOf({ query }: SavedView): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name === 'columns' || value === null || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  return params;
}

const same = (a: URLSearchParams, b: URLSearchParams): boolean => {
  const said = (params: URLSearchParams): string =>
    [...params]
      .filter(([name, value]) => !(name === 'sort' && value === 'pressing'))
      .map((pair) => pair.join('='))
      .sort()
      .join('&');
  return said(a) === said(b);
};

/** The lists wanted most: the built-in ones, the user's own, and those that the office shares. */
export function ViewBar({ views, params, columns, shares, onOpen, onColumns }: Props) {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const { data: saved = [] } = useCaseworkViewsQuery();
  const [remove] = useCaseworkRemoveViewMutation();
  const [saving, setSaving] = useState(false);
  const open = saved.find((view) => same(paramsOf(view), params));
  const present = params.get('view') ?? 'open';
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={text('wb.views')}>
      {views.map((view) => {
        const chosen = !open && view === present;
        return (
          <Button
            key={view}
            size="S"
            variant={chosen ? 'default' : 'tertiary'}
            aria-pressed={chosen}
            onClick={() => onOpen(new URLSearchParams({ view }))}
          >
            {text(`view.${view}`)}
          </Button>
        );
      })}
      <Button
        size="S"
        variant={params.get('olderThan') === '30' ? 'default' : 'tertiary'}
        aria-pressed={params.get('olderThan') === '30'}
        onClick={() => {
          const next = new URLSearchParams(params);
          if (params.get('olderThan') === '30') next.delete('olderThan');
          else next.set('olderThan', '30');
          onOpen(next);
        }}
      >
        {text('wb.older.30')}
      </Button>
      {saved.map((view) => (
        <Button
          key={view.documentId}
          size="S"
          variant={view === open ? 'default' : 'secondary'}
          aria-pressed={view === open}
          onClick={() => {
            const kept = view.query['columns'];
            if (Array.isArray(kept)) onColumns(kept as string[]);
            onOpen(paramsOf(view));
          }}
        >
          {view.shared ? `${view.name}（${text('wb.shared')}）` : view.name}
        </Button>
      ))}
      {open?.own ? (
        <IconButton
          label={text('wb.removeView')}
          variant="ghost"
          onClick={() => {
            void remove(open.documentId).then((answer) => {
              if ('error' in answer) toggleNotification({ type: 'danger', message: messageOf(answer.error) });
              else onOpen(new URLSearchParams({ view: 'open' }));
            });
          }}
        >
          <Trash aria-hidden />
        </IconButton>
      ) : (
        <Button size="S" variant="ghost" onClick={() => setSaving(true)}>
          {text('wb.saveView')}
        </Button>
      )}
      {saving && (
        <SaveView params={params} columns={columns} shares={shares} onClose={() => setSaving(false)} />
      )}
    </Flex>
  );
}

/** Names that hold several values. */
const SEVERAL = ['stage', 'light'];

function queryOf(params: URLSearchParams, columns: string[]): Record<string, unknown> {
  const names = [...new Set(params.keys())];
  return {
    ...Object.fromEntries(
      names.map((name) => [
        name,
        SEVERAL.includes(name) ? params.getAll(name) : name === 'board' ? true : params.get(name),
      ]),
    ),
    columns,
  };
}

function SaveView({
  params,
  columns,
  shares,
  onClose,
}: {
  params: URLSearchParams;
  columns: string[];
  shares: boolean;
  onClose: () => void;
}) {
  const { text } = useText();
  const { toggleNotification } = useNotification();
  const [saveView, { isLoading }] = useCaseworkSaveViewMutation();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    if (name.trim() === '') return setProblem(text('form.required'));
    const answer = await saveView({ name: name.trim(), shared, query: queryOf(params, columns) });
    if ('error' in answer) return setProblem(messageOf(answer.error));
    toggleNotification({ type: 'success', message: text('wb.viewSaved') });
    onClose();
  };
  return (
    <FormModal
      title={text('wb.saveView')}
      problem={problem}
      submit={text('form.submit')}
      busy={isLoading}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field.Root name="name" required>
        <Field.Label>{text('wb.viewName')}</Field.Label>
        <TextInput
          name="name"
          maxLength={40}
          value={name}
          onChange={(event: { target: { value: string } }) => setName(event.target.value)}
        />
      </Field.Root>
      {shares && (
        <Box>
          <Checkbox
            checked={shared}
            onCheckedChange={(on: boolean | 'indeterminate') => setShared(on === true)}
          >
            {text('wb.shareView')}
          </Checkbox>
        </Box>
      )}
    </FormModal>
  );
}

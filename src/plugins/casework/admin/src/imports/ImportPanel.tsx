import { Box, Button, Checkbox, Dialog, Flex, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { CheckCircle, Download, Upload } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { inLanguage } from '../shared/api';
import { reasonOf, save } from '../shared/download';
import { Pages } from '../shared/Pages';
import { TableHead } from '../shared/TableHead';
import { useText } from '../shared/texts';
import { whileUploading } from '../shared/uploads';

export type ImportKind = 'history' | 'enterprises' | 'figures' | 'projects';

type BadCell = { row: number; column: string; reason: string; value: string | null };
type Doubt = { row: number; column: string; key: string; reason: string };
type Checked = {
  rows: number;
  errorCount: number;
  errors: BadCell[];
  doubts?: Doubt[];
  created?: number;
  changed?: number;
  imported?: number;
  numbers?: { first: string; last: string } | null;
};
type Progress = {
  phase: 'reading' | 'checking' | 'writing' | 'done' | 'refused';
  done: number;
  total: number;
};

const BASE: Record<ImportKind, string> = {
  history: '/casework/issues/import',
  enterprises: '/casework/sheets/enterprises/import',
  figures: '/casework/sheets/figures/import',
  projects: '/casework/sheets/projects/import',
};
const POLL_MS = 1000;

/** A name for one import; `crypto.randomUUID` is there in secure contexts only. */
const newRun = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Panel for one kind of spreadsheet: template, check, errors and doubts, import with its progress. */
export function ImportPanel({ kind }: { kind: ImportKind }) {
  const { text } = useText();
  const { get, post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [run, setRun] = useState('');
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [done, setDone] = useState<Checked | null>(null);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const progress = useProgress(busy ? run : null);

  const choose = (picked: File | null): void => {
    setFile(picked);
    setChecked(null);
    setDone(null);
    setConfirmed([]);
    setProblem(null);
  };
  const send = async (dryRun: boolean): Promise<void> => {
    if (!file) return;
    const name = newRun();
    setRun(name);
    setBusy(true);
    setProblem(null);
    const body = new FormData();
    body.append('file', file);
    if (confirmed.length > 0 && kind !== 'history') body.append('confirmed', JSON.stringify(confirmed));
    try {
      const { data } = await whileUploading(() =>
        post<{ data: Checked }>(
          `${BASE[kind]}?run=${name}${dryRun ? '&dryRun=true' : ''}`,
          body,
          inLanguage(),
        ),
      );
      if (dryRun) setChecked(data.data);
      else {
        setDone(data.data);
        setChecked(null);
        setFile(null);
      }
    } catch (error) {
      setProblem(await reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  const fetchFile = async (path: string, name: string): Promise<void> => {
    try {
      const { data } = await get<Blob>(path, { ...inLanguage(), responseType: 'blob' });
      save(data, name);
    } catch (error) {
      toggleNotification({ type: 'danger', title: text('error.title'), message: await reasonOf(error) });
    }
  };
  const template =
    kind === 'history' ? '/casework/issues/import/template.xlsx' : `/casework/sheets/${kind}/template.xlsx`;
  const open = (checked?.doubts ?? []).filter(({ key }) => !confirmed.includes(key));
  const isReady = checked !== null && checked.errorCount === 0 && open.length === 0 && checked.rows > 0;

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
      <Typography textColor="neutral600">{text(`imports.about.${kind}`)}</Typography>
      <Flex gap={2} wrap="wrap">
        <Button
          variant="tertiary"
          startIcon={<Download aria-hidden />}
          onClick={() => void fetchFile(template, `${text(`imports.${kind}`)}.xlsx`)}
        >
          {text('imports.template')}
        </Button>
        {/* The browser's own button speaks the browser's language, not the panel's. */}
        <Button
          variant="secondary"
          startIcon={<Upload aria-hidden />}
          disabled={busy}
          onClick={() => picker.current?.click()}
        >
          {text('imports.pick')}
        </Button>
        <input
          ref={picker}
          hidden
          type="file"
          aria-label={text('imports.pick')}
          accept=".xlsx"
          onChange={(event) => {
            choose(event.currentTarget.files?.[0] ?? null);
            event.currentTarget.value = '';
          }}
        />
        <Button disabled={!file} loading={busy && !asking} onClick={() => void send(true)}>
          {text('imports.check')}
        </Button>
        <Button variant="success" disabled={!isReady || busy} onClick={() => setAsking(true)}>
          {text('imports.import')}
        </Button>
      </Flex>
      {file && <Typography>{text('imports.file', { name: file.name })}</Typography>}
      {busy && (
        <Typography role="status">
          {progress
            ? text(`imports.phase.${progress.phase}`, { done: progress.done, total: progress.total })
            : text('imports.phase.checking')}
        </Typography>
      )}
      {problem && (
        <Typography textColor="danger600" role="alert">
          {problem}
        </Typography>
      )}
      {done && (
        <Typography textColor="success700" role="status">
          {text('imports.done', { n: done.imported ?? done.rows })}{' '}
          {done.numbers ? text('imports.numbers', done.numbers) : ''}
          {done.created !== undefined
            ? text('imports.changes', { created: done.created, changed: done.changed ?? 0 })
            : ''}
        </Typography>
      )}
      {checked && checked.errorCount === 0 && (
        <Typography textColor="success700" role="status">
          {text('imports.good', { n: checked.rows })}
        </Typography>
      )}
      {checked && checked.errorCount > 0 && (
        <Errors
          checked={checked}
          onSheet={() =>
            void fetchFile(`/casework/imports/${run}/errors.xlsx`, `${text('imports.errorSheet')}.xlsx`)
          }
        />
      )}
      {checked && checked.errorCount === 0 && (checked.doubts ?? []).length > 0 && (
        <Doubts doubts={checked.doubts ?? []} confirmed={confirmed} onChange={setConfirmed} />
      )}
      <Dialog.Root open={asking} onOpenChange={setAsking}>
        <Dialog.Content>
          <Dialog.Header>{text('imports.confirmTitle')}</Dialog.Header>
          <Dialog.Body icon={<CheckCircle aria-hidden width="2.4rem" height="2.4rem" />}>
            {kind === 'history'
              ? text('imports.confirmHistory', { n: checked?.rows ?? 0 })
              : text('imports.confirmSheet', {
                  created: checked?.created ?? 0,
                  changed: checked?.changed ?? 0,
                })}
          </Dialog.Body>
          <Dialog.Footer>
            <Dialog.Cancel>
              <Button fullWidth variant="tertiary">
                {text('imports.cancel')}
              </Button>
            </Dialog.Cancel>
            <Dialog.Action>
              <Button fullWidth onClick={() => void send(false)}>
                {text('imports.import')}
              </Button>
            </Dialog.Action>
          </Dialog.Footer>
        </Dialog.Content>
      </Dialog.Root>
    </Flex>
  );
}

/** How far the import of a name is, asked each second; null while nothing runs. */
function useProgress(run: string | null): Progress | null {
  const { get } = useFetchClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    setProgress(null);
    if (run === null) return undefined;
    const timer = setInterval(() => {
      get<{ data: Progress }>(`/casework/imports/${run}/progress`, inLanguage()).then(
        ({ data }) => setProgress(data.data),
        () => undefined,
      );
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [get, run]);
  return progress;
}

const SHOWN = 50;

function Errors({ checked, onSheet }: { checked: Checked; onSheet: () => void }) {
  const { text } = useText();
  const [page, setPage] = useState(1);
  const { errors, errorCount } = checked;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={3} wrap="wrap">
        <Typography textColor="danger600" role="alert">
          {text('imports.bad', { n: errorCount })}
        </Typography>
        <Button variant="tertiary" size="S" startIcon={<Download aria-hidden />} onClick={onSheet}>
          {text('imports.errorSheet')}
        </Button>
      </Flex>
      <Table colCount={4} rowCount={Math.min(errors.length, SHOWN) + 1}>
        <TableHead
          names={[text('imports.row'), text('imports.column'), text('imports.reason'), text('imports.value')]}
        />
        <Tbody>
          {errors.slice((page - 1) * SHOWN, page * SHOWN).map(({ row, column, reason, value }, i) => (
            <Tr key={`${row} ${column} ${i}`}>
              {[row, column, reason, value ?? ''].map((cell, n) => (
                <Td key={n} style={{ whiteSpace: 'normal' }}>
                  <Typography>{cell}</Typography>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
      <Pages page={page} pages={Math.ceil(errors.length / SHOWN)} total={errors.length} onPage={setPage} />
    </Flex>
  );
}

function Doubts({
  doubts,
  confirmed,
  onChange,
}: {
  doubts: readonly Doubt[];
  confirmed: readonly string[];
  onChange: (keys: readonly string[]) => void;
}) {
  const { text } = useText();
  const all = doubts.map(({ key }) => key);
  return (
    <Box>
      <Typography fontWeight="bold">{text('imports.doubts')}</Typography>
      <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={2}>
        <Checkbox
          checked={all.every((key) => confirmed.includes(key))}
          onCheckedChange={(on: boolean | 'indeterminate') => onChange(on === true ? all : [])}
        >
          {text('imports.allRight')}
        </Checkbox>
        {doubts.map(({ row, column, reason, key }) => (
          <Checkbox
            key={key}
            checked={confirmed.includes(key)}
            onCheckedChange={(on: boolean | 'indeterminate') =>
              onChange(on === true ? [...confirmed, key] : confirmed.filter((one) => one !== key))
            }
          >
            {text('imports.confirm', { row, column, reason })}
          </Checkbox>
        ))}
      </Flex>
    </Box>
  );
}

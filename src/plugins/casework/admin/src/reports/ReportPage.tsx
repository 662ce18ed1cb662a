import {
  Box,
  Button,
  EmptyStateLayout,
  Field,
  Flex,
  Grid,
  Loader,
  Main,
  Tabs,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { Layouts, useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { choiceText } from '../../../contracts/choices';
import { periodLabel } from '../../../domain/duties';
import { REPORT_LIFE, fits } from '../../../domain/life';
import { SECTIONS, authorOf, type Section } from '../../../domain/reports';
import { PageHead } from '../shared/PageHead';
import { StateBadge } from '../shared/StateBadge';
import { FRESH, useActingKind } from '../shared/api';
import { FormModal } from '../shared/FormModal';
import { SecretNotice } from '../shared/SecretNotice';
import { dayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import {
  useCaseworkDraftReportMutation,
  useCaseworkRedraftReportMutation,
  useCaseworkReportQuery,
  useCaseworkSaveReportMutation,
  useCaseworkSubmitReportMutation,
  type Report,
  type Sections,
} from './api';
import { FactsPanel } from './FactsPanel';

const KINDS = ['unit', 'extract', 'group', 'brief', 'office'];

type Part = Omit<Report, 'extracts'>;

/** A report beside the data it came from: edited while it is a draft, read afterwards. */
export function ReportPage() {
  const { documentId = '' } = useParams();
  const { text } = useText();
  const { data, error } = useCaseworkReportQuery(documentId, FRESH);
  if (error) return <EmptyStateLayout content={text('error.load', { message: messageOf(error) })} />;
  if (!data) return <Loader>{text('form.loading')}</Loader>;
  // A new version or a reopened draft gets a new editor with its own texts.
  return <Editor key={`${data.documentId} ${data.state}`} report={data} />;
}

type Edited = Record<string, Partial<Sections>>;

function Editor({ report }: { report: Report }) {
  const { text, language } = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  // An extract is written on the page of its report.
  const mine = useActingKind() === authorOf(report.kind) && report.kind !== 'extract';
  const [edited, setEdited] = useState<Edited>({});
  // The texts of each section when it was first edited: another user may save it meanwhile.
  const opened = useRef<Edited>({});
  const [asking, setAsking] = useState<'submit' | 'redraft' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [save, saving] = useCaseworkSaveReportMutation();
  const [submit, submitting] = useCaseworkSubmitReportMutation();
  const [redraft, redrafting] = useCaseworkRedraftReportMutation();
  const [correct, correcting] = useCaseworkDraftReportMutation();
  const editable = mine && fits(REPORT_LIFE, 'edit', report.state);
  const parts: Part[] = [report, ...report.extracts];
  const [shown, setShown] = useState(report.documentId);
  const part = parts.find((p) => p.documentId === shown) ?? report;
  const dirty = Object.keys(edited).length > 0;

  const say = (message: string): void => toggleNotification({ type: 'success', message });
  const fail = (error: unknown): void =>
    toggleNotification({ type: 'danger', title: text('error.title'), message: messageOf(error) });
  const forget = (): void => {
    setEdited({});
    opened.current = {};
  };
  const saveAll = async (): Promise<boolean> => {
    for (const [id, sections] of Object.entries(edited)) {
      const answer = await save({
        documentId: id,
        sections: { ...sections, opened: opened.current[id] ?? {} },
      });
      if ('error' in answer) {
        fail(answer.error);
        return false;
      }
    }
    forget();
    return true;
  };
  const ask = async (): Promise<void> => {
    if (asking === 'submit' && dirty && !(await saveAll())) return;
    const answer = asking === 'submit' ? await submit(report.documentId) : await redraft(report.documentId);
    if ('error' in answer) return setProblem(messageOf(answer.error));
    forget();
    say(text(asking === 'submit' ? 'reports.submitted' : 'reports.redrafted'));
    setAsking(null);
  };
  const another = async (): Promise<void> => {
    const answer = await correct({
      kind: report.kind,
      period: report.period,
      ...(report.leaderId ? { leader: report.leaderId } : {}),
    });
    if ('error' in answer) return fail(answer.error);
    navigate(`../${answer.data.documentId}`);
  };

  const title = `${report.department ?? ''}${language === 'zh' ? periodLabel(report.period) : ` ${report.period} `}${choiceText(report.kind, language, KINDS)}`;
  const subtitle = [
    report.recipient ?? report.leader,
    text('reports.version', { n: report.version }),
    report.submittedAt ? `${report.author ?? ''} ${dayOf(new Date(report.submittedAt))}` : null,
  ];
  const sections = (
    <Grid.Root gap={6}>
      <Grid.Item col={7} s={12} direction="column" alignItems="stretch" gap={4}>
        {SECTIONS.map((section: Section) => (
          <Box
            key={`${part.documentId}-${section}`}
            background="neutral0"
            hasRadius
            shadow="tableShadow"
            padding={4}
          >
            <Field.Root name={section}>
              <Field.Label>{text(`reports.section.${section}`)}</Field.Label>
              {editable ? (
                <Textarea
                  name={section}
                  rows={section === 'evaluation' ? 4 : 8}
                  value={edited[part.documentId]?.[section] ?? part[section] ?? ''}
                  onChange={(event) => {
                    const { value } = event.target;
                    const begun = (opened.current[part.documentId] ??= {});
                    if (!(section in begun)) begun[section] = part[section];
                    setEdited((before) => ({
                      ...before,
                      [part.documentId]: { ...before[part.documentId], [section]: value },
                    }));
                  }}
                />
              ) : (
                <Typography style={{ whiteSpace: 'pre-wrap' }}>{part[section]}</Typography>
              )}
            </Field.Root>
          </Box>
        ))}
        {dirty && <Typography textColor="warning700">{text('reports.unsaved')}</Typography>}
      </Grid.Item>
      <Grid.Item col={5} s={12} direction="column" alignItems="stretch">
        <FactsPanel facts={part.facts} />
      </Grid.Item>
    </Grid.Root>
  );
  return (
    <Main>
      <PageHead
        title={title}
        subtitle={subtitle.filter(Boolean).join(' · ')}
        navigationAction={
          <Typography tag={Link} to=".." textColor="primary600">
            {text('reports.back')}
          </Typography>
        }
        primaryAction={
          <Flex gap={2}>
            <StateBadge active={report.state === 'submitted'}>
              {choiceText(report.state, language)}
            </StateBadge>
            {editable && (
              <>
                <Button
                  variant="tertiary"
                  loading={redrafting.isLoading}
                  onClick={() => setAsking('redraft')}
                >
                  {text('reports.redraft')}
                </Button>
                <Button
                  variant="secondary"
                  disabled={!dirty}
                  loading={saving.isLoading}
                  onClick={() => void saveAll().then((ok) => ok && say(text('reports.saved')))}
                >
                  {text('reports.save')}
                </Button>
                <Button onClick={() => setAsking('submit')}>{text('reports.submit')}</Button>
              </>
            )}
            {mine && report.state === 'submitted' && (
              <Button variant="secondary" loading={correcting.isLoading} onClick={() => void another()}>
                {text('reports.correct')}
              </Button>
            )}
          </Flex>
        }
      />
      <Layouts.Content>
        {editable && (
          <Box paddingBottom={4}>
            <SecretNotice />
          </Box>
        )}
        {parts.length > 1 ? (
          <Tabs.Root variant="simple" value={part.documentId} onValueChange={setShown}>
            <Box paddingBottom={4}>
              <Tabs.List aria-label={text('reports.title')}>
                {parts.map((p) => (
                  <Tabs.Trigger key={p.documentId} value={p.documentId}>
                    {p.recipient ? text('reports.for', { group: p.recipient }) : text('reports.whole')}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
            </Box>
            <Tabs.Content value={part.documentId}>{sections}</Tabs.Content>
          </Tabs.Root>
        ) : (
          sections
        )}
        {asking && (
          <FormModal
            title={text(asking === 'submit' ? 'reports.submit' : 'reports.redraft')}
            submit={text(asking === 'submit' ? 'reports.submit' : 'reports.redraft')}
            busy={submitting.isLoading || redrafting.isLoading || saving.isLoading}
            problem={problem}
            grave={asking === 'redraft'}
            onSubmit={() => void ask()}
            onClose={() => {
              setAsking(null);
              setProblem(null);
            }}
          >
            <Typography>
              {text(asking === 'submit' ? 'reports.submitText' : 'reports.redraftText')}
            </Typography>
          </FormModal>
        )}
      </Layouts.Content>
    </Main>
  );
}

import { Loader } from '@strapi/design-system';
import { Suspense, lazy, type ReactNode } from 'react';
import { useText } from '../shared/texts';

const StatePanel = lazy(() => import('./StatePanel'));
const TransfersPanel = lazy(() => import('./TransfersPanel'));
const TimelinePanel = lazy(() => import('./TimelinePanel'));

export const ISSUE = 'api::issue.issue';

type Context = { model: string; documentId?: string | undefined };
type Panel = { title: string; content: ReactNode } | null;

const Waiting = ({ children }: { children: ReactNode }) => (
  <Suspense fallback={<Loader small>…</Loader>}>{children}</Suspense>
);

const shownFor = ({ model, documentId }: Context): string | null =>
  model === ISSUE && documentId && documentId !== 'create' ? documentId : null;

/** 办理 */
export function IssueState(context: Context): Panel {
  const { text } = useText();
  const documentId = shownFor(context);
  if (!documentId) return null;
  return {
    title: text('panel.state'),
    content: (
      <Waiting>
        <StatePanel documentId={documentId} />
      </Waiting>
    ),
  };
}

/** 转办情况 */
export function IssueTransfers(context: Context): Panel {
  const { text } = useText();
  const documentId = shownFor(context);
  if (!documentId) return null;
  return {
    title: text('panel.transfers'),
    content: (
      <Waiting>
        <TransfersPanel documentId={documentId} />
      </Waiting>
    ),
  };
}

/** 办理台账 */
export function IssueTimeline(context: Context): Panel {
  const { text } = useText();
  const documentId = shownFor(context);
  if (!documentId) return null;
  return {
    title: text('panel.ledger'),
    content: (
      <Waiting>
        <TimelinePanel documentId={documentId} />
      </Waiting>
    ),
  };
}

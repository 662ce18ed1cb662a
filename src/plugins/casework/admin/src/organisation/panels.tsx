import { LinkButton, Loader } from '@strapi/design-system';
import { Suspense, lazy, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { SecretNotice } from '../shared/SecretNotice';
import { useText } from '../shared/texts';
import type { Reassignment } from './ReassignmentPanel';

const ReassignmentPanel = lazy(() => import('./ReassignmentPanel'));
const HandOverPanel = lazy(() => import('./HandOverPanel'));

type Context = {
  model: string;
  documentId?: string | undefined;
  document?: (Record<string, unknown> & { documentId: string }) | undefined;
};
type Panel = { title: string; content: ReactNode } | null;

const Waiting = ({ children }: { children: ReactNode }) => (
  <Suspense fallback={<Loader small>…</Loader>}>{children}</Suspense>
);

/** 严禁录入涉密信息, on every entry form of the application's own types. */
export function Secrecy({ model }: Context): Panel {
  const { text } = useText();
  if (!model.startsWith('api::')) return null;
  return { title: text('secret.title'), content: <SecretNotice hint /> };
}

/** 调剂办理 */
export function ReassignmentSteps({ model, document }: Context): Panel {
  const { text } = useText();
  if (model !== 'api::reassignment.reassignment' || !document?.documentId) return null;
  return {
    title: text('reassignment.panel'),
    content: (
      <Waiting>
        <ReassignmentPanel reassignment={document as Reassignment} />
      </Waiting>
    ),
  };
}

/** 工作交接 */
export function HandOver({ model, document }: Context): Panel {
  const { text } = useText();
  if (model !== 'api::staff-member.staff-member' || !document?.documentId) return null;
  return {
    title: text('handover.panel'),
    content: (
      <Waiting>
        <HandOverPanel
          person={{
            documentId: document.documentId,
            name: typeof document['name'] === 'string' ? document['name'] : '',
          }}
        />
      </Waiting>
    ),
  };
}

/** From a single day or year of the calendar to the form for a whole one. */
export function WholeYear({ model }: Context): Panel {
  const { text } = useText();
  if (model !== 'api::calendar-day.calendar-day' && model !== 'api::calendar-year.calendar-year') return null;
  return {
    title: text('calendar.title'),
    content: (
      <LinkButton tag={Link} to="/plugins/casework/calendar" variant="secondary" fullWidth>
        {text('calendar.link')}
      </LinkButton>
    ),
  };
}

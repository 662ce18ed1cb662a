import { Loader } from '@strapi/design-system';
import { Suspense, lazy, type ReactNode } from 'react';
import { OPEN_TYPES, RECORDED_TYPES } from '../../../contracts/recorded-types';
import { useActingKind } from '../shared/api';
import { useText } from '../shared/texts';

const RecordChanges = lazy(() => import('./RecordChanges'));

const MEMBERS = ['group', 'unit', 'leader', 'liaison'];

type Context = { model: string; documentId?: string | undefined };
type Panel = { title: string; content: ReactNode } | null;

/** 变更记录, on the page of every record that keeps its changes. */
export function ChangesOfRecord({ model, documentId }: Context): Panel {
  const { text } = useText();
  const kind = useActingKind();
  const type = RECORDED_TYPES.find((name) => model === `api::${name}.${name}`);
  // Others than the office and its overseers are refused the changes of master data: not asked for then.
  const shown = type !== undefined && (!MEMBERS.includes(kind) || OPEN_TYPES.includes(type));
  if (!shown || !documentId || documentId === 'create') return null;
  return {
    title: text('changes.title'),
    content: (
      <Suspense fallback={<Loader small>…</Loader>}>
        <RecordChanges type={type} documentId={documentId} />
      </Suspense>
    ),
  };
}

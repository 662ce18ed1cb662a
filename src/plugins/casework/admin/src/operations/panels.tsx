import { Loader } from '@strapi/design-system';
import { Suspense, lazy, type ReactNode } from 'react';
import { RECORDED_TYPES } from '../../../contracts/recorded-types';
import { useText } from '../shared/texts';

const RecordChanges = lazy(() => import('./RecordChanges'));

type Context = { model: string; documentId?: string | undefined };
type Panel = { title: string; content: ReactNode } | null;

/** 变更记录, on the page of every record that keeps its changes. */
export function ChangesOfRecord({ model, documentId }: Context): Panel {
  const { text } = useText();
  const type = RECORDED_TYPES.find((name) => model === `api::${name}.${name}`);
  if (!type || !documentId || documentId === 'create') return null;
  return {
    title: text('changes.title'),
    content: (
      <Suspense fallback={<Loader small>…</Loader>}>
        <RecordChanges type={type} documentId={documentId} />
      </Suspense>
    ),
  };
}

import { Loader } from '@strapi/design-system';
import { Suspense, lazy, type ReactNode } from 'react';
import { useActingKind } from '../shared/api';
import { useText } from '../shared/texts';

const LinksPanel = lazy(() => import('./LinksPanel'));

type Context = {
  model: string;
  documentId?: string | undefined;
  document?: (Record<string, unknown> & { documentId: string }) | undefined;
};

/** 企业专属链接, on an enterprise's form: for the office and its groups. */
export function EnterpriseLinks({ model, document }: Context): { title: string; content: ReactNode } | null {
  const { text } = useText();
  const kind = useActingKind();
  if (model !== 'api::enterprise.enterprise' || !document?.documentId) return null;
  if (kind !== 'office' && kind !== 'group') return null;
  return {
    title: text('links.panel'),
    content: (
      <Suspense fallback={<Loader small>…</Loader>}>
        <LinksPanel
          enterprise={{
            documentId: document.documentId,
            name: typeof document['name'] === 'string' ? document['name'] : '',
          }}
        />
      </Suspense>
    ),
  };
}

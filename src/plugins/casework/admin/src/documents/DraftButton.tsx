import { Button } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { DocumentAnswer, DraftInput } from '../../../contracts/documents';
import { inLanguage } from '../shared/api';
import { reasonOf } from '../shared/download';

/** Drafts a document from the record whose page it stands on, and goes to it. */
export function DraftButton({ input, label }: { input: DraftInput; label: string }) {
  const { post } = useFetchClient();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const draft = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await post<{ data: DocumentAnswer }>(
        '/casework/documents',
        { data: input },
        inLanguage(),
      );
      navigate(`/plugins/casework/documents/${data.data.documentId}`);
    } catch (error) {
      toggleNotification({ type: 'danger', message: await reasonOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="secondary" loading={busy} onClick={() => void draft()}>
      {label}
    </Button>
  );
}

import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { inLanguage } from '../shared/api';
import { reasonOf, save } from '../shared/download';
import { useText } from '../shared/texts';
import type { Asked } from './api';

/** The figures of all subjects that are shown, as a sheet. */
export function ExportFigures({ asked }: { asked: Asked }) {
  const { text } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await get<Blob>(`/casework/measures/export.xlsx?${new URLSearchParams(asked)}`, {
        ...inLanguage(),
        responseType: 'blob',
      });
      save(data, `${text('figures.title')}-${asked.from}.xlsx`);
    } catch (error) {
      toggleNotification({ type: 'danger', title: text('error.title'), message: await reasonOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="secondary"
      startIcon={<Download aria-hidden />}
      loading={busy}
      onClick={() => void run()}
    >
      {text('figures.export')}
    </Button>
  );
}

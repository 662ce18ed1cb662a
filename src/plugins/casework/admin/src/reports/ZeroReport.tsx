import { Button, Dialog } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { periodLabel } from '../../../domain/duties';
import { useActingKind } from '../shared/api';
import { dayOf } from '../shared/dates';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkZeroReportMutation } from './api';
import { periodsOf } from './NewReport';

/** 零报告: a unit without a case in the month says so by one confirmation. */
export function ZeroReport() {
  const { text, language } = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const kind = useActingKind();
  const [asking, setAsking] = useState(false);
  const [zero, { isLoading }] = useCaseworkZeroReportMutation();
  const period = periodsOf('unit', dayOf(new Date()))[0] ?? '';
  if (kind !== 'unit') return null;
  const run = async (): Promise<void> => {
    const answer = await zero({ period });
    if ('error' in answer)
      toggleNotification({ type: 'danger', title: text('error.title'), message: messageOf(answer.error) });
    else navigate(answer.data.documentId);
  };
  return (
    <>
      <Button variant="secondary" loading={isLoading} onClick={() => setAsking(true)}>
        {text('reports.zero')}
      </Button>
      <Dialog.Root open={asking} onOpenChange={setAsking}>
        <Dialog.Content>
          <Dialog.Header>{text('reports.zeroTitle')}</Dialog.Header>
          <Dialog.Body icon={<CheckCircle aria-hidden width="2.4rem" height="2.4rem" />}>
            {text('reports.zeroText', { month: language === 'zh' ? periodLabel(period) : period })}
          </Dialog.Body>
          <Dialog.Footer>
            <Dialog.Cancel>
              <Button fullWidth variant="tertiary">
                {text('form.back')}
              </Button>
            </Dialog.Cancel>
            <Dialog.Action>
              <Button fullWidth onClick={() => void run()}>
                {text('reports.zero')}
              </Button>
            </Dialog.Action>
          </Dialog.Footer>
        </Dialog.Content>
      </Dialog.Root>
    </>
  );
}

import { Loader } from '@strapi/design-system';
import { Suspense, lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import WorkbenchPage from './WorkbenchPage';
import { useText } from '../shared/texts';

const IssuePage = lazy(() => import('../issues/IssuePage'));

/** 诉求: the lists, and the page of each issue. */
export default function IssuesApp() {
  const { text } = useText();
  return (
    <Suspense fallback={<Loader>{text('form.loading')}</Loader>}>
      <Routes>
        <Route index element={<WorkbenchPage />} />
        <Route path=":documentId" element={<IssuePage />} />
      </Routes>
    </Suspense>
  );
}

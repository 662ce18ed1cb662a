import { Route, Routes } from 'react-router-dom';
import { AssessmentList } from './AssessmentList';
import { AssessmentPage } from './AssessmentPage';
import { SchemePage } from './SchemePage';

/** 考核 */
export default function AssessmentApp() {
  return (
    <Routes>
      <Route index element={<AssessmentList />} />
      <Route path="schemes/:documentId" element={<SchemePage />} />
      <Route path=":documentId" element={<AssessmentPage />} />
    </Routes>
  );
}

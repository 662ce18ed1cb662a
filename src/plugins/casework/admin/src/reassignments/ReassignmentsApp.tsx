import { Route, Routes } from 'react-router-dom';
import { ReassignmentForm } from './ReassignmentForm';
import { ReassignmentList } from './ReassignmentList';
import { ReassignmentPage } from './ReassignmentPage';

/** 包联调剂 (§四.8) */
export default function ReassignmentsApp() {
  return (
    <Routes>
      <Route index element={<ReassignmentList />} />
      <Route path="new" element={<ReassignmentForm />} />
      <Route path=":documentId" element={<ReassignmentPage />} />
    </Routes>
  );
}

import { Route, Routes } from 'react-router-dom';
import { ProblemList } from './ProblemList';
import { ProblemPage } from './ProblemPage';

/** 共性问题 */
export default function ProblemsApp() {
  return (
    <Routes>
      <Route index element={<ProblemList />} />
      <Route path=":documentId" element={<ProblemPage />} />
    </Routes>
  );
}

import { Route, Routes } from 'react-router-dom';
import { PolicyList } from './PolicyList';
import { PolicyPage } from './PolicyPage';

/** 政策匹配 (§一) */
export default function PoliciesApp() {
  return (
    <Routes>
      <Route index element={<PolicyList />} />
      <Route path=":documentId" element={<PolicyPage />} />
    </Routes>
  );
}

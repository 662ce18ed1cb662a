import { Route, Routes } from 'react-router-dom';
import { ReportList } from './ReportList';
import { ReportPage } from './ReportPage';

/** 总结报告 (§四.7) */
export default function ReportsApp() {
  return (
    <Routes>
      <Route index element={<ReportList />} />
      <Route path=":documentId" element={<ReportPage />} />
    </Routes>
  );
}

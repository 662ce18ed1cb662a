import { Route, Routes } from 'react-router-dom';
import { WorkPlanEditor } from '../work-plans/WorkPlanEditor';
import { WorkPlanList } from '../work-plans/WorkPlanList';
import { WorkPlanPage } from '../work-plans/WorkPlanPage';
import { ReportList } from './ReportList';
import { ReportPage } from './ReportPage';

/** 总结报告 (§四.7) and 年度工作计划 (§三.2) */
export default function ReportsApp() {
  return (
    <Routes>
      <Route index element={<ReportList />} />
      <Route path="plans" element={<WorkPlanList />} />
      <Route path="plans/write/:year" element={<WorkPlanEditor />} />
      <Route path="plans/:documentId" element={<WorkPlanPage />} />
      <Route path=":documentId" element={<ReportPage />} />
    </Routes>
  );
}

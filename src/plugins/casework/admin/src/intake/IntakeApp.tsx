import { Route, Routes } from 'react-router-dom';
import { IntakeList } from './IntakeList';
import { IntakePage } from './IntakePage';

/** 待登记 */
export default function IntakeApp() {
  return (
    <Routes>
      <Route index element={<IntakeList />} />
      <Route path=":documentId" element={<IntakePage />} />
    </Routes>
  );
}

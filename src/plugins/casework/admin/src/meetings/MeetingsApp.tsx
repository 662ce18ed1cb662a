import { Route, Routes } from 'react-router-dom';
import { MeetingList } from './MeetingList';
import { MeetingPage } from './MeetingPage';

/** 集中会办 */
export default function MeetingsApp() {
  return (
    <Routes>
      <Route index element={<MeetingList />} />
      <Route path=":documentId" element={<MeetingPage />} />
    </Routes>
  );
}

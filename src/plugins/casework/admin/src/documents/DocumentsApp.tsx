import { Route, Routes } from 'react-router-dom';
import { DocumentList } from './DocumentList';
import { DocumentPage } from './DocumentPage';
import { FontsPage } from './FontsPage';
import { TextsPage } from './TextsPage';

/** 公文 (§六.2–3) */
export default function DocumentsApp() {
  return (
    <Routes>
      <Route index element={<DocumentList />} />
      <Route path="fonts" element={<FontsPage />} />
      <Route path="texts" element={<TextsPage />} />
      <Route path=":documentId" element={<DocumentPage />} />
    </Routes>
  );
}

import { Box, Button, Flex, TextButton } from '@strapi/design-system';
import { Paperclip } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { reasonOf, save } from '../shared/download';
import { useText } from '../shared/texts';

const PICTURE = /\.(png|jpe?g|gif|webp|bmp)$/i;
const PDF = /\.pdf$/i;

/** A stored file: downloaded on a click, and shown inline where a browser can show it. */
export function StoredFile({ documentId, name }: { documentId: string; name: string }) {
  const { text } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => () => void (shown && URL.revokeObjectURL(shown)), [shown]);
  const fetched = async (use: (blob: Blob) => void): Promise<void> => {
    try {
      const { data } = await get<Blob>(`/casework/files/${documentId}`, { responseType: 'blob' });
      use(data);
    } catch (error) {
      toggleNotification({ type: 'danger', message: await reasonOf(error) });
    }
  };
  const showable = PICTURE.test(name) || PDF.test(name);
  const toggle = (): void => {
    if (shown) return setShown(null);
    // The file's own content type is not trusted: only a PDF or a picture is shown, as that type.
    const type = PDF.test(name) ? 'application/pdf' : 'image/*';
    void fetched((blob) => setShown(URL.createObjectURL(new Blob([blob], { type }))));
  };
  return (
    <Box>
      <Flex gap={3} wrap="wrap">
        <TextButton
          startIcon={<Paperclip aria-hidden />}
          aria-label={text('ledger.download', { name })}
          onClick={() => void fetched((blob) => save(blob, name))}
        >
          {name}
        </TextButton>
        {showable && (
          <Button
            className="no-print"
            variant="ghost"
            size="S"
            aria-expanded={shown !== null}
            onClick={toggle}
          >
            {text(shown ? 'issue.hidePreview' : 'issue.preview', { name: '' }).trim()}
          </Button>
        )}
      </Flex>
      {shown && (
        <Box paddingTop={2} style={{ maxWidth: '100%' }}>
          {PDF.test(name) ? (
            <iframe src={shown} title={name} style={{ width: '100%', height: '60rem', border: 0 }} />
          ) : (
            <img src={shown} alt={name} style={{ maxWidth: '100%', maxHeight: '60rem' }} />
          )}
        </Box>
      )}
    </Box>
  );
}

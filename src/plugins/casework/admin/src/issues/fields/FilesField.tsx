import { Box, Button, Flex, Tag, Typography } from '@strapi/design-system';
import { Cross, Upload } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../../shared/refusal';
import { shrunk } from '../../shared/shrink';
import { whileUploading } from '../../shared/uploads';
import { useText } from '../../shared/texts';

type Uploaded = { documentId: string; name: string };

type Props = {
  name: string;
  value: string[];
  /** names of the files that were attached before */
  names?: Readonly<Record<string, string>>;
  onChange: (documentIds: string[]) => void;
};

const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx';

/** Scans and other files, uploaded at once and named by documentId. */
export function FilesField({ name, value, names, onChange }: Props) {
  const { text } = useText();
  const { post } = useFetchClient();
  const picker = useRef<HTMLInputElement>(null);
  const [known, setKnown] = useState<Record<string, string>>({});
  /** of the pictures that have been attached here: what one sees of them */
  const [pictures, setPictures] = useState<Record<string, string>>({});
  const given = useRef<string[]>([]);
  useEffect(() => () => given.current.forEach((url) => URL.revokeObjectURL(url)), []);
  const [state, setState] = useState<{ busy: boolean; error?: string }>({ busy: false });

  const upload = async (chosen: FileList | null): Promise<void> => {
    if (!chosen || chosen.length === 0) return;
    // The list is the input's own and is emptied with it.
    const files = [...chosen];
    setState({ busy: true });
    try {
      const sent: File[] = [];
      const { data } = await whileUploading(async () => {
        const body = new FormData();
        for (const file of files) {
          const smaller = await shrunk(file);
          sent.push(smaller);
          body.append('files', smaller, smaller.name);
        }
        return post<Uploaded[]>('/upload', body);
      });
      setKnown((before) => ({
        ...before,
        ...Object.fromEntries(data.map((file) => [file.documentId, file.name])),
      }));
      // What comes back stands in the order of what was sent.
      const seen = data.flatMap(({ documentId }, n) => {
        const file = sent[n];
        return file?.type.startsWith('image/') ? [[documentId, URL.createObjectURL(file)] as const] : [];
      });
      given.current.push(...seen.map(([, url]) => url));
      setPictures((before) => ({ ...before, ...Object.fromEntries(seen) }));
      onChange([...value, ...data.map(({ documentId }) => documentId)]);
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error: text('form.uploadFailed', { reason: messageOf(error) }) });
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Box>
        {/* The browser's own button speaks the browser's language, not the panel's. */}
        <Button
          variant="secondary"
          size="S"
          startIcon={<Upload aria-hidden />}
          loading={state.busy}
          onClick={() => picker.current?.click()}
        >
          {text('form.pick')}
        </Button>
        <input
          ref={picker}
          hidden
          type="file"
          multiple
          name={name}
          aria-label={text('form.pick')}
          accept={ACCEPTED}
          disabled={state.busy}
          onChange={(event) => {
            const input = event.currentTarget;
            void upload(input.files).then(() => {
              input.value = '';
            });
          }}
        />
      </Box>
      {state.busy && <Typography variant="pi">{text('form.uploading')}</Typography>}
      {state.error && (
        <Typography variant="pi" textColor="danger600">
          {state.error}
        </Typography>
      )}
      {value.length > 0 && (
        <Flex gap={2} wrap="wrap">
          {value.map((id) => (
            <Flex key={id} direction="column" alignItems="flex-start" gap={1}>
              {pictures[id] && (
                <img
                  src={pictures[id]}
                  alt=""
                  style={{ width: '9.6rem', height: '7.2rem', objectFit: 'cover' }}
                />
              )}
              <Tag
                icon={<Cross aria-hidden />}
                label={text('form.remove')}
                onClick={() => onChange(value.filter((other) => other !== id))}
              >
                {known[id] ?? names?.[id] ?? id}
              </Tag>
            </Flex>
          ))}
        </Flex>
      )}
    </Flex>
  );
}

import { Button, FileButton } from '@mantine/core';
import { IconPhotoEdit } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showFailure } from '../../lib/undo.tsx';

const PictureEditor = lazy(async () => ({ default: (await import('./picture-editor.tsx')).PictureEditor }));

/** The first picture of a paste; text that is pasted stays where it belongs. */
const pictureOf = (files: FileList | undefined): File | undefined =>
  [...(files ?? [])].find(({ type }) => type.startsWith('image/'));

/**
 * H6: a picture pasted anywhere while the form is open (Ctrl V), or chosen, opens in the editor; done, it is one more file
 * to attach.
 */
export function PicturePaste({ onPicture }: { onPicture(file: File): void }): ReactNode {
  const { t } = useTranslation('picture');
  const [picture, setPicture] = useState<ImageBitmap | null>(null);

  useEffect(() => {
    const listener = (event: ClipboardEvent) => {
      const file = pictureOf(event.clipboardData?.files);
      if (!file) return;
      event.preventDefault();
      createImageBitmap(file).then(setPicture, showFailure);
    };
    window.addEventListener('paste', listener);
    return () => window.removeEventListener('paste', listener);
  }, []);

  return (
    <>
      <FileButton
        accept="image/png,image/jpeg,image/webp"
        onChange={(file) => file && createImageBitmap(file).then(setPicture, showFailure)}
      >
        {(button) => (
          <Button {...button} variant="default" size="compact-sm" leftSection={<IconPhotoEdit size={13} aria-hidden />}>
            {t('open')}
          </Button>
        )}
      </FileButton>
      {picture && (
        <Suspense fallback={null}>
          <PictureEditor
            picture={picture}
            onClose={() => setPicture(null)}
            onDone={(file) => {
              setPicture(null);
              onPicture(file);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

import { Button, Group, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/use-format.ts';
import { drawPicture, pictureFile } from './draw-picture.ts';
import { type MarkKind, markKinds } from './picture-marks.ts';
import classes from './picture.module.css';
import { usePictureDrawing } from './use-picture-drawing.ts';

interface Props {
  picture: ImageBitmap;
  onDone(file: File): void;
  onClose(): void;
}

/** H6: arrow, box, blur and text on a pasted picture, kept as a PNG; by mouse or by keys. */
export function PictureEditor({ picture, onDone, onClose }: Props): ReactNode {
  const { t } = useTranslation('picture');
  const format = useFormat();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [kind, setKind] = useState<MarkKind>('arrow');
  const [text, setText] = useState('');
  const { marks, pending, cross, undo, pointerEvents, keyEvents } = usePictureDrawing({ canvas, picture, kind, text });

  useEffect(() => {
    if (canvas.current) drawPicture(canvas.current, picture, pending ? [...marks, pending] : marks);
  }, [picture, marks, pending]);

  async function finish(): Promise<void> {
    if (!canvas.current) return;
    drawPicture(canvas.current, picture, marks);
    const name = `${t('fileName')} ${format.day(new Date().toISOString().slice(0, 10)).replaceAll('/', '-')}.png`;
    const file = await pictureFile(canvas.current, name);
    if (file) onDone(file);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) {
      undo();
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      void finish();
      event.preventDefault();
    }
  }

  return (
    <Modal opened onClose={onClose} title={t('title')} size="xl" closeOnClickOutside={false} onKeyDown={onKeyDown}>
      <Group gap="sm" mb="sm">
        <SegmentedControl
          size="xs"
          aria-label={t('tool')}
          value={kind}
          onChange={(value) => setKind(value as MarkKind)}
          data={markKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        {kind === 'text' && (
          <TextInput
            size="xs"
            w={240}
            aria-label={t('text')}
            placeholder={t('textHint')}
            maxLength={80}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        )}
        <Button variant="default" size="compact-sm" disabled={marks.length === 0} onClick={undo}>
          {t('undo')}
        </Button>
      </Group>
      <div
        className={classes['frame']}
        tabIndex={0}
        role="application"
        aria-label={t('canvas', { count: marks.length })}
        aria-describedby="picture-keys"
        data-autofocus
        {...keyEvents}
      >
        <canvas
          ref={canvas}
          className={classes['canvas']}
          width={picture.width}
          height={picture.height}
          aria-hidden
          {...pointerEvents}
        />
        {cross && (
          <span
            className={classes['cross']}
            style={{ left: `${(cross.x / picture.width) * 100}%`, top: `${(cross.y / picture.height) * 100}%` }}
          />
        )}
      </div>
      <p id="picture-keys" className={classes['keys']}>
        {t('keys')}
      </p>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button onClick={() => void finish()}>{t('attach')}</Button>
      </Group>
    </Modal>
  );
}

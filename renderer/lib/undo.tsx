import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { coreClient } from './core-client.ts';
import { errorText } from './error-text.ts';
import { texts } from './i18n.ts';

/** How long "Desfazer" stays (ui.md, Frame). */
const UNDO_SHOWN = 8000;
const UNDO_ID = 'undo';

/** What was done, by its key of `shell:undo`; empty where an older one has no words any more. */
export function undoWords(label: string | null): string {
  const key = `undo.${label ?? ''}`;
  return texts.exists(key, { ns: 'shell' }) ? texts.t(key as 'undo.trash', { ns: 'shell' }) : '';
}

/** Takes back the last thing done in this window, or makes it again; ⌘Z, ⇧⌘Z and the toast (Q5). */
export async function undoLast(direction: 'undo' | 'redo' = 'undo'): Promise<void> {
  notifications.hide(UNDO_ID);
  try {
    const { kept, label } = await coreClient.history[direction]();
    const partly = kept.length > 0 ? texts.t('undo.partly', { ns: 'components', count: kept.length }) : null;
    showNote(partly ?? texts.t(`undo.${direction}`, { ns: 'components', what: undoWords(label) }));
  } catch (error) {
    showFailure(error);
  }
}

/** Says what was done and offers to take it back for 8 s. `done` is a sentence: "Meta excluída". */
export function showUndo(done: string): void {
  notifications.hide(UNDO_ID);
  notifications.show({
    id: UNDO_ID,
    autoClose: UNDO_SHOWN,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{done}</span>
        <Button variant="subtle" size="compact-sm" flex="none" onClick={() => void undoLast()}>
          {texts.t('undo.button', { ns: 'components' })}
        </Button>
      </Group>
    ),
  });
}

/** A short word about something that went well. */
export function showNote(message: string): void {
  notifications.show({ message, autoClose: 4000, withBorder: true });
}

/** What a mutation could not do; it stays until it is read. */
export function showFailure(error: unknown): void {
  notifications.show({
    title: texts.t('error.notDone', { ns: 'components' }),
    message: errorText(error),
    color: 'red',
    autoClose: false,
    withBorder: true,
  });
}

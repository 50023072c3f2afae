import { useCallback, useEffect, useRef, useState } from 'react';
import { coreClient } from './core-client.ts';
import { showFailure } from './undo.tsx';

/** Pauses in typing, in milliseconds: the draft is kept almost at once, the record when a thought seems finished. */
const DRAFT_PAUSE = 250;
const SAVE_PAUSE = 900;

/** What a save that rejects where it fails gives. A promise that turns a failure into null does not compile here. */
export type Saved = Promise<object | void>;

interface Input {
  value: string;
  onSave(text: string): Saved;
  draftKey: string;
}

export interface Autosave {
  text: string;
  type(text: string): void;
  /** Saves now: on leaving the field, and to try again. */
  flush(): void;
  state: 'idle' | 'saving' | 'saved' | 'restored' | 'failed';
  /** UTC instant of the last save, or of the draft. */
  at: string | null;
}

/** A text that saves itself: typed, kept as draft, saved, draft cleared. One save runs at a time, the last text wins. */
export function useAutosave({ value, onSave, draftKey }: Input): Autosave {
  const [text, setText] = useState(value);
  const [state, setState] = useState<Autosave['state']>('idle');
  const [at, setAt] = useState<string | null>(null);
  const memory = useRef({ text: value, stored: value, saving: false, onSave, gone: false });
  useEffect(() => {
    memory.current.onSave = onSave;
  }, [onSave]);
  const timers = useRef<{ draft?: number; save?: number }>({});

  const flush = useCallback(async (): Promise<void> => {
    const now = memory.current;
    window.clearTimeout(timers.current.save);
    if (now.saving || now.text === now.stored) return;
    now.saving = true;
    setState('saving');
    try {
      // What is typed while a save runs is saved after it.
      while (now.text !== now.stored) {
        const sent = now.text;
        await now.onSave(sent);
        now.stored = sent;
      }
      setState('saved');
      setAt(new Date().toISOString());
    } catch (error) {
      setState('failed');
      // The field cannot say it any more; its draft gives the text back when it is opened again.
      if (now.gone) showFailure(error);
      return;
    } finally {
      now.saving = false;
    }
    window.clearTimeout(timers.current.draft);
    await coreClient.drafts.clear({ key: draftKey }).catch(() => undefined);
  }, [draftKey]);

  const type = useCallback(
    (next: string): void => {
      memory.current.text = next;
      setText(next);
      window.clearTimeout(timers.current.draft);
      window.clearTimeout(timers.current.save);
      timers.current.draft = window.setTimeout(() => {
        // A draft that fails is no harm by itself: the save below tells.
        void coreClient.drafts.put({ key: draftKey, text: next }).catch(() => undefined);
      }, DRAFT_PAUSE);
      timers.current.save = window.setTimeout(() => void flush(), SAVE_PAUSE);
    },
    [draftKey, flush],
  );

  // What was stored elsewhere is shown, unless something typed here is still to be saved.
  useEffect(() => {
    const now = memory.current;
    if (now.text === now.stored && !now.saving) {
      now.text = value;
      setText(value);
    }
    now.stored = value;
  }, [value]);

  useEffect(() => {
    const now = memory.current;
    now.gone = false;
    void coreClient.drafts
      .get({ key: draftKey })
      .then((draft) => {
        if (now.gone || !draft || draft.text === now.stored || now.text !== now.stored) return;
        now.text = draft.text;
        setText(draft.text);
        setState('restored');
        setAt(draft.savedAt);
        timers.current.save = window.setTimeout(() => void flush(), SAVE_PAUSE);
      })
      .catch(() => undefined);
    const onHide = () => void flush();
    window.addEventListener('pagehide', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide);
      now.gone = true;
      void flush();
    };
  }, [draftKey, flush]);

  return { text, type, flush: () => void flush(), state, at };
}

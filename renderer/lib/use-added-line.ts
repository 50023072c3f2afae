import { useCallback, useEffect, useRef, useState } from 'react';
import { coreClient } from './core-client.ts';
import { withLinesBack } from './line-back.ts';
import { showFailure } from './undo.tsx';
import type { Saved } from './use-autosave.ts';

/** A pause in typing, in milliseconds. */
const DRAFT_PAUSE = 250;

interface Input {
  /** Unique to this field: `review:<id>:add:decision`. */
  draftKey: string;
  /** Rejects where it fails. */
  onAdd(line: string): Saved;
}

interface AddedLine {
  text: string;
  type(text: string): void;
  /** The field is empty at once, for the next line; a line that was not added comes back. */
  add(): void;
  /** The line that stands here was to be added and was not. */
  failed: boolean;
}

/** A line that is not a record yet. What is typed and what is on its way are one draft until they are safe. */
export function useAddedLine({ draftKey, onAdd }: Input): AddedLine {
  const [text, setText] = useState('');
  const [failed, setFailed] = useState(false);
  const memory = useRef({ typed: '', onTheWay: new Array<string>(), touched: false, gone: false });
  const timer = useRef(0);

  const show = useCallback((next: string): void => {
    memory.current.typed = next;
    setText(next);
  }, []);

  const keep = useCallback((): void => {
    window.clearTimeout(timer.current);
    const { typed, onTheWay } = memory.current;
    const draft = withLinesBack(onTheWay, typed);
    const kept =
      draft === '' ? coreClient.drafts.clear({ key: draftKey }) : coreClient.drafts.put({ key: draftKey, text: draft });
    // A draft that fails is no harm by itself: what is typed still stands in the field.
    void kept.catch(() => undefined);
  }, [draftKey]);

  const type = useCallback(
    (next: string): void => {
      memory.current.touched = true;
      show(next);
      window.clearTimeout(timer.current);
      if (next === '') keep();
      else timer.current = window.setTimeout(keep, DRAFT_PAUSE);
    },
    [show, keep],
  );

  async function add(): Promise<void> {
    const now = memory.current;
    const line = now.typed.trim();
    if (line === '') return;
    now.onTheWay.push(line);
    show('');
    keep();
    try {
      await onAdd(line);
      setFailed(false);
    } catch (error) {
      show(withLinesBack([line], now.typed));
      setFailed(true);
      // The field cannot say it any more; its draft gives the line back when it is opened again.
      if (now.gone) showFailure(error);
    }
    now.onTheWay.splice(now.onTheWay.indexOf(line), 1);
    keep();
  }

  useEffect(() => {
    const now = memory.current;
    now.gone = false;
    void coreClient.drafts
      .get({ key: draftKey })
      .then((draft) => {
        if (!now.gone && draft && !now.touched) show(draft.text);
      })
      .catch(() => undefined);
    return () => {
      now.gone = true;
      if (now.touched) keep();
    };
  }, [draftKey, show, keep]);

  return { text, type, add: () => void add(), failed };
}

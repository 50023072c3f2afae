import { useCallback, useEffect, useRef, useState } from 'react';
import { coreClient } from '#renderer/lib/core-client.ts';

/** A pause in typing, in milliseconds. */
const DRAFT_PAUSE = 250;

/** The text of a line that is not a record yet; a crash or a closed window gives it back. */
export function useLineDraft(draftKey: string): { text: string; type(text: string): void } {
  const [text, setText] = useState('');
  const typed = useRef(false);
  const timer = useRef(0);
  const type = useCallback(
    (next: string) => {
      typed.current = true;
      setText(next);
      window.clearTimeout(timer.current);
      const keep = () =>
        void (
          next === ''
            ? coreClient.drafts.clear({ key: draftKey })
            : coreClient.drafts.put({ key: draftKey, text: next })
        ).catch(() => undefined);
      if (next === '') keep();
      else timer.current = window.setTimeout(keep, DRAFT_PAUSE);
    },
    [draftKey],
  );
  useEffect(() => {
    let gone = false;
    void coreClient.drafts
      .get({ key: draftKey })
      .then((draft) => {
        if (!gone && draft && !typed.current) setText(draft.text);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [draftKey]);
  return { text, type };
}

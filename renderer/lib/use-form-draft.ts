import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { coreClient } from './core-client.ts';

/** Pause in typing after which a draft is kept, in milliseconds. */
const PAUSE = 400;

/** Keeps a form's values in core while they are not sent, and fills them in again (nothing written is ever lost). */
export function useFormDraft<Values extends Record<string, unknown>, Output>(
  form: UseFormReturnType<Values, Output>,
  key: string | undefined,
): { draftFrom: string | null; forgetDraft(): void } {
  const [draftFrom, setDraftFrom] = useState<string | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const { values, setValues } = form;
  const dirty = form.isDirty();
  const current = useRef(dirty);
  useEffect(() => {
    current.current = dirty;
  }, [dirty]);

  useEffect(() => {
    if (!key) return;
    let gone = false;
    void coreClient.drafts.get({ key }).then((draft) => {
      const kept = draft ? parseDraft(draft.text) : null;
      // Whoever already types has the word; the draft then gives way to the new one.
      if (gone || !draft || !kept || current.current) return;
      setValues(kept as Partial<Values>);
      setDraftFrom(draft.savedAt);
    });
    return () => {
      gone = true;
    };
  }, [key, setValues]);

  useEffect(() => {
    if (!key || !dirty) return;
    timer.current = window.setTimeout(() => void coreClient.drafts.put({ key, text: JSON.stringify(values) }), PAUSE);
    return () => window.clearTimeout(timer.current);
  }, [key, dirty, values]);

  return {
    draftFrom,
    forgetDraft() {
      window.clearTimeout(timer.current);
      setDraftFrom(null);
      if (key) void coreClient.drafts.clear({ key });
    },
  };
}

function parseDraft(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Send } from '#shared/contract/communication.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { draftKeyOf, keptTextOf, type SendText, textOf } from './send-text.ts';

/** Pause in typing after which the text is kept, in milliseconds. */
const PAUSE = 400;

export interface EditedSend {
  text: SendText;
  template: SendText;
  change(patch: Partial<SendText>): void;
  /** Back to the text of the library. */
  reset(): void;
  isChanged: boolean;
}

/** The text of one send: typed text survives the window, until it is sent or given up. */
export function useSendText(send: Send): EditedSend {
  const { i18n } = useTranslation();
  const { memberName } = useMe();
  const template = useMemo(() => textOf(send, { i18n, consultant: memberName }), [send, i18n, memberName]);
  const [edited, setEdited] = useState<SendText | null>(null);
  const timer = useRef<number | undefined>(undefined);

  useEffect(() => {
    let gone = false;
    void keptTextOf(send).then((kept) => {
      if (!gone && kept) setEdited((typed) => typed ?? kept);
    });
    return () => {
      gone = true;
    };
  }, [send]);

  return {
    text: edited ?? template,
    template,
    isChanged: edited !== null,
    change(patch) {
      const next = { ...(edited ?? template), ...patch };
      setEdited(next);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        void coreClient.drafts.put({ key: draftKeyOf(send), text: JSON.stringify(next) });
      }, PAUSE);
    },
    reset() {
      window.clearTimeout(timer.current);
      setEdited(null);
      void coreClient.drafts.clear({ key: draftKeyOf(send) });
    },
  };
}

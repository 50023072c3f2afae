import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommunicationTrack, Content } from '#shared/contract/communication.ts';
import { shippedText } from '#renderer/lib/shipped-text.ts';

export interface ContentWords {
  title(content: Pick<Content, 'contentKey' | 'title'>): string;
  body(content: Pick<Content, 'contentKey' | 'body'>): string;
  track(track: Pick<CommunicationTrack, 'contentKey' | 'name'>): string;
}

/** Words of the library in the reader's language: what the workspace wrote, else what came with the app. */
export function useContentWords(): ContentWords {
  const { i18n } = useTranslation('communication');
  const { language } = i18n;
  return useMemo(() => {
    const shipped = (table: string, key: string | null, field: string) =>
      shippedText(i18n, { namespace: 'communication', table, key: key ?? '', field }, language);
    return {
      title: ({ contentKey, title }) => title ?? (shipped('content_item', contentKey, 'title') || '–'),
      body: ({ contentKey, body }) => body ?? shipped('content_item', contentKey, 'body'),
      track: ({ contentKey, name }) => name ?? (shipped('communication_track', contentKey, 'name') || '–'),
    };
  }, [i18n, language]);
}

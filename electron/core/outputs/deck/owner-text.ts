import type { Side } from '#shared/domain/vocabulary.ts';
import type { Telling } from '#shared/domain/client-view/messages.ts';

/** `Vocês · Marina Prado`, or the side alone when nobody is named. */
export function ownerText({ side, ownerName }: { side: Side; ownerName: string | null }, { t }: Telling): string {
  const who = t(side === 'client' ? 'you' : 'we');
  return ownerName ? t('sideOwner', { side: who, name: ownerName }) : who;
}

import type { Side } from '#shared/domain/vocabulary.ts';
import type { Telling } from '#shared/domain/client-view/messages.ts';

/** `Vocês · Marina Prado`, or the side alone when nobody is named. */
export function ownerText({ side, ownerName }: { side: Side; ownerName: string | null }, { t }: Telling): string {
  const who = t(side === 'client' ? 'you' : 'we');
  return ownerName ? t('sideOwner', { side: who, name: ownerName }) : who;
}

/** Of an ask, the one who acts: its side is the one that asks, its owner is on the other. */
export function actorText({ side, ownerName }: { side: Side; ownerName: string | null }, telling: Telling): string {
  return ownerText({ side: side === 'client' ? 'ours' : 'client', ownerName }, telling);
}

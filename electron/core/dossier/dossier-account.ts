import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountOpened, AccountProfile } from '#shared/contract/accounts.ts';
import type { DossierSection } from '#shared/domain/dossier.ts';
import { majorUnits } from '#shared/domain/money.ts';
import { type DossierWords, fact, joined, lines, section } from './dossier-texts.ts';

export interface AccountParts {
  opened: AccountOpened;
  profile: AccountProfile;
  segment: { contentKey: string | null; name: string | null } | null;
  activation: { activatedOn: string | null; note: string | null };
  health: number | null;
}

/** Who the client is and where it stands: the first page of a dossier (A1, A2, A6). */
export function standingSection(words: DossierWords, parts: AccountParts): DossierSection {
  const { t, day, format } = words;
  const { header } = parts.opened;
  const { account } = parts.profile;
  const { stage, contact, renewal, feeling, nextStep, nextReview } = header;
  const label = (key: string) => t(`facts.${key}`);
  const money = header.mrr.map((amount) => format.value(majorUnits(amount), amount.currency)).join(' + ');
  return section(words, 'standing', {
    facts: [
      ...fact(label('owner'), header.ownerName),
      ...fact(label('status'), t(`account:status.${header.status}`)),
      ...fact(label('segment'), segmentName(words, parts.segment)),
      ...fact(label('touchModel'), t(`content:touchModel.${header.touchModelKey}.name`)),
      ...fact(
        label('stage'),
        stage &&
          `${t(`content:stage.${stage.kind}`, { round: stage.round || '' }).trim()} (${t('until', { day: String(day(stage.plannedEnd)) })})`,
      ),
      ...fact(label('postSale'), header.postSaleStage && t(`account:postSaleStage.${header.postSaleStage}`)),
      ...fact(label('clientSince'), day(account.clientSince)),
      ...fact(label('ongoingStart'), day(account.ongoingStart)),
      ...fact(label('activated'), day(parts.activation.activatedOn)),
      ...fact(label('activationNote'), parts.activation.note),
      ...fact(label('health'), parts.health === null ? null : format.number(Math.round(parts.health))),
      ...fact(label('feeling'), feeling && joined(t(`components:moment.${feeling.moment}`), day(feeling.feltOn))),
      ...fact(label('value'), money === '' ? null : t('perMonth', { amount: money })),
      ...fact(label('renewal'), renewal && t('daysLeft', { day: String(day(renewal.endsOn)), days: renewal.daysLeft })),
      ...fact(label('lastContact'), contact && (day(contact.lastContactOn) ?? t('never'))),
      ...fact(label('nextContact'), contact && day(contact.dueOn)),
      ...fact(label('nextStep'), nextStep && joined(nextStep.text, day(nextStep.dueOn))),
      ...fact(
        label('nextReview'),
        nextReview && joined(t(`reviews:kind.${nextReview.kind}`), day(nextReview.startsAt)),
      ),
    ],
  });
}

const segmentName = ({ t }: DossierWords, segment: AccountParts['segment']): string | null =>
  segment && (segment.name ?? (segment.contentKey ? t(`content:segment.${segment.contentKey}.name`) : null));

export function profileSections(words: DossierWords, { profile }: AccountParts): DossierSection[] {
  const { t, day } = words;
  const { account, factors } = profile;
  const label = (key: string) => t(`facts.${key}`);
  return [
    section(words, 'profile', {
      facts: [
        ...fact(label('sector'), account.sector && t(`account:sector.${account.sector}`)),
        ...fact(label('size'), account.size && t(`account:size.${account.size}`)),
        ...fact(label('country'), account.country),
        ...fact(label('website'), account.website),
        ...fact(label('language'), t(`account:language.${account.language}`)),
        ...fact(label('needs'), account.needs),
        ...fact(label('preferences'), account.preferences),
        ...fact(label('style'), account.communicationStyle),
        ...fact(label('vocabulary'), account.vocabulary),
        ...fact(label('turnover'), account.staffTurnover && t(`account:level.${account.staffTurnover}`)),
        ...fact(label('stay'), account.stayReason && t(`account:stayReason.${account.stayReason}`)),
        ...fact(label('stayNote'), account.stayNote),
      ],
    }),
    section(words, 'factors', {
      entries: factors.map(({ kind, since, body }) => ({
        title: t(`account:factorKind.${kind}`),
        meta: since && t('since', { day: String(day(since)) }),
        body,
      })),
    }),
  ];
}

/** A5, A3: what sales handed over, and the people. */
export async function relationSections(
  db: Kysely<Database>,
  words: DossierWords,
  accountId: string,
): Promise<DossierSection[]> {
  const { t, day } = words;
  const handOver = await db
    .selectFrom('hand_over')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const contacts = await db
    .selectFrom('contact')
    .leftJoin('contact as boss', 'boss.id', 'contact.reports_to_id')
    .selectAll('contact')
    .select('boss.name as boss_name')
    .where('contact.account_id', '=', accountId)
    .where('contact.deleted_at', 'is', null)
    .orderBy('contact.name')
    .execute();
  const label = (key: string) => t(`facts.${key}`);
  return [
    section(words, 'handOver', {
      facts: [
        ...fact(label('salesOwner'), handOver && joined(handOver.sales_owner, day(handOver.handed_on))),
        ...fact(label('promised'), handOver?.promised),
        ...fact(label('expected'), handOver?.expected_result),
        ...fact(label('salesHistory'), handOver?.history),
        ...fact(label('contactsNote'), handOver?.contacts_note),
      ],
    }),
    section(words, 'contacts', {
      entries: contacts.map((person) => ({
        title: [person.name, person.job_title].filter(Boolean).join(', '),
        meta: joined(
          person.role && t(`contacts:role.${person.role}`),
          person.stance !== 'unknown' && t(`contacts:stance.${person.stance}`),
          person.left_on && t('left', { day: String(day(person.left_on)) }),
        ),
        body: lines(
          joined(person.email, person.phone, person.boss_name && t('reportsTo', { name: person.boss_name })),
          person.notes,
        ),
      })),
    }),
  ];
}

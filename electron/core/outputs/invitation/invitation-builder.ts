import type { ClientView } from '#shared/domain/client-view.ts';
import { periodText, type Telling } from '#shared/domain/client-view/messages.ts';
import { OutputError } from '../output-error.ts';
import { tellingOf } from '../output-texts.ts';

/**
 * The invitation to a review (F7): UTC instants, so no zone can be read wrongly; the same UID for ever, a higher
 * SEQUENCE when it moves, CANCEL when it is called off.
 * @throws OutputError `OUTPUT_NEEDS_DATE` while the review has no date
 */
export async function buildInvitation(view: ClientView): Promise<Uint8Array> {
  const ical = await import('ical-generator');
  const { review } = view;
  if (review.startsAt === null) throw new OutputError('OUTPUT_NEEDS_DATE');
  const start = new Date(review.startsAt);
  const { owner } = review;
  const telling = tellingOf(view);
  const { t } = telling;
  const invites = owner.email !== null;
  const calendar = ical.default({
    prodId: { company: 'Ongoing', product: 'Ongoing', language: view.language.toUpperCase() },
    // Without an organiser's address nobody can answer: then it is a plain entry to be kept.
    method: methodOf(ical.ICalCalendarMethod, { calledOff: review.calledOff, invites }),
  });
  const event = calendar.createEvent({
    id: `${review.id}@ongoing`,
    sequence: review.invitationSequence,
    stamp: new Date(view.generatedAt),
    start,
    end: new Date(start.getTime() + review.durationMinutes * 60_000),
    summary: t('invitation.summary', { kind: t(`kind.${review.kind}`), client: view.account.name }),
    description: description(telling),
    location: review.place,
    status: review.calledOff ? ical.ICalEventStatus.CANCELLED : ical.ICalEventStatus.CONFIRMED,
  });
  if (owner.email !== null) {
    event.organizer({ name: owner.name, email: owner.email });
    for (const { name, email } of view.participants) {
      if (email === null || email === owner.email) continue;
      event.createAttendee({
        name,
        email,
        rsvp: true,
        role: ical.ICalAttendeeRole.REQ,
        status: ical.ICalAttendeeStatus.NEEDSACTION,
      });
    }
  }
  const lines = calendar
    .toString()
    .split(/\r?\n/u)
    .filter((line) => line !== '');
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}

function methodOf<Method>(
  methods: { CANCEL: Method; REQUEST: Method; PUBLISH: Method },
  { calledOff, invites }: { calledOff: boolean; invites: boolean },
): Method {
  if (calledOff) return methods.CANCEL;
  return invites ? methods.REQUEST : methods.PUBLISH;
}

function description(telling: Telling): string {
  const { t, view } = telling;
  const lines = [t('invitation.intro', { period: periodText(telling) })];
  if (view.agenda.length > 0) {
    lines.push('', t('invitation.agenda'));
    for (const { item, minutes } of view.agenda) lines.push(`- ${t('invitation.item', { item, count: minutes })}`);
  }
  return lines.join('\n');
}

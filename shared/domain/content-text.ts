/** H5. How many clients must have reported an issue before a stored reply to it may be used. */
export const CANNED_LEAST_CLIENTS = 3;

/** What the places of a text are filled with; pt-BR and English names mean the same. */
export type TextValues = { client: string; contact: string; consultant: string; feature: string };

const places: Readonly<Record<string, keyof TextValues>> = {
  cliente: 'client',
  client: 'client',
  contato: 'contact',
  contact: 'contact',
  consultor: 'consultant',
  consultant: 'consultant',
  funcionalidade: 'feature',
  feature: 'feature',
};

const PLACE = /\{([\p{L}_ ]+)\}/gu;

/** Fills `{contato}`, `{cliente}`, `{consultor}`, `{funcionalidade}`; a place that nothing is known for stays to be seen. */
export function fillText(text: string, values: Readonly<Partial<TextValues>>): string {
  return text.replaceAll(PLACE, (whole, name: string) => {
    const place = places[name.trim().toLowerCase()];
    return (place && values[place]) || whole;
  });
}

/** The places that are still open. */
export function openPlaces(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([whole]) => whole))];
}

export type ReplyProblem = 'places_open' | 'not_specific' | 'too_few_reports' | 'no_recipient';

/**
 * H5. What keeps a text from being right first time: a place left open, a stored reply for something few reported, and,
 * where a person writes, a text that says nothing of this client.
 */
export function replyProblems(reply: {
  subject: string;
  body: string;
  /** The text as the library fills it. */
  template: string;
  kind: 'canned' | 'other';
  /** Clients that reported the known issue. */
  reports: number;
  /** A person writes this one: it is not of the batch. */
  personal: boolean;
  hasRecipient: boolean;
}): ReplyProblem[] {
  const problems: ReplyProblem[] = [];
  if (!reply.hasRecipient) problems.push('no_recipient');
  if (openPlaces(`${reply.subject}\n${reply.body}`).length > 0) problems.push('places_open');
  if (reply.kind === 'canned' && reply.reports < CANNED_LEAST_CLIENTS) problems.push('too_few_reports');
  if (reply.personal && reply.body.trim() === reply.template.trim()) problems.push('not_specific');
  return problems;
}

const words = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);

/** H5. Whether a case speaks of a known issue: it has every word of four letters or more that the issue is named by. */
export function mentionsIssue(caseText: string, issue: string): boolean {
  const wanted = words(issue);
  if (wanted.length === 0) return false;
  const there = new Set(words(caseText));
  return wanted.every((word) => there.has(word));
}

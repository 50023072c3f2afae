import { describe, expect, it } from 'vitest';
import { buildDocument } from '#core/outputs/document-builders.ts';
import type { ClientView } from '#shared/domain/client-view.ts';
import { samples } from '#test/support/client-view-samples.ts';
import { unfold } from '#test/support/document-texts.ts';

const build = async (over: Partial<ClientView['review']> = {}) => {
  const view = samples.rich();
  return new TextDecoder().decode(
    await buildDocument({ kind: 'ics', view: { ...view, review: { ...view.review, ...over } }, attachments: [] }),
  );
};

const field = (text: string, name: string) =>
  unfold(text)
    .split('\r\n')
    .filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`));

describe('an invitation', () => {
  it('says when in UTC, for how long, who and where', async () => {
    const text = await build();
    expect(field(text, 'METHOD')).toEqual(['METHOD:REQUEST']);
    expect(field(text, 'DTSTART')).toEqual(['DTSTART:20261008T170000Z']);
    expect(field(text, 'DTEND')).toEqual(['DTEND:20261008T180000Z']);
    expect(field(text, 'DTSTAMP')).toEqual(['DTSTAMP:20261005T120000Z']);
    expect(field(text, 'UID')).toEqual(['UID:01930000-0000-7000-8000-000000000001@ongoing']);
    expect(field(text, 'ORGANIZER').join('')).toContain('helena.duarte@vertice.example');
    expect(field(text, 'LOCATION')).toEqual([String.raw`LOCATION:Sala Ipê\, Av. Paulista 1.000\, São Paulo`]);
    const people = field(text, 'ATTENDEE');
    expect(people).toHaveLength(2);
    expect(people.every((line) => line.includes('RSVP=TRUE') && line.includes('ROLE=REQ-PARTICIPANT'))).toBe(true);
  });

  it('keeps its UID and counts up when it moves, and cancels', async () => {
    const moved = await build({ startsAt: '2026-10-09T13:00:00Z', invitationSequence: 1 });
    expect(field(moved, 'UID')).toEqual(field(await build(), 'UID'));
    expect(field(moved, 'SEQUENCE')).toEqual(['SEQUENCE:1']);
    const off = await build({ invitationSequence: 2, calledOff: true });
    expect(field(off, 'METHOD')).toEqual(['METHOD:CANCEL']);
    expect(field(off, 'STATUS')).toEqual(['STATUS:CANCELLED']);
  });

  it('is folded at 75 octets with CRLF, and the same bytes again', async () => {
    const text = await build({
      place: 'Edifício São João, 14º andar, sala de reuniões da diretoria de operações, Ribeirão Preto',
    });
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const longest = Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)));
    expect(longest).toBeLessThanOrEqual(75);
    expect(await build()).toBe(await build());
  });

  it('is only an entry to keep when nobody can be answered', async () => {
    const text = await build({ owner: { name: 'Helena Duarte', email: null } });
    expect(field(text, 'METHOD')).toEqual(['METHOD:PUBLISH']);
    expect(field(text, 'ORGANIZER')).toEqual([]);
  });

  it('cannot be made without a date, and says why', async () => {
    await expect(build({ startsAt: null })).rejects.toMatchObject({ code: 'OUTPUT_NEEDS_DATE' });
  });
});

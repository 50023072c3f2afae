import { expect, it } from 'vitest';
import { type LiveFacts, toLiveView } from '#shared/domain/client-view/live-view.ts';

const SECRET = 'CANARIO';

const commitment = {
  id: '1',
  text: 'Treinar a recepção',
  side: 'ours' as const,
  memberId: null,
  contactId: null,
  ownerName: 'Ana Lima',
  due: '2026-04-01',
  state: 'open' as const,
};
const item = {
  id: '1',
  title: 'Resultados',
  minutes: 10,
  stage: 'value_delivery' as const,
  clientTalks: true,
  said: 'Menos faltas',
  spentSeconds: 0,
};
const hidden = { audience: 'internal' as const };
const shown = { audience: 'client' as const };

const facts: LiveFacts = {
  review: {
    id: 'r',
    kind: 'qbr',
    startsAt: '2026-03-16T13:00:00.000Z',
    zone: 'America/Sao_Paulo',
    durationMinutes: 60,
    startedAt: null,
    heldAt: null,
    itemId: null,
    since: null,
  },
  account: { name: 'Clínica Aurora', language: 'pt-BR' },
  agenda: [
    { ...item, ...shown, notes: SECRET, notesAudience: 'internal' } as LiveFacts['agenda'][number],
    { ...item, ...hidden, title: SECRET },
  ],
  lastCommitments: [
    { ...commitment, ...shown, reason: SECRET } as LiveFacts['commitments'][number],
    { ...commitment, ...hidden, text: SECRET },
  ],
  commitments: [
    { ...commitment, ...shown },
    { ...commitment, ...hidden, text: SECRET },
  ],
  decisions: [
    { id: '1', text: 'Mudar o horário', ...shown },
    { id: '2', text: SECRET, ...hidden },
  ],
  goals: [{ id: '1', text: SECRET, ...hidden }],
  actions: [{ id: '1', text: SECRET, ...hidden }],
  people: [{ id: 'm', name: 'Ana Lima', side: 'ours', note: SECRET } as LiveFacts['people'][number]],
};

it('F6, F7: lets no internal row and no field without a name onto a shared screen', () => {
  const view = toLiveView(facts);
  expect(JSON.stringify(facts)).toContain(SECRET);
  expect(JSON.stringify(view)).not.toContain(SECRET);
});

it('F6: keeps what is meant for the client, with the ids it is written by', () => {
  const view = toLiveView(facts);
  expect(view.agenda).toEqual([item]);
  expect(view.lastCommitments).toEqual([commitment]);
  expect(view.commitments).toEqual([commitment]);
  expect(view.decisions).toEqual([{ id: '1', text: 'Mudar o horário' }]);
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { texts } from '#renderer/lib/i18n.ts';
import { emptyAsNull, fieldErrors } from '#renderer/lib/validation.ts';

await texts.changeLanguage('pt-BR');

const schema = z.object({
  title: z.string().trim().min(1).max(10),
  day: z.iso.date(),
  email: z.nullable(z.email()),
  site: z.url().optional(),
  seats: z.int().min(1),
  kind: z.enum(['a', 'b']),
  people: z.array(z.object({ name: z.string().min(1) })),
});
const good = { title: 'Meta', day: '2026-03-09', email: null, seats: 2, kind: 'a', people: [{ name: 'Ana' }] };

describe('what a form refuses', () => {
  it('is nothing when the contract accepts it', () => {
    expect(fieldErrors(schema, good)).toEqual({});
  });

  it.each([
    ['an empty required text', { title: '  ' }, 'title', 'Preencha este campo'],
    ['a text too long', { title: 'x'.repeat(11) }, 'title', 'Use até 10 caracteres'],
    ['no day', { day: null }, 'day', 'Preencha este campo'],
    ['a day that is none', { day: '2026-02-31' }, 'day', 'Use uma data válida'],
    ['a wrong address', { email: 'ana@' }, 'email', 'Use um e-mail como nome@empresa.com'],
    ['a number left empty', { seats: '' }, 'seats', 'Preencha este campo'],
    ['words for a number', { seats: 'dois' }, 'seats', 'Use um número'],
    ['a number too small', { seats: 0 }, 'seats', 'Use um valor a partir de 1'],
    ['a choice that is not offered', { kind: 'c' }, 'kind', 'Escolha uma das opções'],
    ['a field deep inside', { people: [{ name: '' }] }, 'people.0.name', 'Preencha este campo'],
  ])('is told for %s', (_what, change, field, text) => {
    expect(fieldErrors(schema, { ...good, ...change })).toEqual({ [field]: text });
  });
});

it('sends none for an input left empty only where the contract may have none', () => {
  expect(emptyAsNull(schema, { title: '', email: '', site: '' })).toEqual({ title: '', email: null, site: undefined });
});

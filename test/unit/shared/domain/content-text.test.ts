import { describe, expect, it } from 'vitest';
import { fillText, mentionsIssue, openPlaces, replyProblems } from '#shared/domain/content-text.ts';

const reply = {
  subject: 'Relatórios',
  body: 'Olá, Marina. Vi que vocês ainda não usam os relatórios.',
  template: 'Olá, Marina.',
  kind: 'other' as const,
  reports: 0,
  personal: true,
  hasRecipient: true,
};

describe('Texts of the library', () => {
  it('H4: a text is filled with names, and what is not known stays to be seen', () => {
    expect(fillText('Olá, {contato} da {cliente}: {prazo}', { contact: 'Marina', client: 'Aurora' })).toBe(
      'Olá, Marina da Aurora: {prazo}',
    );
    expect(fillText('Hi {contact}, {Consultant}', { contact: 'Ann', consultant: 'Bo' })).toBe('Hi Ann, Bo');
    expect(fillText('Olá, {contato}', {})).toBe('Olá, {contato}');
    expect(openPlaces('{a} e {b} e {a}')).toEqual(['{a}', '{b}']);
  });

  it('H5: a reply is specific: it says something of this client and leaves no place open', () => {
    expect(replyProblems(reply)).toEqual([]);
    expect(replyProblems({ ...reply, body: reply.template })).toEqual(['not_specific']);
    expect(replyProblems({ ...reply, body: reply.template, personal: false })).toEqual([]);
    expect(replyProblems({ ...reply, body: 'Olá, {contato}', hasRecipient: false })).toEqual([
      'no_recipient',
      'places_open',
    ]);
  });

  it('H5: canned text is only for a known issue that several clients reported', () => {
    expect(replyProblems({ ...reply, kind: 'canned', reports: 2 })).toEqual(['too_few_reports']);
    expect(replyProblems({ ...reply, kind: 'canned', reports: 3 })).toEqual([]);
  });

  it('H5: a case speaks of a known issue when it has all its longer words', () => {
    expect(mentionsIssue('A exportação do relatório ficou lenta', 'Exportação lenta')).toBe(true);
    expect(mentionsIssue('A exportação falhou', 'Exportação lenta')).toBe(false);
    expect(mentionsIssue('qualquer coisa', 'de um')).toBe(false);
  });
});

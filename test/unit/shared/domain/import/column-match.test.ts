import { describe, expect, test } from 'vitest';
import { guessCurrency, guessKind, matchColumns } from '#shared/domain/import/column-match.ts';
import { fieldsOfKind, missingFields } from '#shared/domain/import/fact-fields.ts';
import { importKinds, tableOfKind } from '#shared/domain/import/import-kinds.ts';
import { fold } from '#shared/domain/import/cell.ts';
import { syncedTables } from '#shared/sync/tables.ts';

describe('columns', () => {
  test('are matched by name in Portuguese and English, accents and case aside', () => {
    expect(matchColumns(['Código', 'NOME', 'País', 'Cliente desde'], 'account')).toEqual([
      'externalId',
      'name',
      'country',
      'clientSince',
    ]);
    expect(matchColumns(['subscription_id', 'usage_date', 'feature_name', 'usage_count', 'is_beta'], 'usage')).toEqual([
      'contract',
      'usedOn',
      'feature',
      'count',
      null,
    ]);
  });

  test('fill each field once, the best name first', () => {
    expect(matchColumns(['name', 'account_name'], 'account')).toEqual([null, 'name']);
  });

  test('lose the currency of their name', () => {
    expect(matchColumns(['id', 'refund_amount_usd'], 'churn')[1]).toBe('amount');
    expect(guessCurrency(['refund_amount_usd'], [])).toBe('USD');
    expect(guessCurrency(['Valor (R$)'], [])).toBe('BRL');
    expect(guessCurrency(['valor'], ['€ 10'])).toBe('EUR');
    expect(guessCurrency(['valor'], ['10'])).toBeNull();
  });

  test('have names that are folded already, so that none is dead', () => {
    for (const kind of importKinds)
      for (const { names } of Object.values(fieldsOfKind[kind])) expect(names.map(fold)).toEqual([...names]);
  });

  test('never take more text than the table holds', () => {
    const longest = {
      account: 200,
      contact: 200,
      contract: 200,
      usage: 120,
      case: 300,
      survey: 0,
      churn: 120,
    } as const;
    for (const kind of importKinds) {
      expect(syncedTables[tableOfKind[kind]]).toBeDefined();
      const texts = Object.entries(fieldsOfKind[kind]).filter(([key]) =>
        ['name', 'product', 'feature', 'title', 'reason'].includes(key),
      );
      for (const [, { type }] of texts) expect('longest' in type && type.longest).toBe(longest[kind]);
    }
  });
});

describe('the kind of a file', () => {
  test.each([
    [['account_id', 'account_name', 'industry', 'country', 'signup_date'], 'accounts.csv', 'account'],
    [
      ['subscription_id', 'account_id', 'start_date', 'end_date', 'plan_tier', 'mrr_amount'],
      'subscriptions.csv',
      'contract',
    ],
    [['usage_id', 'subscription_id', 'usage_date', 'feature_name', 'usage_count'], 'feature_usage.csv', 'usage'],
    [['ticket_id', 'account_id', 'submitted_at', 'closed_at', 'priority'], 'support_tickets.csv', 'case'],
    [['churn_event_id', 'account_id', 'churn_date', 'reason_code'], 'churn_events.csv', 'churn'],
    [['nome', 'cliente', 'cargo', 'e-mail', 'telefone'], 'pessoas.csv', 'contact'],
    [['cliente', 'nota', 'data', 'comentário'], 'nps.csv', 'survey'],
    [['x', 'y'], 'dados.csv', null],
  ] as const)('of %j is told by its columns', (headers, name, kind) => {
    expect(guessKind(headers, name)).toBe(kind);
  });

  test('asks for what a row cannot be without', () => {
    expect(missingFields('usage', new Set(['feature', 'usedOn', 'count']))).toEqual(['contract']);
    expect(missingFields('usage', new Set(['feature', 'usedOn', 'count', 'account']))).toEqual([]);
    expect(missingFields('account', new Set())).toEqual(['name']);
  });
});

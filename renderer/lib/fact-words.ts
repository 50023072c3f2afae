import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type TriggerFactKey, triggerFactOf } from '#shared/domain/trigger-facts.ts';
import {
  type Condition,
  type ConditionValue,
  isKnownFact,
  type MetValue,
  type Operator,
} from '#shared/domain/trigger-rule.ts';
import { choicesQuery } from './account-list-queries.ts';
import { useContentNames } from './content-names.ts';
import { useFormat } from './use-format.ts';

export interface Choice {
  value: string;
  label: string;
}

export interface FactWords {
  fact(key: string): string;
  op(op: Operator): string;
  value(fact: string, value: ConditionValue | string): string;
  /** "dias sem contato: 62 dias (gatilho: pelo menos 45 dias)". */
  met(value: MetValue): string;
  /** "dias sem contato: 62 dias", where there is no room for the rule. */
  brief(value: MetValue): string;
  /** What a choice may be. */
  choices(fact: TriggerFactKey): Choice[];
  /** "Quando … e …", without what is done. */
  sentence(conditions: readonly Condition[]): string;
}

/** Where the words of a choice stand that another page uses too. */
const elsewhere: Partial<Record<TriggerFactKey, string>> = {
  feeling_moment: 'components:moment',
  person_left_role: 'contacts:role',
  status: 'account:status',
  autonomy: 'account:level',
  turnover: 'account:level',
  post_sale_stage: 'account:postSaleStage',
  stay_reason: 'account:stayReason',
};

/** The words of facts, comparisons and values (I2): rules and firings read as sentences. */
export function useFactWords(): FactWords {
  const { t, i18n } = useTranslation(['playbooks', 'components', 'contacts', 'account']);
  const { language } = i18n;
  const format = useFormat();
  const names = useContentNames();
  const { segments, tags } = useQuery(choicesQuery()).data ?? {};
  return useMemo(() => {
    const either = new Intl.ListFormat(language, { type: 'disjunction' });
    // The keys are made of facts and values, which the types of the texts do not follow.
    const say = (key: string, values: Record<string, unknown> = {}) =>
      t(key as never, values as never) as unknown as string;
    const choice = (fact: TriggerFactKey, value: string): string => {
      if (fact === 'touch_model') return names.touchModelKey(value as 'mid');
      if (fact === 'tag') return value;
      if (fact === 'segment') {
        const found = segments?.find(({ id }) => id === value);
        return found ? names.segment(found) : '–';
      }
      const place = elsewhere[fact] ?? `playbooks:choice.${fact}`;
      return say(`${place}.${value}`).toLocaleLowerCase();
    };
    const number = (fact: TriggerFactKey, value: number): string => {
      const { unit } = triggerFactOf(fact);
      const rounded = Math.round(value * 10) / 10;
      const written = format.number(rounded, Number.isInteger(rounded) ? 0 : 1);
      if (unit === 'days') return say('playbooks:unit.days', { count: Math.round(value) });
      if (unit === 'percent' || unit === 'points') return say(`playbooks:unit.${unit}`, { value: written });
      return written;
    };
    const value = (fact: string, given: ConditionValue | string): string => {
      if (typeof given === 'boolean') return say(`playbooks:yesNo.${given ? 'yes' : 'no'}`);
      if (!isKnownFact(fact)) return String(given);
      if (typeof given === 'number') return number(fact, given);
      const list = typeof given === 'string' ? [given] : given;
      return either.format(list.map((one) => choice(fact, one)));
    };
    const word = (fact: string): string => (isKnownFact(fact) ? say(`playbooks:fact.${fact}`) : fact);
    const op = (given: Operator): string => say(`playbooks:op.${given}`);
    return {
      fact: word,
      op,
      value,
      met: (met) =>
        say('playbooks:alerts.value', {
          fact: word(met.fact),
          value: value(met.fact, met.value),
          wanted: say(`playbooks:opShort.${met.op}`, { value: value(met.fact, met.wanted) }),
        }),
      brief: (met) => `${word(met.fact)}: ${value(met.fact, met.value)}`,
      choices: (fact) => {
        const { options } = triggerFactOf(fact);
        if (options === 'segments')
          return (segments ?? []).map((one) => ({ value: one.id, label: names.segment(one) }));
        if (options === 'tags') return (tags ?? []).map((tag) => ({ value: tag, label: tag }));
        return (options ?? []).map((one) => ({ value: one, label: choice(fact, one) }));
      },
      sentence: (conditions) =>
        conditions
          .map((one, index) => {
            const start = say(index === 0 ? 'playbooks:triggers.when' : 'playbooks:triggers.and');
            return `${start} ${word(one.fact)} ${op(one.op)} ${value(one.fact, one.value)}`;
          })
          .join(' '),
    };
  }, [t, language, format, names, segments, tags]);
}

import { useTranslation } from 'react-i18next';
import type { Evidence } from '#shared/domain/health-evidence.ts';
import { moments } from '#shared/domain/vocabulary.ts';
import { ptBR } from '#shared/i18n/resources.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

type EvidenceKey = keyof typeof ptBR.health.evidence;

const isKnown = (key: string): key is EvidenceKey => key in ptBR.health.evidence;

/** One number that a measure came from, as words: "usos por semana 42" (K4). */
export function useEvidenceText(): (evidence: Evidence) => string {
  const { t } = useTranslation(['health', 'components']);
  const format = useFormat();
  return ({ key, unit, value }) => {
    const name = isKnown(key) ? t(`health:evidence.${key}`) : key;
    const text = (): string => {
      if (typeof value === 'boolean') return t(value ? 'health:yes' : 'health:no');
      if (unit === 'moment') {
        const moment = moments.find((each) => each === value);
        return moment ? t(`components:moment.${moment}`) : String(value);
      }
      if (unit === 'day') return format.day(String(value));
      const number = Number(value);
      if (unit === 'percent') return format.percent(number / 100);
      if (unit === 'days') return format.days(Math.round(number));
      return format.number(number, Number.isInteger(number) ? 0 : 1);
    };
    return `${name} ${text()}`;
  };
}

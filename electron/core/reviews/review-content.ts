import { createInstance, type i18n } from 'i18next';
import { v5 } from 'uuid';
import { defaultAgendas } from '#shared/domain/agenda.ts';
import { shippedTopics } from '#shared/domain/needs-checklist.ts';
import { wordingIn } from '#shared/domain/topic-wording.ts';
import type { Language, ReviewKind } from '#shared/domain/vocabulary.ts';
import { interpolation, numberFormatter } from '#shared/i18n/number-texts.ts';
import en from '#shared/i18n/en/report.json' with { type: 'json' };
import ptBr from '#shared/i18n/pt-BR/report.json' with { type: 'json' };

export type ReportText = (key: string, values?: Record<string, string | number>) => string;

let shared: i18n | null = null;

/** Texts of the `report` namespace in the account's language, which need not be the user's. */
export function reportTexts(language: Language): ReportText {
  if (!shared) {
    shared = createInstance({
      lng: 'pt-BR',
      fallbackLng: 'pt-BR',
      defaultNS: 'report',
      resources: { 'pt-BR': { report: ptBr }, en: { report: en } },
      interpolation,
      initAsync: false,
    });
    void shared.use(numberFormatter).init();
  }
  // The page types the keys of i18next by its own namespaces; here they are made of content keys.
  const t = shared.t as (key: string, values: Record<string, unknown>) => string;
  return (key, values) => t(key, { ...values, lng: language });
}

/** Whether this shipped key has words of its own. */
const known = (texts: ReportText, key: string): string | null => {
  const found = texts(key);
  return found === key ? null : found;
};

type WordedRow = Pick<TopicRow, 'content_key' | 'wording' | 'wording_pt' | 'wording_en'>;

/** What a topic asks: the workspace's own words, else the shipped ones (F4). `texts` are of the same language. */
export function topicWording(texts: ReportText, language: Language, row: WordedRow): string {
  const words = { wording: row.wording, wordingPt: row.wording_pt, wordingEn: row.wording_en };
  return (
    wordingIn(words, language) ?? (row.content_key ? known(texts, `topics.${row.content_key}.wording`) : null) ?? '–'
  );
}

/** The follow-up proposed where a shipped need is not met. */
export function topicFollowUp(texts: ReportText, contentKey: string | null): string | null {
  return contentKey ? known(texts, `topics.${contentKey}.followUp`) : null;
}

export function templateName(texts: ReportText, row: { name: string | null; review_kind: ReviewKind }): string {
  return row.name ?? known(texts, `templates.${row.review_kind}`) ?? row.review_kind;
}

export function agendaTitle(texts: ReportText, row: { title: string | null; content_key: string | null }): string {
  return row.title ?? (row.content_key ? known(texts, `agenda.${row.content_key}`) : null) ?? '–';
}

/** Ids of shipped content in a workspace where it was not seeded as rows: always the same, so answers compare. */
export const shippedId = (workspaceId: string, key: string): string => v5(`shipped:${key}`, workspaceId);

export interface TopicRow {
  id: string;
  content_key: string | null;
  wording: string | null;
  wording_pt: string | null;
  wording_en: string | null;
}

export const topicColumns = ['id', 'content_key', 'wording', 'wording_pt', 'wording_en'] as const;

export function shippedTopicRows(workspaceId: string): TopicRow[] {
  return shippedTopics.map((key) => ({
    id: shippedId(workspaceId, `topic:${key}`),
    content_key: key,
    wording: null,
    wording_pt: null,
    wording_en: null,
  }));
}

export interface TemplateRow {
  id: string;
  name: string | null;
  review_kind: ReviewKind;
  items: {
    stage: (typeof defaultAgendas)['qbr'][number]['stage'];
    title: string | null;
    content_key: string | null;
    minutes: number;
    clientTalks: boolean;
  }[];
}

export function shippedTemplates(workspaceId: string): TemplateRow[] {
  return (['qbr', 'ebr'] as const).map((kind) => ({
    id: shippedId(workspaceId, `agenda:${kind}`),
    name: null,
    review_kind: kind,
    items: defaultAgendas[kind].map(({ stage, key, minutes, clientTalks }) => ({
      stage,
      title: null,
      content_key: key,
      minutes,
      clientTalks,
    })),
  }));
}

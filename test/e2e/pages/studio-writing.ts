import { expect, type Locator, type Page } from '@playwright/test';
import type { Language, ReviewStep } from '#shared/domain/vocabulary.ts';
import type { OngoingWindow } from './ongoing-window.ts';

interface ReviewWords {
  summary: string;
  goal: string;
  askOfClient: string;
  askOfUs: string;
  ourCommitment: string;
  theirCommitment: string;
  risk: string;
}

/** What a consultant would write in the steps that ask for thinking. */
export const reviewWords: Record<Language, ReviewWords> = {
  'pt-BR': {
    summary: [
      'As equipes já medem o próprio dia e sabem onde perdem tempo.',
      'O uso caiu depois da troca de pessoas e a retomada começa pelo treinamento.',
      'As metas seguem possíveis se os roteiros por região saírem até janeiro.',
    ].join('\n'),
    goal: 'Roteiros por região em todas as equipes',
    askOfClient: 'Indicar uma pessoa por turno para o treinamento',
    askOfUs: 'Avisar antes de mudar as telas do celular',
    ourCommitment: 'Treinar as pessoas novas em duas turmas',
    theirCommitment: 'Liberar as equipes para o treinamento',
    risk: 'O contrato termina em janeiro e a diretoria compara preços',
  },
  en: {
    summary: [
      'The crews now measure their own day and know where they lose time.',
      'Use fell after people changed, and coming back begins with training.',
      'The goals stay within reach if the routes by region are ready by January.',
    ].join('\n'),
    goal: 'Routes by region for every crew',
    askOfClient: 'Name one person a shift for the training',
    askOfUs: 'Tell us before the screens of the phone change',
    ourCommitment: 'Train the new people in two groups',
    theirCommitment: 'Free the crews for the training',
    risk: 'The contract ends in January and the board compares prices',
  },
};

/** Fills what the step still lacks, as far as only the consultant knows it. */
export async function writeStep(window: OngoingWindow, step: ReviewStep): Promise<void> {
  const words = reviewWords[window.language];
  const { page, t } = window;
  const add = (label: string, text: string, place = 0) =>
    addLine(page.getByLabel(label, { exact: true }).nth(place), text);
  const next = (key: 'addGoal' | 'addAsk' | 'addAskOfUs' | 'addCommitment') => t(`next.${key}`, { ns: 'studio' });
  if (step === 'value_delivered') {
    await page.getByLabel(t('value.sentences', { ns: 'studio' }), { exact: true }).fill(words.summary);
    await page.getByLabel(t('value.results', { ns: 'studio' }), { exact: true }).focus();
  }
  if (step === 'risks_and_opportunities') await add(t('risks.addRisk', { ns: 'studio' }), words.risk);
  if (step === 'next_period') {
    await add(next('addGoal'), words.goal);
    await add(next('addAsk'), words.askOfClient);
    await add(next('addAskOfUs'), words.askOfUs);
    await add(next('addCommitment'), words.ourCommitment, 0);
    await add(next('addCommitment'), words.theirCommitment, 1);
    await dateEveryLine(window);
  }
  if (step === 'agenda') {
    await page.getByRole('button', { name: t('agenda.template', { ns: 'studio' }) }).click();
    await page.getByRole('menuitem').first().click();
    await page
      .getByLabel(t('agenda.title', { ns: 'studio' }), { exact: true })
      .first()
      .waitFor();
  }
}

/** A line is in once it stands in a field of its own; the one it was typed in is empty at once. */
async function addLine(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
  await expectLine(field.page(), text);
}

/** A line of a step that is a record. */
export async function expectLine(page: Page, text: string): Promise<void> {
  const lines = page.locator('#studio-step textarea');
  await expect.poll(() => lines.evaluateAll((all) => all.map((line) => Reflect.get(line, 'value')))).toContain(text);
}

/** Every line of the step is due in three months, typed as the language writes days. */
async function dateEveryLine({ page, t, language }: OngoingWindow): Promise<void> {
  const day = new Date();
  day.setMonth(day.getMonth() + 3, 15);
  const typed = new Intl.DateTimeFormat(language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(day);
  const fields = page.getByLabel(t('due', { ns: 'studio' }), { exact: true });
  for (const field of await fields.all()) {
    await field.fill(typed);
    await field.press('Tab');
    await expect(field).toHaveValue(typed);
  }
}

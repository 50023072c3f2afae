import { OngoingWindow } from './pages/ongoing-window.ts';
import { openStep, reviewInPreparation } from './pages/studio.ts';
import { expectLine } from './pages/studio-writing.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(240_000);

/** Core answers nothing from here on, and dies with what it was asked meanwhile: those calls fail. */
async function stopCore({ app }: OngoingWindow): Promise<() => void> {
  const pid = await app.coreProcessId();
  if (pid === null) throw new Error('Core is not running.');
  process.kill(pid, 'SIGSTOP');
  return () => process.kill(pid, 'SIGKILL');
}

test('a line whose save fails says so, keeps its text, and is saved when it is tried again', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await window.openDemo();
  await expect(() => window.goTo('reviews')).toPass();
  const { row } = await reviewInPreparation(window);
  await row.dblclick();
  await openStep(window, 'next_period');
  const { page, t } = window;
  const adding = page.getByRole('textbox', { name: t('next.addAsk', { ns: 'studio' }), exact: true });
  const field = page
    .getByRole('textbox', { name: t('textOf', { ns: 'studio', what: t('next.addAsk', { ns: 'studio' }) }) })
    .last();
  await adding.fill('Indicar uma pessoa por turno');
  await adding.press('Enter');
  await expect(field).toHaveValue('Indicar uma pessoa por turno');

  const killCore = await stopCore(window);
  await field.fill('Indicar duas pessoas por turno');
  await field.press('Enter');
  await adding.fill('Liberar a sala para o treinamento');
  await adding.press('Enter');
  await expect(adding).toHaveValue('');
  await adding.fill('e o');
  killCore();

  const notSaved = page.getByText(t('saved.failed', { ns: 'components' }), { exact: true });
  await expect(notSaved).toHaveCount(2);
  await expect(field).toHaveValue('Indicar duas pessoas por turno');
  await expect(adding).toHaveValue('Liberar a sala para o treinamento e o');

  await field.press('Enter');
  await adding.fill('Liberar a sala para o treinamento');
  await adding.press('Enter');
  await expectLine(page, 'Liberar a sala para o treinamento');
  await expect(notSaved).toHaveCount(0);
  await window.goTo('reviews');
  await row.dblclick();
  await openStep(window, 'next_period');
  await expectLine(page, 'Indicar duas pessoas por turno');
  await expectLine(page, 'Liberar a sala para o treinamento');
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from './support/running-app.ts';
import { expect, test } from './support/test.ts';

interface MenuEntry {
  label?: string;
  accelerator?: string | null;
  submenu?: MenuEntry[] | { items: MenuEntry[] };
}

/** Every entry of the menu with its label and the key it takes for itself. */
async function menuEntries(app: RunningApp): Promise<{ labels: string[]; accelerators: string[] }> {
  return app.evaluate(({ Menu }) => {
    const labels: string[] = [];
    const accelerators: string[] = [];
    const visit = ({ label, accelerator, submenu }: MenuEntry): void => {
      if (label) labels.push(label);
      if (accelerator) accelerators.push(accelerator);
      (Array.isArray(submenu) ? submenu : (submenu?.items ?? [])).forEach(visit);
    };
    const items = (Menu.getApplicationMenu()?.items ?? []) as unknown as MenuEntry[];
    items.forEach(visit);
    return { labels, accelerators };
  }, null);
}

test('the menu speaks the language of the system and leaves the keys of the page free', async ({ launch }) => {
  const app = await launch({ locale: 'pt-BR' });
  const { labels, accelerators } = await menuEntries(app);
  expect(labels).toEqual(expect.arrayContaining(['Editar', 'Desfazer', 'Exibir', 'Tela cheia', 'Janela']));
  // Only what the roles bring; nothing that ui.md gives to the page: K, G, C, F, N, /, ?.
  expect(
    accelerators.filter(
      (key) => /\+(K|G|C|F|N|\/|\?)$/i.test(key) && !/^(Cmd|Command|Ctrl|CommandOrControl)\+C$/i.test(key),
    ),
  ).toEqual([]);
});

test('the menu is English on an English system', async ({ launch }) => {
  const { labels } = await menuEntries(await launch({ locale: 'en' }));
  expect(labels).toEqual(expect.arrayContaining(['Edit', 'Undo', 'View', 'Full screen', 'Window']));
});

test('the window comes back where it was left', async ({ launch, dataFolder }) => {
  const left = { x: 40, y: 30, width: 1100, height: 720 };
  await writeFile(join(dataFolder, 'window.json'), JSON.stringify({ ...left, maximized: false }));
  const app = await launch();
  const bounds = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds(), null);
  expect(bounds).toMatchObject({ width: left.width, height: left.height });
});

test('a second start on the same data leaves the first alone', async ({ launch }) => {
  const app = await launch();
  const core = await app.coreProcessId();
  await expect(launch()).rejects.toThrow();
  expect(await app.coreProcessId()).toBe(core);
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('after main was killed the next start opens the same data', async ({ launch }) => {
  const app = await launch({ locale: 'pt-BR' });
  await app.page.getByText('English', { exact: true }).click();
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'en');
  await app.kill();

  const again = await launch({ locale: 'pt-BR' });
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'en');
});

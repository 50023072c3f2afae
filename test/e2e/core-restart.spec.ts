import type { Page } from '@playwright/test';
import type { RunningApp } from './support/running-app.ts';
import { expect, test } from './support/test.ts';

/** Counts the ports that reach the page from now on; a reload would forget the count. */
async function watchPorts(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { portsSeen: 0 });
    window.addEventListener('message', ({ data }: MessageEvent<{ type?: string }>) => {
      if (data.type === 'core-port') Object.assign(window, { portsSeen: Number(Reflect.get(window, 'portsSeen')) + 1 });
    });
  });
}

function portsSeen(page: Page): Promise<number> {
  return page.evaluate(() => Number(Reflect.get(window, 'portsSeen')));
}

/** Kills core and waits until another one runs. */
async function replaceCore(app: RunningApp): Promise<void> {
  const before = await app.coreProcessId();
  await app.killCore();
  await expect
    .poll(async () => {
      const now = await app.coreProcessId();
      return now !== null && now !== before;
    })
    .toBe(true);
}

test('main starts a killed core again and hands the page a new port without being asked', async ({ launch }) => {
  const app = await launch();
  await expect(app.page.locator('#root')).not.toBeEmpty();
  await watchPorts(app.page);

  await replaceCore(app);

  await expect.poll(() => portsSeen(app.page)).toBeGreaterThan(0);
});

test('the page goes on after core was killed: it reads, writes and keeps what it wrote', async ({ launch }) => {
  const app = await launch({ locale: 'pt-BR' });
  const language = app.page.locator('html');
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
  await app.page.evaluate(() => Object.assign(window, { sameDocument: true }));

  await replaceCore(app);
  await app.page.getByText('English', { exact: true }).click();
  await expect(language).toHaveAttribute('lang', 'en');
  expect(await app.page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await app.close();

  const again = await launch({ locale: 'pt-BR' });
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'en');
});

test('core that is killed again and again comes back each time, until the user is asked', async ({ launch }) => {
  const app = await launch();
  for (let round = 1; round <= 4; round += 1) await replaceCore(app);
  expect(await app.askedDialogs()).toEqual([]);

  // The fifth quick death: the first answer is "try again".
  await app.answerDialog({ message: [0] });
  await replaceCore(app);

  const [asked] = await app.askedDialogs();
  expect(asked?.options.message).toBe('O Ongoing não consegue abrir os seus dados');
  expect(asked?.options.detail).toContain(app.dataFolder);
});

test('closing the app ends core as well', async ({ launch }) => {
  const app = await launch();
  const pid = await app.coreProcessId();
  if (pid === null) throw new Error('Core is not running.');
  await app.close();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

test('killing main leaves no core behind', async ({ launch }) => {
  const app = await launch();
  const pid = await app.coreProcessId();
  if (pid === null) throw new Error('Core is not running.');
  await app.kill();
  await expect
    .poll(() => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    })
    .toBe(false);
});

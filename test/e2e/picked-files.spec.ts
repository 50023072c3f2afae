import { writeFile } from 'node:fs/promises';
import { expect, test } from './support/test.ts';

test('a file that the user picks reaches the page as a token, never as a path', async ({ launch }) => {
  const app = await launch();
  const path = `${app.dataFolder}/carteira.csv`;
  await writeFile(path, 'conta;valor\n');
  await app.answerDialog({ open: [path] });
  const picked = await app.page.evaluate(() =>
    window.ongoing.openFile({ title: 'Importar', filters: [{ name: 'CSV', extensions: ['csv'] }] }),
  );
  expect(picked).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/), name: 'carteira.csv', size: 12 });
  expect(JSON.stringify(picked)).not.toContain(app.dataFolder);
});

test('a dropped file reaches the page as a token too; one that is on no disk as nothing', async ({ launch }) => {
  const app = await launch();
  const path = `${app.dataFolder}/uso.csv`;
  await writeFile(path, 'data\n');
  const dropped = app.page.evaluate(
    () =>
      new Promise((resolve) => {
        document.body.addEventListener('dragover', (event) => event.preventDefault());
        document.body.addEventListener(
          'drop',
          (event) => {
            event.preventDefault();
            const [file] = event.dataTransfer?.files ?? [];
            if (file !== undefined) resolve(window.ongoing.fileDropped(file));
          },
          { once: true },
        );
      }),
  );
  await app.dropFile('#root', path);
  expect(await dropped).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/), name: 'uso.csv', size: 5 });
  expect(await app.page.evaluate(() => window.ongoing.fileDropped(new File(['x'], 'made-up.csv')))).toBeNull();
});

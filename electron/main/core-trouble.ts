import { app, dialog, shell } from 'electron';
import { type DesktopTexts, fill } from './desktop-texts.ts';

/** Core keeps dying: says so, with what to do; resolves when the user wants another try. */
export async function askAfterDeaths(deaths: number, folder: string, texts: DesktopTexts): Promise<'retry' | 'quit'> {
  const { coreKeepsStopping: words } = texts;
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: app.name,
      message: words.title,
      detail: `${fill(words.message, { count: String(deaths) })}\n\n${fill(words.detail, { folder })}`,
      buttons: [words.retry, words.showFolder, words.quit],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    });
    if (response === 0) return 'retry';
    if (response !== 1) return 'quit';
    await shell.openPath(folder);
  }
}

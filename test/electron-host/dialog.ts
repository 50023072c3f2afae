import type { Dialog, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import { askInPage } from './dialog-page.ts';
import { settings } from './host-settings.ts';
import { strict } from './strict.ts';

/** Without a window nobody can answer: a spec that expects a dialog puts its own answer in place of these functions. */
const nobodyAnswers = settings.headless;

export const dialog = strict('dialog', {
  showOpenDialog: async (...args: [unknown, OpenDialogOptions?]) => {
    const options = optionsOf(args);
    const isFolder = options.properties?.includes('openDirectory') ?? false;
    const filePath = nobodyAnswers ? '' : await askInPage(isFolder ? 'folder' : 'open', options);
    return { canceled: filePath === '', filePaths: filePath === '' ? [] : [filePath] };
  },
  showSaveDialog: async (...args: [unknown, SaveDialogOptions?]) => {
    const filePath = nobodyAnswers ? '' : await askInPage('save', optionsOf(args));
    return { canceled: filePath === '', filePath };
  },
  showMessageBox: async (...args: [unknown, MessageBoxOptions?]) => {
    const options = optionsOf(args);
    console.log(`${options.message}${options.detail === undefined ? '' : ` ${options.detail}`}`);
    const none = String(options.cancelId ?? 0);
    return { response: Number(nobodyAnswers ? none : await askInPage('message', options)), checkboxChecked: false };
  },
  showErrorBox: (title: string, content: string) => console.error(`${title}: ${content}`),
} satisfies Record<
  keyof Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>,
  unknown
>);

/** The window before the options may be left out. */
function optionsOf<Options>([first, second]: [unknown, Options?]): Options {
  return second ?? (first as Options);
}

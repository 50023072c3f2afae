import { resolve } from 'node:path';

const DATA_FOLDER = '--data-folder';

/** `--data-folder <path>` or `--data-folder=<path>`: where everything of this start lives; null for the usual place. */
export function dataFolderOption(args: readonly string[], currentFolder: string): string | null {
  const at = args.findIndex((argument) => argument === DATA_FOLDER || argument.startsWith(`${DATA_FOLDER}=`));
  const found = args[at];
  if (found === undefined) return null;
  const value = found === DATA_FOLDER ? args[at + 1] : found.slice(DATA_FOLDER.length + 1);
  return value === undefined || value === '' ? null : resolve(currentFolder, value);
}

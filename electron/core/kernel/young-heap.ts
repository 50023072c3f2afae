import { setFlagsFromString } from 'node:v8';

/**
 * V8 lets the space for new objects grow to 128 MB while much passes through it (an import, a first sync) and gives
 * nothing back. From here on it stays as large as loading the app has made it, some 32 MB: garbage is collected more
 * often, each time less of it. Once, when everything is loaded.
 */
export const keepYoungHeapSmall = (): void => setFlagsFromString('--semi-space-growth-factor=1');

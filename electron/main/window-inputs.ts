import { z } from 'zod';
import { captureShortcuts } from '#shared/contract/host.ts';
import type { WindowCall, WindowCalls } from './window-calls.ts';

const title = z.string().min(1).max(200);
const filters = z.array(z.object({ name: z.string().max(100), extensions: z.array(z.string().regex(/^\w{1,10}$/)) }));
const nothing = z.tuple([]);

export type WindowInputs = { [Name in WindowCall]: z.ZodType<Parameters<WindowCalls[Name]>> };

/** What a page may send with each call. A file of its own: main reads it, and zod with it, while the window comes up. */
export const windowInputs: WindowInputs = {
  connect: nothing,
  printReady: nothing,
  openFile: z.tuple([z.strictObject({ title, filters })]),
  saveFile: z.tuple([z.strictObject({ title, suggestedName: z.string().min(1).max(255), filters })]),
  chooseFolder: z.tuple([z.strictObject({ title })]),
  fileDropped: z.tuple([z.string().max(32_767)]),
  openExternal: z.tuple([z.string().max(8_192)]),
  showInFolder: z.tuple([z.string().max(100)]),
  captureShortcut: z.tuple([z.nullable(z.enum(captureShortcuts))]),
  setFullScreen: z.tuple([z.boolean()]),
  setColorScheme: z.tuple([z.enum(['light', 'dark', 'system'])]),
};

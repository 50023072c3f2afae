import { nativeTheme } from 'electron';
import { z } from 'zod';
import { captureShortcuts } from '#shared/contract/host.ts';
import type { CaptureShortcut } from './capture-shortcut.ts';
import type { CoreProcess } from './core-process.ts';
import type { DesktopTexts } from './desktop-texts.ts';
import { openExternal } from './external-address.ts';
import type { Files } from './files.ts';
import type { Routes } from './ipc-router.ts';
import { pageKind } from './pages.ts';
import type { Printing } from './printing.ts';

const title = z.string().min(1).max(200);
const filters = z.array(z.object({ name: z.string().max(100), extensions: z.array(z.string().regex(/^\w{1,10}$/)) }));
const nothing = z.tuple([]);

export interface RouteTargets {
  core: CoreProcess;
  files: Files;
  printing: Printing;
  texts: DesktopTexts;
  capture: CaptureShortcut;
}

/** Everything a page may ask of main; it never grows beyond window matters. */
export function windowRoutes({ core, files, printing, texts, capture }: RouteTargets): Routes {
  return {
    connect: {
      from: ['window', 'print'],
      input: nothing,
      answer: ({ contents }) => {
        const kind = pageKind(contents);
        if (kind !== undefined) core.connect(contents, kind);
      },
    },
    printReady: { from: ['print'], input: nothing, answer: ({ contents }) => printing.pageReady(contents) },
    openFile: {
      from: ['window'],
      input: z.tuple([z.strictObject({ title, filters })]),
      answer: (caller, options) => files.open(caller, options),
    },
    saveFile: {
      from: ['window'],
      input: z.tuple([z.strictObject({ title, suggestedName: z.string().min(1).max(255), filters })]),
      answer: (caller, options) => files.save(caller, options),
    },
    chooseFolder: {
      from: ['window'],
      input: z.tuple([z.strictObject({ title })]),
      answer: (caller, options) => files.folder(caller, options),
    },
    fileDropped: {
      from: ['window'],
      input: z.tuple([z.string().max(32_767)]),
      answer: (_caller, path) => files.dropped(path),
    },
    openExternal: {
      from: ['window'],
      input: z.tuple([z.string().max(8_192)]),
      answer: (caller, address) => openExternal(caller, address, texts),
    },
    showInFolder: {
      from: ['window'],
      input: z.tuple([z.string().max(100)]),
      answer: (_caller, token) => files.show(token),
    },
    captureShortcut: {
      from: ['window'],
      input: z.tuple([z.nullable(z.enum(captureShortcuts))]),
      answer: async (_caller, keys) => capture.hold(keys),
    },
    setColorScheme: {
      from: ['window'],
      input: z.tuple([z.enum(['light', 'dark', 'system'])]),
      answer: async (_caller, scheme) => {
        nativeTheme.themeSource = scheme;
      },
    },
  };
}

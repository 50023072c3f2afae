import { nativeTheme } from 'electron';
import type { CaptureShortcut } from './capture-shortcut.ts';
import type { CoreProcess } from './core-process.ts';
import type { DesktopTexts } from './desktop-texts.ts';
import { openExternal } from './external-address.ts';
import type { Files } from './files.ts';
import type { Routes } from './ipc-router.ts';
import { pageKind } from './pages.ts';
import type { Printing } from './printing.ts';
import type { WindowInputs } from './window-inputs.ts';

export interface RouteTargets {
  core: CoreProcess;
  files: Files;
  printing: Printing;
  texts: DesktopTexts;
  capture: CaptureShortcut;
  inputs: WindowInputs;
}

/** Everything a page may ask of main; it never grows beyond window matters. */
export function windowRoutes({ core, files, printing, texts, capture, inputs }: RouteTargets): Routes {
  return {
    connect: {
      from: ['window', 'print'],
      input: inputs.connect,
      answer: ({ contents }) => {
        const kind = pageKind(contents);
        if (kind !== undefined) core.connect(contents, kind);
      },
    },
    printReady: { from: ['print'], input: inputs.printReady, answer: ({ contents }) => printing.pageReady(contents) },
    openFile: {
      from: ['window'],
      input: inputs.openFile,
      answer: (caller, options) => files.open(caller, options),
    },
    saveFile: {
      from: ['window'],
      input: inputs.saveFile,
      answer: (caller, options) => files.save(caller, options),
    },
    chooseFolder: {
      from: ['window'],
      input: inputs.chooseFolder,
      answer: (caller, options) => files.folder(caller, options),
    },
    fileDropped: {
      from: ['window'],
      input: inputs.fileDropped,
      answer: (_caller, path) => files.dropped(path),
    },
    openExternal: {
      from: ['window'],
      input: inputs.openExternal,
      answer: (caller, address) => openExternal(caller, address, texts),
    },
    showInFolder: {
      from: ['window'],
      input: inputs.showInFolder,
      answer: (_caller, token) => files.show(token),
    },
    captureShortcut: {
      from: ['window'],
      input: inputs.captureShortcut,
      answer: async (_caller, keys) => capture.hold(keys),
    },
    setFullScreen: {
      from: ['window'],
      input: inputs.setFullScreen,
      answer: async ({ window }, on) => window.setFullScreen(on),
    },
    setColorScheme: {
      from: ['window'],
      input: inputs.setColorScheme,
      answer: async (_caller, scheme) => {
        nativeTheme.themeSource = scheme;
      },
    },
  };
}

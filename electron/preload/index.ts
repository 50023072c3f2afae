import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CAPTURE, CORE_PORT, type ChannelName, type WindowCall, type WindowCalls } from '#main/window-calls.ts';
import type { WindowBridge } from '#shared/contract/host.ts';

function call<Name extends WindowCall>(name: Name, ...input: Parameters<WindowCalls[Name]>): Promise<Answer<Name>> {
  const channel: ChannelName = `ongoing:${name}`;
  return ipcRenderer.invoke(channel, ...input);
}

type Answer<Name extends WindowCall> = Awaited<ReturnType<WindowCalls[Name]>>;

/** The way to core, until the page wants it. */
let waiting: readonly MessagePort[] | null = null;
let isWanted = false;

const giveToPage = (ports: readonly MessagePort[]): void => window.postMessage({ type: CORE_PORT }, '*', [...ports]);

const bridge = {
  connect: () => {
    isWanted = true;
    if (waiting !== null) giveToPage(waiting);
    waiting = null;
  },
  openFile: (options) => call('openFile', options),
  saveFile: (options) => call('saveFile', options),
  chooseFolder: (options) => call('chooseFolder', options),
  fileDropped: (file) => call('fileDropped', webUtils.getPathForFile(file as File)),
  openExternal: (address) => call('openExternal', address),
  showInFolder: (token) => call('showInFolder', token),
  setFullScreen: (on) => call('setFullScreen', on),
  setColorScheme: (scheme) => call('setColorScheme', scheme),
  captureShortcut: (keys) => call('captureShortcut', keys),
  printReady: () => void call('printReady'),
} satisfies WindowBridge;

contextBridge.exposeInMainWorld('ongoing', bridge);

// The port travels beside the message; the event object itself stays here.
ipcRenderer.on(CORE_PORT, ({ ports }) => {
  if (isWanted) giveToPage(ports);
  else waiting = ports;
});
// Asked for at once: it is there when the page's own code has come.
void call('connect');
// The first to read it waits until Chromium has opened its file: here the page has nothing to do yet.
window.sessionStorage.getItem('');
ipcRenderer.on(CAPTURE, () => window.postMessage({ type: CAPTURE }, '*'));

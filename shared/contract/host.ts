/**
 * What the processes of the app say to each other beside the contract: types, and the lists they are made of.
 * main owns windows, dialogs, printing and the keychain; core owns the application and its data.
 */

/** Keys that open quick capture from any program (H7), as Electron writes them; the first until another is chosen. */
export const captureShortcuts = [
  'CommandOrControl+Shift+L',
  'CommandOrControl+Alt+L',
  'CommandOrControl+Shift+Space',
] as const;

/** A file or folder the user chose. The page holds the token; only core ever sees the path. */
export interface PickedFile {
  token: string;
  /** Last segment of the path, for display. */
  name: string;
  /** Bytes; 0 for a file that is still to be written and for folders. */
  size: number;
}

export type FileUse = 'read' | 'write' | 'folder';

export interface FileFilter {
  name: string;
  /** Without the dot. */
  extensions: string[];
}

/** The window calls that the preload gives the page as `window.ongoing`. It never grows beyond window matters. */
export interface WindowBridge {
  /** Asks for a port to core; it arrives as a `message` event `{ type: 'core-port' }` on the window, again after each restart of core. */
  connect(): void;
  /** null: the user cancelled. */
  openFile(options: { title: string; filters: FileFilter[] }): Promise<PickedFile | null>;
  saveFile(options: { title: string; suggestedName: string; filters: FileFilter[] }): Promise<PickedFile | null>;
  chooseFolder(options: { title: string }): Promise<PickedFile | null>;
  /** `file` is the DOM File that was dropped. */
  fileDropped(file: { readonly name: string; readonly size: number }): Promise<PickedFile | null>;
  /** Opens an `https:` or `mailto:` address after the user agreed; false when refused. */
  openExternal(address: string): Promise<boolean>;
  /** Shows a file that was written through its token in the system's file manager. */
  showInFolder(token: string): Promise<void>;
  setColorScheme(scheme: 'light' | 'dark' | 'system'): Promise<void>;
  /** The whole screen for live mode and the presentation (F6, F8), or the window as it was. */
  setFullScreen(on: boolean): Promise<void>;
  /** Holds the keys that bring quick capture from any program (H7), null none; false: another program holds them. */
  captureShortcut(keys: string | null): Promise<boolean>;
  /** The printable page is complete (fonts loaded, charts drawn). */
  printReady(): void;
}

/** How the system's keychain can be used; `basic_text` on Linux counts as none. */
export interface KeychainStatus {
  available: boolean;
  backend: string;
}

/** main → core. Ports travel beside the message. */
export type ToCore =
  | {
      type: 'start';
      dataFolder: string;
      resourcesFolder: string;
      appVersion: string;
      systemLocale: string;
      deviceName: string;
    }
  /** One port: serve the contract on it. `print` ports may only read print jobs. */
  | { type: 'page'; kind: 'window' | 'print' }
  | { type: 'file'; token: string; path: string; use: FileUse }
  | { type: 'woke' }
  | { type: 'reply'; id: number; ok: true; value: unknown }
  | { type: 'reply'; id: number; ok: false; message: string }
  | { type: 'stop' };

/** core → main. A request is answered with a `reply` of the same id. */
export type FromCore = { type: 'ready' } | { type: 'stopped' } | ({ type: 'request'; id: number } & CoreRequest);

export type CoreRequest =
  /** Prints `print.html?job=<job>` in the hidden window; value: Uint8Array of the PDF. */
  | { ask: 'print'; job: string }
  | { ask: 'keychain-status' }
  /** value: base64 of the wrapped bytes. */
  | { ask: 'keychain-wrap'; plainBase64: string }
  /** value: base64 of the plain bytes. */
  | { ask: 'keychain-unwrap'; wrappedBase64: string };

/** What `electron` resolves to in main: the parts that the app uses. Any other name fails when the app is loaded. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './dialog.ts';
export { globalShortcut } from './global-shortcut.ts';
export { ipcMain } from './ipc-main.ts';
export { MessageChannelMain } from './message-channel.ts';
export { nativeTheme } from './native-theme.ts';
export { protocol } from './protocol.ts';
export { safeStorage } from './safe-storage.ts';
export { session } from './session.ts';
export { Menu, powerMonitor, screen, shell } from './small-parts.ts';
export { utilityProcess } from './utility-process.ts';

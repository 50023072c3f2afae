import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { DesktopTexts } from './desktop-texts.ts';

/**
 * Only the accelerators that the roles bring (edit, zoom, full screen, close): the page's own keys, Ctrl/⌘ K among
 * them, stay free. There is no reload: a page that must start anew does so by itself.
 */
export function installMenu({ menu: texts }: DesktopTexts): void {
  const template = [fileMenu(texts), editMenu(texts), viewMenu(texts), windowMenu(texts)];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

type MenuTexts = DesktopTexts['menu'];

const separator: MenuItemConstructorOptions = { type: 'separator' };

function fileMenu(texts: MenuTexts): MenuItemConstructorOptions {
  if (process.platform !== 'darwin') {
    return {
      label: texts.file,
      submenu: [{ role: 'close', label: texts.close }, separator, { role: 'quit', label: texts.quit }],
    };
  }
  return {
    label: app.name,
    submenu: [
      { role: 'about', label: texts.about },
      separator,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.showAll },
      separator,
      { role: 'quit', label: texts.quit },
    ],
  };
}

function editMenu(texts: MenuTexts): MenuItemConstructorOptions {
  return {
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      separator,
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'pasteAndMatchStyle', label: texts.pasteAsText },
      { role: 'selectAll', label: texts.selectAll },
    ],
  };
}

function viewMenu(texts: MenuTexts): MenuItemConstructorOptions {
  const developer: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [separator, { role: 'toggleDevTools', label: texts.developerTools }];
  return {
    label: texts.view,
    submenu: [
      { role: 'resetZoom', label: texts.zoomReset },
      { role: 'zoomIn', label: texts.zoomIn },
      { role: 'zoomOut', label: texts.zoomOut },
      separator,
      { role: 'togglefullscreen', label: texts.fullScreen },
      ...developer,
    ],
  };
}

function windowMenu(texts: MenuTexts): MenuItemConstructorOptions {
  const close: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'close', label: texts.close }] : [];
  return { label: texts.window, submenu: [{ role: 'minimize', label: texts.minimize }, ...close] };
}

import { EventEmitter } from 'node:events';
import type { NativeTheme } from 'electron';
import type { Page } from 'playwright-core';
import { settings } from './host-settings.ts';
import { strict } from './strict.ts';

const pages = new Set<Page>();
let source: NativeTheme['themeSource'] = 'system';

class Theme extends EventEmitter implements Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'> {
  get themeSource(): NativeTheme['themeSource'] {
    return source;
  }

  set themeSource(value: NativeTheme['themeSource']) {
    source = value;
    for (const page of pages) void apply(page);
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return (source === 'system' ? settings.colorScheme : source) === 'dark';
  }
}

export const nativeTheme = strict('nativeTheme', new Theme());

/** From now on the page has the app's colour scheme. */
export function followColorScheme(page: Page): void {
  pages.add(page);
  page.on('close', () => pages.delete(page));
  if (source !== 'system') void apply(page);
}

async function apply(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: source === 'system' ? settings.colorScheme : source }).catch(() => undefined);
}

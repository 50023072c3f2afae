import { extname } from 'node:path';

/** A name every file system takes: no separators, no reserved characters, not too long. */
export function safeFileName(name: string): string {
  const extension = extname(name);
  const stem = name
    .slice(0, name.length - extension.length)
    .replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '')
    .replace(/[\s.]+$/u, '');
  return `${stem.slice(0, 120) || 'ongoing'}${extension}`;
}

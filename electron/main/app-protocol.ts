import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { contentSecurityPolicy, freshNonce, NONCE_PLACEHOLDER } from './content-security.ts';
import { ORIGIN } from './origin.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
};

const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Address path, as the page asks for it, to the file on disk. */
export type ServedFiles = ReadonlyMap<string, string>;

/**
 * Lists what may be served, once, at start. An address is only ever looked up in this list, never turned into a path,
 * so that no spelling of `..` can leave the folder.
 */
export async function listServedFiles(folder: string): Promise<ServedFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile() && MEDIA_TYPES[extname(entry.name)] !== undefined)
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path]),
  );
}

/** Answers one request to `app://ongoing/…`; anything not on the list is a 404. */
export async function serveFile(files: ServedFiles, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refusal(405);
  const path = servedPath(request.url);
  const file = path === null ? undefined : files.get(path);
  if (file === undefined) return refusal(404);

  const type = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream';
  if (extname(file) !== '.html') {
    return new Response(await readFile(file), {
      headers: { ...COMMON_HEADERS, 'content-type': type, 'cache-control': 'max-age=31536000, immutable' },
    });
  }
  const nonce = freshNonce();
  const html = (await readFile(file, 'utf8')).replaceAll(NONCE_PLACEHOLDER, nonce);
  return new Response(html, {
    headers: {
      ...COMMON_HEADERS,
      'content-type': type,
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce),
    },
  });
}

/** The path after the origin without query and fragment, exactly as written: nothing is decoded or normalised. */
function servedPath(address: string): string | null {
  if (!address.startsWith(`${ORIGIN}/`)) return null;
  return address.slice(ORIGIN.length).split(/[?#]/, 1)[0] ?? null;
}

function refusal(status: 404 | 405): Response {
  const headers = { ...COMMON_HEADERS, 'content-security-policy': "default-src 'none'" };
  return new Response(null, { status, headers });
}

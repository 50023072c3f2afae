import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listServedFiles, type ServedFiles, serveFile } from '#main/app-protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'ongoing-served-'));
let files: ServedFiles;

/** Built without `new Request`, which would tidy the address before it is looked at. */
function ask(url: string, method = 'GET'): Promise<Response> {
  return serveFile(files, { url, method } as Request);
}

beforeAll(async () => {
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'secret');
  writeFileSync(join(renderer, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(join(renderer, 'assets/index-abc.js'), 'let answer = 42;');
  writeFileSync(join(renderer, 'assets/inter.woff2'), 'font');
  writeFileSync(join(renderer, 'notes.txt'), 'not for pages');
  symlinkSync(join(folder, 'secret.js'), join(renderer, 'assets/link.js'));
  files = await listServedFiles(renderer);
  writeFileSync(join(renderer, 'assets/late.js'), 'written after the start');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('what app://ongoing serves', () => {
  it('is each listed file with its type', async () => {
    const script = await ask('app://ongoing/assets/index-abc.js');
    expect(script.status).toBe(200);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('let answer = 42;');
    expect((await ask('app://ongoing/assets/inter.woff2')).headers.get('content-type')).toBe('font/woff2');
    expect((await ask('app://ongoing/index.html?job=1#top')).status).toBe(200);
  });

  it('carries a policy and a nonce that are new for every load of a page', async () => {
    const [first, second] = [await ask('app://ongoing/index.html'), await ask('app://ongoing/index.html')];
    const nonces = await Promise.all(
      [first, second].map(async (page) => /content="([\w-]+)"/.exec(await page.text())?.[1] ?? 'none'),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces[0]).toMatch(/^[\w-]{24}$/);
    expect(first.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonces[0]}'`);
    expect(second.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonces[1]}'`);
    expect(first.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    'app://ongoing/../secret.js',
    'app://ongoing/%2e%2e/secret.js',
    'app://ongoing/..%2fsecret.js',
    'app://ongoing/%2e%2e%2fsecret.js',
    'app://ongoing/assets/../../secret.js',
    'app://ongoing/assets/..%5c..%5csecret.js',
    'app://ongoing/%252e%252e/secret.js',
    'app://ongoing//index.html',
    'app://ongoing/./index.html',
    'app://ongoing/index.html%00',
    'app://ongoing/INDEX.HTML',
    'app://ongoing/',
    'app://ongoing/assets',
    'app://ongoing/notes.txt',
    'app://ongoing/assets/late.js',
    'app://ongoing/assets/link.js',
    'app://ongoing.example/index.html',
    'app://other/index.html',
    'app:ongoing/index.html',
    'https://ongoing/index.html',
    'file:///index.html',
  ])('is nothing for %s', async (address) => {
    const answer = await ask(address);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it('cannot be written to', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
      expect((await ask('app://ongoing/index.html', method)).status).toBe(405);
    }
  });
});

import { expect, it } from 'vitest';
import { HostQuestions, type HostReply } from '#core/host-port.ts';
import type { FromCore } from '#shared/contract/host.ts';

/** A main that answers each question by `answer`, in the order it chooses. */
function withMain(): { host: HostQuestions; asked: FromCore[]; reply: (reply: HostReply) => void } {
  const asked: FromCore[] = [];
  const host = new HostQuestions((message) => asked.push(message));
  return { host, asked, reply: (reply) => host.replied(reply) };
}

it('gives each answer to the question it belongs to', async () => {
  const { host, asked, reply } = withMain();
  const first = host.print('one');
  const second = host.print('two');
  expect(asked).toEqual([
    { type: 'request', id: 1, ask: 'print', job: 'one' },
    { type: 'request', id: 2, ask: 'print', job: 'two' },
  ]);
  reply({ type: 'reply', id: 2, ok: true, value: new Uint8Array([2]) });
  reply({ type: 'reply', id: 1, ok: true, value: new Uint8Array([1]) });
  expect(await first).toEqual(new Uint8Array([1]));
  expect(await second).toEqual(new Uint8Array([2]));
});

it('carries key bytes through the keychain unchanged', async () => {
  const { host, asked, reply } = withMain();
  const key = new Uint8Array([0, 255, 128, 7]);
  const wrapping = host.keychainWrap(key);
  expect(asked.at(-1)).toMatchObject({ ask: 'keychain-wrap', plainBase64: 'AP+ABw==' });
  reply({ type: 'reply', id: 1, ok: true, value: 'd3JhcHBlZA==' });
  expect(Buffer.from(await wrapping).toString()).toBe('wrapped');
  const unwrapping = host.keychainUnwrap(await wrapping);
  expect(asked.at(-1)).toMatchObject({ ask: 'keychain-unwrap', wrappedBase64: 'd3JhcHBlZA==' });
  reply({ type: 'reply', id: 2, ok: true, value: 'AP+ABw==' });
  expect(await unwrapping).toEqual(key);
});

it('asks about the keychain until there is one, then remembers it', async () => {
  const { host, asked, reply } = withMain();
  for (const [index, available] of [false, true].entries()) {
    const answer = host.keychainStatus();
    reply({ type: 'reply', id: index + 1, ok: true, value: { available, backend: 'keychain' } });
    expect((await answer).available).toBe(available);
  }
  expect((await host.keychainStatus()).available).toBe(true);
  expect(asked).toHaveLength(2);
});

it('fails with what main said', async () => {
  const { host, reply } = withMain();
  const printing = host.print('broken');
  reply({ type: 'reply', id: 1, ok: false, message: 'The printable page was not ready after 60 seconds.' });
  await expect(printing).rejects.toThrow('not ready after 60 seconds');
});

it('does not take something else for a document', async () => {
  const { host, reply } = withMain();
  const printing = host.print('odd');
  reply({ type: 'reply', id: 1, ok: true, value: 'text' });
  await expect(printing).rejects.toThrow('not bytes');
});

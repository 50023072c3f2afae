import { expect, it } from 'vitest';
import { globalActions } from '#renderer/app/actions.ts';
import { answeredOverlays, overlay } from '#renderer/lib/overlays.ts';

function actionsAt(path: string) {
  const gone: string[] = [];
  const actions = globalActions({
    go: (to) => gone.push(to),
    here: () => path,
    undo: () => gone.push('undone'),
    redo: () => gone.push('redone'),
  });
  return { actions, gone, run: (keys: string) => actions.find((action) => action.keys === keys)?.run() };
}

it('goes to a page by its keys', () => {
  const { run, gone } = actionsAt('/today');
  run('g c');
  run('g r');
  expect(gone).toEqual(['/portfolio', '/reviews']);
});

it('takes back the last thing done by ⌘Z, and makes it again by ⇧⌘Z', () => {
  const { run, gone } = actionsAt('/today');
  run('mod+z');
  run('mod+shift+z');
  expect(gone).toEqual(['undone', 'redone']);
});

it('gives no keys to two actions', () => {
  for (const name of ['log-contact', 'feeling', 'new-account', 'new-review'] as const) answeredOverlays.add(name);
  const keys = actionsAt('/today').actions.flatMap((action) => action.keys ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

it('logs a contact with the account on screen, and only where something answers', () => {
  answeredOverlays.delete('log-contact');
  expect(actionsAt('/today').actions.map(({ id }) => id)).not.toContain('interactions.log');
  answeredOverlays.add('log-contact');
  actionsAt('/accounts/42/plan').run('c');
  expect(overlay.get()).toEqual({ name: 'log-contact', input: { accountId: '42' } });
  actionsAt('/today').run('c');
  expect(overlay.get()).toEqual({ name: 'log-contact', input: {} });
});

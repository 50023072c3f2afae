import { expect, it } from 'vitest';
import { createStore } from '#renderer/lib/store.ts';

it('tells its listeners of a new value only, and until they leave', () => {
  const store = createStore(1);
  const heard: number[] = [];
  const leave = store.subscribe(() => heard.push(store.get()));
  store.set(1);
  store.set(2);
  leave();
  store.set(3);
  expect(heard).toEqual([2]);
  expect(store.get()).toBe(3);
});

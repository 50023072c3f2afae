/**
 * The part of the Reflect metadata proposal that the certificate library's container asks for at import, and nothing
 * else: import this file before it.
 */
const kept = new WeakMap<object, Map<unknown, unknown>>();

const own = (key: unknown, target: object): unknown => kept.get(target)?.get(key);

const inherited = (key: unknown, target: object | null): unknown =>
  target === null ? undefined : (own(key, target) ?? inherited(key, Reflect.getPrototypeOf(target)));

const define = (key: unknown, value: unknown, target: object): void => {
  const found = kept.get(target) ?? new Map<unknown, unknown>();
  kept.set(target, found.set(key, value));
};

Object.assign(Reflect, {
  getMetadata: inherited,
  getOwnMetadata: own,
  hasOwnMetadata: (key: unknown, target: object) => kept.get(target)?.has(key) ?? false,
  defineMetadata: define,
  metadata: (key: unknown, value: unknown) => (target: object) => define(key, value, target),
});

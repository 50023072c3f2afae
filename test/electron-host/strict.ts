/**
 * Wraps what stands in for a part of Electron so that anything it lacks fails by name, at the first use, instead of
 * being `undefined` somewhere later.
 */
export function strict<Part extends object>(name: string, part: Part): Part {
  return new Proxy(part, {
    get(target, key) {
      if (!(key in target) && typeof key === 'string' && key !== 'then' && key !== 'toJSON') {
        throw new Error(`The stand-in for Electron has no ${name}.${key}.`);
      }
      // Private fields are only reachable through the object itself.
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' && key !== 'constructor' ? (value.bind(target) as unknown) : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
}

type Method = (...args: readonly unknown[]) => unknown;

/**
 * Replaces a method of one object of a library, also a private one. `replacement` is given the original.
 * @throws TypeError if there is no such method, as in another version of the library
 */
export function replaceMethod(target: object, name: string, replacement: (original: Method) => Method): void {
  const original: unknown = Reflect.get(target, name);
  if (typeof original !== 'function') throw new TypeError(`${target.constructor.name} has no method ${name}`);
  Reflect.set(
    target,
    name,
    replacement((...args) => Reflect.apply(original, target, args)),
  );
}

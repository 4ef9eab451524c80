/** Returns an object whose properties are created when they are first read. */
export function createWhenRead<T extends object>(creators: { readonly [Key in keyof T]: () => T[Key] }): T {
  const created = {};
  for (const key in creators) {
    Object.defineProperty(created, key, {
      configurable: true,
      enumerable: true,
      get() {
        const value = creators[key]();
        Object.defineProperty(created, key, { value, enumerable: true });
        return value;
      },
    });
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has the same keys
  return created as T;
}

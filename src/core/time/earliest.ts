/** Returns the first of some times; `undefined` if there is none. */
export function earliest(...instants: readonly (number | undefined)[]): number | undefined {
  return instants.reduce(
    (first, at) => (at !== undefined && at < (first ?? Number.POSITIVE_INFINITY) ? at : first),
    undefined,
  );
}

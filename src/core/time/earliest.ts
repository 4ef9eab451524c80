/** Returns the first of some times; `undefined` if there is none. */
export function earliest(...instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter(at => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

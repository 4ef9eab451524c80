/** Returns what is computed in the time zone of a schedule; `undefined` if that no longer exists. */
export function ifZoneKnown<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

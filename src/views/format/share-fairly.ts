/**
 * Divides `total` fairly among texts that want the given weights. No share exceeds what is wanted; what short texts
 * leave over goes to long ones.
 */
export function shareFairly(wants: readonly number[], total: number): number[] {
  const shares = wants.map(() => 0);
  const ascending = [...wants.entries()].toSorted(([, a], [, b]) => a - b);
  let left = total;
  for (const [done, [index, want]] of ascending.entries()) {
    const share = Math.max(0, Math.min(want, Math.floor(left / (ascending.length - done))));
    shares[index] = share;
    left -= share;
  }
  return shares;
}

/** The value below which a share of the samples lies (0.5 is the median); the samples need no order. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Milliseconds with two digits behind the point. */
export function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}

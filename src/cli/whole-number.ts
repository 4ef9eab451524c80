import { UsageError } from './errors.ts';

/** Parses the value of an option as a whole number from `min` to `max`. Throws `UsageError`. */
export function parseWholeNumber(text: string, name: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new UsageError(`${name} takes a whole number from ${min} to ${max}, not “${text}”.`);
  }
  return value;
}

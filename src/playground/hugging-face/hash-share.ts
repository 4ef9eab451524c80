import { createHash } from 'node:crypto';

/** Returns a number from 0 to below 1 that is always the same for a text, and evenly spread over texts. */
export function hashShare(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

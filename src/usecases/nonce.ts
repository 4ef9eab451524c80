import { createHash } from 'node:crypto';

/**
 * The nonce of a delivery: 128 bits of a hash over its key and channel as 22 base64url characters (Discord takes 25).
 * Derived, so that it is the same after a restart, and different between channels.
 */
export function deliveryNonce(key: string, channelId: string): string {
  return createHash('sha256').update(`${channelId}\n${key}`).digest().subarray(0, 16).toString('base64url');
}

import { createHash } from 'node:crypto';

/**
 * Returns the nonce of a delivery: 128 bits of a hash over its key and channel as 22 base64url characters (Discord
 * accepts 25). It is derived so that it is the same after a restart and differs between channels.
 */
export function deliveryNonce(key: string, channelId: string): string {
  return createHash('sha256').update(`${channelId}\n${key}`).digest().subarray(0, 16).toString('base64url');
}

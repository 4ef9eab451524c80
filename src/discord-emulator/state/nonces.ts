/**
 * How long a nonce is kept. The docs ("Create Message") say "the past few minutes"; five minutes is commonly observed.
 */
const NONCE_LIFETIME_MS = 5 * 60_000;

/** Maps the nonces of recent messages, by channel and author, to the messages. */
export interface Nonces {
  /** Returns the id of the message that was created with the nonce recently, even if it was deleted since. */
  find(channelId: string, authorId: string, nonce: string): string | undefined;
  remember(channelId: string, authorId: string, nonce: string, messageId: string): void;
}

/** Creates an empty map. Expired nonces are dropped when one is added. @param now ms since the epoch, UTC */
export function createNonces(now: () => number): Nonces {
  const entries = new Map<string, { readonly messageId: string; readonly at: number }>();
  const isRecent = (at: number): boolean => now() - at <= NONCE_LIFETIME_MS;
  return {
    find(...key) {
      const entry = entries.get(keyOf(...key));
      return entry !== undefined && isRecent(entry.at) ? entry.messageId : undefined;
    },
    remember(channelId, authorId, nonce, messageId) {
      for (const [key, { at }] of entries) {
        if (!isRecent(at)) entries.delete(key);
      }
      entries.set(keyOf(channelId, authorId, nonce), { messageId, at: now() });
    },
  };
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/**
 * How long a nonce is remembered, in ms. The docs ("Create Message") say "the past few minutes"; five is what is
 * commonly seen.
 */
const REMEMBERED = 5 * 60_000;

/** Remembers which message an author made with which nonce in which channel. */
export interface Nonces {
  /** The id of the message already made with it within the last minutes, be it deleted since or not. */
  find(channelId: string, authorId: string, nonce: string): string | undefined;
  remember(channelId: string, authorId: string, nonce: string, messageId: string): void;
}

/** Makes an empty memory on the given clock (ms since the epoch). What is too old is forgotten with the next one. */
export function createNonces(now: () => number): Nonces {
  const known = new Map<string, { readonly messageId: string; readonly at: number }>();
  const isKept = (at: number): boolean => now() - at <= REMEMBERED;
  return {
    find(...key) {
      const entry = known.get(keyOf(...key));
      return entry !== undefined && isKept(entry.at) ? entry.messageId : undefined;
    },
    remember(channelId, authorId, nonce, messageId) {
      for (const [key, { at }] of known) {
        if (!isKept(at)) known.delete(key);
      }
      known.set(keyOf(channelId, authorId, nonce), { messageId, at: now() });
    },
  };
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

import { SECOND_MS } from './duration.ts';

/** Waits before a failed attempt is repeated: short enough that a fault of a second delays little, then once a minute. */
export const RETRY_WAITS_MS: readonly number[] = [1, 5, 20, 60].map(seconds => seconds * SECOND_MS);

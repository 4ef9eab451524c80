import type { ImportState } from '../../core/library/library-import.ts';
import type { Clock } from '../../core/time/clock.ts';
import { SECOND_MS } from '../../core/time/duration.ts';

/** How often the progress is shown at most: Discord limits edits, and users read no faster. */
const SHOW_EVERY_MS = 3 * SECOND_MS;

/** After so many failures in a row, a reply cannot be changed any more: it was dismissed, or its 15 minutes are over. */
const MAX_FAILURES = 3;

/** Shows how far an import is; resolves with false if that was not possible. */
export type ShowImport = (state: ImportState) => Promise<boolean>;

/** The replies that show imports. */
export interface Followers {
  follow(importId: number, show: ShowImport, signal: AbortSignal): Promise<void>;
  /** Has an import shown now. */
  wake(importId: number): void;
  /** Returns whether a reply shows an import. */
  has(importId: number): boolean;
}

interface FollowersOptions {
  readonly readState: (importId: number) => Promise<ImportState | undefined>;
  readonly recordTold: (importId: number) => Promise<void>;
  readonly clock: Clock;
}

/** Creates an empty record of the replies that show imports. */
export function createFollowers({ readState, recordTold, clock }: FollowersOptions): Followers {
  const pauses = new Map<number, AbortController>();

  async function showUntilFinished(importId: number, show: ShowImport, signal: AbortSignal): Promise<void> {
    let shown = '';
    let failures = 0;
    while (!signal.aborted && failures < MAX_FAILURES) {
      const pause = new AbortController();
      pauses.set(importId, pause);
      const state = await readState(importId);
      // Everything about the user was deleted.
      if (!state) return;
      const isFinished = state.import.finishedAt !== null;
      const key = JSON.stringify([state.counts, state.import.failingSince]);
      if (isFinished || key !== shown) {
        const isShown = await show(state);
        if (isShown && isFinished) return await recordTold(importId);
        failures = isShown ? 0 : failures + 1;
        if (isShown) shown = key;
      }
      await clock.wait(SHOW_EVERY_MS, AbortSignal.any([signal, pause.signal]));
    }
  }

  return {
    async follow(importId, show, signal) {
      try {
        await showUntilFinished(importId, show, signal);
      } finally {
        pauses.delete(importId);
      }
    },
    wake: importId => pauses.get(importId)?.abort(),
    has: importId => pauses.has(importId),
  };
}

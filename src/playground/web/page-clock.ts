import type { ClockMove, ClockView } from './protocol.ts';

/** The playground's clock as the page shows and moves it. */
export interface PageClock {
  view(): ClockView;
  /** Moves the clock; resolves when it has arrived. @throws UserActionError if nothing is planned, or during another move */
  move(to: ClockMove): Promise<void>;
  /** Subscribes to changes of the view other than passing time. @returns a function that unsubscribes */
  subscribe(listener: () => void): () => void;
}

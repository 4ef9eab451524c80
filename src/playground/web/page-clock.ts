import type { ClockMove, ClockView } from './protocol.ts';

/** The playground's clock as the page sees it and moves it. */
export interface PageClock {
  view(): ClockView;
  /** Resolves when it is there. Once at a time: whoever asks meanwhile is refused with an Error, or waits. */
  move(to: ClockMove): Promise<void>;
  /** Called when something of the view has changed but the time that goes by. @returns a function that ends it */
  subscribe(listener: () => void): () => void;
}

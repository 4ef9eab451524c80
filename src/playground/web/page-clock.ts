import type { ClockMove, ClockView } from './protocol.ts';

/** The playground's clock as the page sees it and moves it. */
export interface PageClock {
  view(): ClockView;
  /** Resolves when it is there. @throws ActorError when nothing is planned, or when it is being moved already */
  move(to: ClockMove): Promise<void>;
  /** Called when something of the view has changed but the time that goes by. @returns a function that ends it */
  subscribe(listener: () => void): () => void;
}

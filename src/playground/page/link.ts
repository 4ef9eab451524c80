import type { Act, ActResult, History, LiveEvent, OfferedCommand } from '../web/protocol.ts';

/** The page's line to the playground, as one person. */
export interface Link {
  /** @throws PlaygroundProblem when it was refused, or when the playground is not there */
  act(act: Act): Promise<ActResult>;
  /** The commands offered in a channel. @throws PlaygroundProblem */
  commands(channelId: string): Promise<readonly OfferedCommand[]>;
  /** @param before only messages older than this one @throws PlaygroundProblem */
  history(channelId: string, before?: string): Promise<History>;
  /** Hears of everything that happens; comes back by itself after a break. @returns a function that ends it */
  listen(listener: LinkListener): () => void;
}

/** Who hears of what happens. */
export interface LinkListener {
  event(event: LiveEvent): void;
  /** Whether the playground can be reached. */
  connected(isConnected: boolean): void;
  /** The playground will not hear of this page, and why: as when it acts as nobody who is there. */
  refused(problem: string): void;
}

/** Why something could not be done; worded for the person at the page. */
export class PlaygroundProblem extends Error {
  override readonly name = 'PlaygroundProblem';
}

import type { Action, ActionResult, HistoryPage, LiveEvent, OfferedCommand } from '../web/protocol.ts';

/** Sends requests to the playground’s server as one user. */
export interface PlaygroundClient {
  /** Performs an action. @throws RequestFailedError if it is refused or the server does not respond */
  perform(action: Action): Promise<ActionResult>;
  /** Returns the commands of a channel. @throws RequestFailedError */
  commands(channelId: string): Promise<readonly OfferedCommand[]>;
  /** Returns messages of a channel. @param before only messages older than this one @throws RequestFailedError */
  history(channelId: string, before?: string): Promise<HistoryPage>;
  /** Subscribes to all events, and reconnects after a break. @returns a function that unsubscribes */
  listen(listener: LiveListener): () => void;
}

/** Receives the playground’s events. */
export interface LiveListener {
  event(event: LiveEvent): void;
  /** Called when the connection is made or lost. */
  connected(isConnected: boolean): void;
  /** Called if the server refuses this page for good, for example because its user does not exist. */
  refused(problem: string): void;
}

/** A failed request; the message is worded for the user of the page. */
export class RequestFailedError extends Error {
  override readonly name = 'RequestFailedError';
}

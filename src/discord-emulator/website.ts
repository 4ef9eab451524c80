import type { RequestListener } from 'node:http';
import type { Faults } from './faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { World } from './state/world.ts';
import type { UserActions } from './user-actions/user-actions.ts';
import type { WireTimers } from './wire-timers.ts';

/** What a website can use of the emulator. */
export interface WebsiteContext {
  readonly world: World;
  readonly userActions: UserActions;
  readonly faults: Faults;
  readonly gateway: Omit<Gateway, 'stop'>;
  readonly timers: WireTimers;
  /** The bot's token. The website must not send it to pages. */
  readonly token: string;
  /** Reports an internal error of the website. */
  readonly onInternalError: (error: unknown) => void;
}

/** A website on the port of the emulator. */
export interface Website {
  /** Handles every request that is not for the API or for attachments. */
  readonly listener: RequestListener;
  /** Ends its open connections. */
  stop(): void;
}

/** Starts the website of an emulator. */
export type StartWebsite = (context: WebsiteContext) => Website;

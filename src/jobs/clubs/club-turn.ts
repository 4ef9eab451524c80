import type { ClubAccess, ClubDiscord } from '../../core/club/club-discord.ts';
import type { Club, ClubRound } from '../../core/club/club.ts';
import type { Log } from '../../core/log.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';

/** What the steps of a round need. */
export interface ClubJobContext {
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
  readonly discord: ClubDiscord;
  readonly access: ClubAccess;
  readonly log: Log;
}

/** A round whose step is taken. */
export interface ClubTurn {
  readonly club: Club;
  readonly round: ClubRound;
  /** ms since the epoch */
  readonly now: number;
}

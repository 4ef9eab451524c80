import type { Log } from '../core/log.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time/duration.ts';
import { enterWall, type EnterWallContext } from '../usecases/enter-wall.ts';

/** Votes are stored within seconds; what took longer, such as a retry, is found by the longer look. */
const RECENT_VOTES_MS = 10 * MINUTE_MS;

/** As long as missed reactions are looked for, which is how far back votes are found. */
const ALL_VOTES_MS = 30 * DAY_MS;

/**
 * How often all these votes are looked at: after the start, for papers that were merged or found their wall full, and for servers
 * that chose a wall.
 */
const ALL_VOTES_EVERY_MS = HOUR_MS;

export interface WallOfFameOptions {
  readonly stores: Pick<Stores, 'wall'>;
  readonly unitOfWork: UnitOfWork;
  readonly channelAccess: EnterWallContext['channelAccess'];
  readonly log: Log;
}

/** Puts papers on the walls of fame of their servers. */
export interface WallOfFame {
  /** Adds the posts of the papers that have the votes by now to the outbox. Returns how many; `now` in ms since the epoch. */
  enterDue(now: number): Promise<number>;
}

/** Creates the job; one process runs it. */
export function createWallOfFame({ stores, unitOfWork, channelAccess, log }: WallOfFameOptions): WallOfFame {
  let lookedAtAllAt = Number.NEGATIVE_INFINITY;

  return {
    async enterDue(now) {
      const isLongLook = now - lookedAtAllAt >= ALL_VOTES_EVERY_MS || now < lookedAtAllAt;
      const candidates = await stores.wall.candidates(now - (isLongLook ? ALL_VOTES_MS : RECENT_VOTES_MS));
      const fullWalls = new Set<string>();
      let entered = 0;
      for (const candidate of candidates) {
        const { guildId, paperId } = candidate;
        if (fullWalls.has(guildId)) continue;
        const result = await unitOfWork(bound => enterWall(candidate, { stores: bound, channelAccess, now }));
        if (result === 'wallFull') fullWalls.add(guildId);
        if (result !== 'entered') continue;
        entered += 1;
        log.info('wall_entered', { guild: guildId, paper: paperId });
      }
      if (isLongLook) lookedAtAllAt = now;
      return entered;
    },
  };
}

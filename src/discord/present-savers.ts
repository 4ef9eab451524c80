import { Routes, type REST } from 'discord.js';
import { SendError } from '../core/delivery/sender.ts';
import type { LibraryStore } from '../core/library/library.ts';
import type { Log } from '../core/log.ts';
import type { Clock } from '../core/time/clock.ts';
import { MINUTE_MS } from '../core/time/duration.ts';
import { asSendError, isNoMember } from './rest-problem.ts';

/** How long it is known whether a user is a member: the bot gets no events of members, which need a privileged intent. */
const KNOWN_FOR_MS = 30 * MINUTE_MS;

/** Members that are remembered: some hundred kilobytes. */
const MAX_KNOWN = 5_000;

/** A card is not held up for longer; Discord usually answers within a tenth of it. */
const LOOK_UP_TIMEOUT_MS = 800;

export interface PresentSaversOptions {
  readonly rest: Pick<REST, 'get'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/**
 * Returns a library that names only savers who are members of the server now: one who has left, or of whom Discord does not say
 * it in time, is only counted. Each is looked up by one request, and known for half an hour.
 */
export function withPresentSavers<Library extends Pick<LibraryStore, 'publicSavers'>>(
  library: Library,
  { rest, clock, log }: PresentSaversOptions,
): Library {
  const known = new Map<string, { readonly isMember: boolean; readonly until: number }>();

  async function isMember(guildId: string, userId: string): Promise<boolean> {
    const key = `${guildId}:${userId}`;
    const before = known.get(key);
    if (before && before.until > clock.now()) return before.isMember;
    try {
      const found = await asSendError(() => lookUp(rest, guildId, userId));
      known.delete(key);
      known.set(key, { isMember: found, until: clock.now() + KNOWN_FOR_MS });
      const [oldest] = known.keys();
      if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
      return found;
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      log.warn('member_look_up_failed', { guild: guildId, error });
      return false;
    }
  }

  return {
    ...library,
    async publicSavers(paperId, guildId, limit) {
      const savers = await library.publicSavers(paperId, guildId, limit);
      const present = await Promise.all(savers.map(userId => isMember(guildId, userId)));
      return savers.filter((_, index) => present[index]);
    },
  };
}

/** Returns whether a user is a member of a server. */
async function lookUp(rest: Pick<REST, 'get'>, guildId: string, userId: string): Promise<boolean> {
  try {
    await rest.get(Routes.guildMember(guildId, userId), { signal: AbortSignal.timeout(LOOK_UP_TIMEOUT_MS) });
    return true;
  } catch (error) {
    if (isNoMember(error)) return false;
    throw error;
  }
}

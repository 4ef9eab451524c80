import { SendError } from '../../core/delivery/sender.ts';
import { MINUTE_MS } from '../../core/time/duration.ts';
import { clubEvent } from '../../views/club/club-event.ts';
import { threadLink } from '../../views/format/message-link.ts';
import type { ClubJobContext, ClubTurn } from './club-turn.ts';
import { advanceRound, paperOf } from './round-changes.ts';

/** Longer than the two requests take at most, each with the REST client's timeout of 15 s. */
const CLAIM_MS = 2 * MINUTE_MS;

/**
 * Makes the scheduled event of a meeting, or finds the one that a process made before it ended. Discord knows no nonce here, so one
 * process alone looks for it and creates it.
 */
export async function createClubEvent(turn: ClubTurn, context: ClubJobContext): Promise<boolean> {
  const { club, round, now } = turn;
  const { clubs } = context.stores;
  const until = now + CLAIM_MS;
  if (!(await clubs.claimEvent(round.id, now, until))) return false;
  const claimed = { ...turn, round: { ...round, eventState: 'creating' as const } };
  const paper = await paperOf(round, context.stores);
  if (!paper) return advanceRound(claimed, { eventState: 'given_up' }, clubs);
  if (!context.access.canCreateEvents(club.guildId)) {
    return advanceRound(claimed, { eventState: 'given_up', problem: 'noCreateEvents' }, clubs);
  }
  const address = threadLink({ guildId: club.guildId, threadId: round.threadId ?? club.channelId });
  try {
    const eventId = await findOrCreate(claimed, clubEvent(round, paper, address), until, context);
    return eventId !== undefined && (await recordEvent(claimed, eventId, context));
  } catch (error) {
    const isFinal =
      error instanceof SendError && (error.problem === 'forbidden' || error.problem === 'refused');
    if (!isFinal) throw error;
    context.log.warn('club_event_refused', { club: club.id, round: round.id, error });
    return advanceRound(claimed, { eventState: 'given_up', problem: 'eventRefused' }, clubs);
  }
}

/** Returns the id of the event; `undefined` if the claim has ended in between. */
async function findOrCreate(
  { club, round }: ClubTurn,
  event: ReturnType<typeof clubEvent>,
  until: number,
  { stores, discord }: Pick<ClubJobContext, 'stores' | 'discord'>,
): Promise<string | undefined> {
  const existing = await discord.findEvent(club.guildId, event.key);
  if (existing !== undefined) return existing;
  // The process may have been suspended, or the club deleted.
  if (!(await stores.clubs.holdsEvent(round.id, until))) return undefined;
  return discord.createEvent(club.guildId, event);
}

/** Records the event. One that no round has any more is deleted: the club was deleted in between. */
async function recordEvent(
  turn: ClubTurn,
  eventId: string,
  { stores, discord }: Pick<ClubJobContext, 'stores' | 'discord'>,
): Promise<boolean> {
  if (await advanceRound(turn, { eventState: 'created', eventId }, stores.clubs)) return true;
  const current = await stores.clubs.round(turn.round.id);
  if (current?.eventId !== eventId) await discord.deleteEvent(turn.club.guildId, eventId);
  return false;
}

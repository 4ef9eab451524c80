import { SendError } from '../../core/delivery/sender.ts';
import { clubEvent } from '../../views/club/club-event.ts';
import type { ClubJobContext, ClubTurn } from './club-turn.ts';
import { advanceRound, paperOf } from './round-changes.ts';

/** Makes the scheduled event of a meeting, or finds the one that a process made before it ended. */
export async function createClubEvent(turn: ClubTurn, context: ClubJobContext): Promise<boolean> {
  const { club, round } = turn;
  const { stores, access, discord } = context;
  const paper = await paperOf(round, stores);
  if (!paper) return advanceRound(turn, { eventState: 'given_up' }, stores.clubs);
  if (!access.canCreateEvents(club.guildId)) {
    return advanceRound(turn, { eventState: 'given_up', problem: 'noCreateEvents' }, stores.clubs);
  }
  const address = `https://discord.com/channels/${club.guildId}/${round.threadId ?? club.channelId}`;
  try {
    const eventId = await discord.createEvent(club.guildId, clubEvent(round, paper, address));
    const isRecorded = await advanceRound(turn, { eventState: 'created', eventId }, stores.clubs);
    // `/club delete` could not know of it.
    if (!isRecorded && !(await stores.clubs.round(round.id)))
      await discord.deleteEvent(club.guildId, eventId);
    return isRecorded;
  } catch (error) {
    const isFinal =
      error instanceof SendError && (error.problem === 'forbidden' || error.problem === 'refused');
    if (!isFinal) throw error;
    context.log.warn('club_event_refused', { club: club.id, round: round.id, error });
    return advanceRound(turn, { eventState: 'given_up', problem: 'eventRefused' }, stores.clubs);
  }
}

import { roundTimes } from '../../core/club/meeting.ts';
import { addClubPost } from '../../usecases/club-deliveries.ts';
import { clubReminder } from '../../views/club/club-announcement.ts';
import type { ClubJobContext, ClubTurn } from './club-turn.ts';
import { advanceRound, paperOf } from './round-changes.ts';

/** Posts the reminder of a meeting in its thread, or in the channel if it has none. */
export async function postReminder(turn: ClubTurn, context: ClubJobContext): Promise<boolean> {
  const { club, round, now } = turn;
  const { stores, unitOfWork } = context;
  const paper = await paperOf(round, stores);
  const { remindedAt: dueAt, meetingAt: expiresAt } = roundTimes(round);
  return unitOfWork(async tx => {
    if (!(await advanceRound(turn, { isReminded: true }, tx.clubs))) return false;
    if (!paper) return true;
    const target = { kind: 'channel', id: round.threadId ?? club.channelId } as const;
    const body = () => clubReminder({ round, paper });
    await addClubPost(club, round, { post: 'reminder', target, body, dueAt, expiresAt, now }, tx);
    return true;
  });
}

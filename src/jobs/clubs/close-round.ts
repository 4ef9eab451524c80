import { roundTimes } from '../../core/club/meeting.ts';
import { DAY_MS } from '../../core/time/duration.ts';
import { nextRound } from '../../usecases/next-round.ts';
import { addClubPost } from '../../usecases/club-deliveries.ts';
import { clubMinutes, type FileMessageBody } from '../../views/club/club-minutes.ts';
import type { ClubJobContext, ClubTurn } from './club-turn.ts';
import { paperOf } from './round-changes.ts';

/** How a round ends: with a meeting, or without one. */
export type RoundEnd =
  | { readonly state: 'closed'; readonly hasMinutes: boolean }
  | { readonly state: 'skipped'; readonly problem: string };

/** Ends a round, with the minutes of its meeting, and plans the next one. */
export async function closeRound(turn: ClubTurn, end: RoundEnd, context: ClubJobContext): Promise<boolean> {
  const { club, round, now } = turn;
  const minutes = end.state === 'closed' && end.hasMinutes ? await minutesOf(turn, context) : undefined;
  const change = end.state === 'closed' ? { state: end.state } : { state: end.state, problem: end.problem };
  return context.unitOfWork(async tx => {
    if (!(await tx.clubs.advance(round, change, null))) return false;
    await tx.clubs.plan(club, nextRound(club, now, round.meetingOn));
    if (minutes === undefined) return true;
    const { endsAt: dueAt } = roundTimes(round);
    const target = { kind: 'channel', id: round.threadId ?? club.channelId } as const;
    const post = {
      post: 'minutes',
      target,
      body: () => minutes,
      dueAt,
      expiresAt: dueAt + DAY_MS,
      now,
    } as const;
    await addClubPost(club, round, post, tx);
    return true;
  });
}

async function minutesOf(
  { club, round }: ClubTurn,
  { stores }: ClubJobContext,
): Promise<FileMessageBody | undefined> {
  const paper = await paperOf(round, stores);
  if (!paper) return undefined;
  const { threadId, announcedAt } = round;
  const ids =
    threadId === null ? [] : await stores.clubs.sharedPapers(club.guildId, threadId, announcedAt ?? 0);
  const shared = await stores.papers.getMany(ids.filter(id => id !== paper.id));
  const { dateLanguage: language } = await stores.serverSettings.get(club.guildId);
  return clubMinutes({ round, paper, shared, language });
}

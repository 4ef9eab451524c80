import { roundTimes } from '../../core/club/meeting.ts';
import { addClubPost } from '../../usecases/club-deliveries.ts';
import { clubCandidates } from '../../usecases/club-candidates.ts';
import { clubButtonVote, clubPoll } from '../../views/club/club-vote.ts';
import type { ClubJobContext, ClubTurn } from './club-turn.ts';
import { advanceRound } from './round-changes.ts';

/** Papers that a vote needs at least. */
const MIN_CANDIDATES = 2;

/** Asks the members of a club, by Discord's poll or by buttons; with too few papers, there is no vote. */
export async function openVote(turn: ClubTurn, hours: number, context: ClubJobContext): Promise<boolean> {
  const { club, round, now } = turn;
  const { stores, unitOfWork, access } = context;
  const papers = await clubCandidates(club, now, stores);
  if (papers.length < MIN_CANDIDATES) {
    return advanceRound(turn, { state: 'voting', problem: 'tooFewPapers' }, stores.clubs);
  }
  const { dateLanguage: language } = await stores.serverSettings.get(club.guildId);
  const { announcedAt: endsAt, voteOpensAt } = roundTimes(round);
  const isPoll = access.canSendPolls(club.channelId);
  const vote = { round, papers, endsAt, language };
  return unitOfWork(async tx => {
    const change = { state: 'voting', voteKind: isPoll ? 'poll' : 'buttons' } as const;
    if (!(await advanceRound(turn, change, tx.clubs))) return false;
    await tx.clubs.setCandidates(
      round.id,
      papers.map(paper => paper.id),
    );
    await addClubPost(
      club,
      round,
      {
        post: 'vote',
        target: { kind: 'channel', id: club.channelId },
        body: nonce => (isPoll ? clubPoll(vote, hours) : clubButtonVote(vote, nonce)),
        dueAt: voteOpensAt,
        expiresAt: endsAt,
        now,
      },
      tx,
    );
    return true;
  });
}

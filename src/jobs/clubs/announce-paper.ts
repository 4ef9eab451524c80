import { roundTimes } from '../../core/club/meeting.ts';
import { pickWinner, type Winner } from '../../core/club/pick-winner.ts';
import { SendError } from '../../core/delivery/sender.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { HOUR_MS, MINUTE_MS } from '../../core/time/duration.ts';
import { clubCandidates } from '../../usecases/club-candidates.ts';
import { addClubPost, addClubThread } from '../../usecases/club-deliveries.ts';
import { clubAnnouncement, clubInDiscussion, clubThreadName } from '../../views/club/club-announcement.ts';
import type { ClubJobContext, ClubTurn } from './club-turn.ts';
import { closeRound } from './close-round.ts';
import { forgetDiscussion, isUnchanged, meetingPlace } from './meeting-place.ts';
import { advanceRound } from './round-changes.ts';

/** Discord counts the votes of a poll precisely some time after its end; after this, what it has counted is taken. */
const MAX_COUNTING_MS = HOUR_MS;

/** How long a round waits for what is not known yet. */
const TRY_AGAIN_MS = MINUTE_MS;

/** A poll that a process posted and could not record, since it ended, is found in the channel within this time. */
const MAX_SEARCH_MS = 30 * MINUTE_MS;

/** The paper that a club reads next. */
interface ChosenPaper {
  readonly position: number;
  readonly paper: Paper;
  /** `undefined` without a vote. */
  readonly vote: Winner | undefined;
  /** The candidates, if the round has none stored yet. */
  readonly newCandidates: readonly PaperId[];
}

/**
 * Counts the votes and posts the paper that the club reads, and where it meets: in the paper's discussion, or in a thread under the
 * post, which becomes that. Without any paper, the round is skipped.
 */
export async function announcePaper(turn: ClubTurn, context: ClubJobContext): Promise<boolean> {
  const { club, round, now } = turn;
  const { stores, unitOfWork } = context;
  const votes = await countVotes(turn, context);
  if (votes === 'counting') {
    await stores.clubs.postpone(round.id, now + TRY_AGAIN_MS);
    return false;
  }
  const chosen = await choosePaper(turn, votes, context);
  if (!chosen) return closeRound(turn, { state: 'skipped', problem: 'noPapers' }, context);
  const { position, paper, newCandidates } = chosen;
  const place = await meetingPlace(club, paper.id, now, context);
  if (place.kind === 'notKnown') {
    await stores.clubs.postpone(round.id, now + TRY_AGAIN_MS);
    return false;
  }
  const threadId = place.kind === 'discussion' ? place.threadId : null;
  const style = await stores.serverSettings.get(club.guildId);
  const { announcedAt: dueAt, meetingAt } = roundTimes(round);
  return unitOfWork(async tx => {
    if (!(await isUnchanged(place, club, paper.id, tx))) return false;
    const change = { state: 'announced', winnerPosition: position, announcedAt: now, threadId } as const;
    if (!(await advanceRound(turn, change, tx.clubs))) return false;
    await tx.clubs.setCandidates(round.id, newCandidates);
    const message = await addClubPost(
      club,
      round,
      {
        post: 'paper',
        target: { kind: 'channel', id: club.channelId },
        body: nonce => clubAnnouncement({ round, paper, vote: chosen.vote, threadId, nonce, style }),
        paperIds: [paper.id],
        dueAt,
        expiresAt: meetingAt,
        now,
      },
      tx,
    );
    if (threadId !== null) {
      const target = { kind: 'channel', id: threadId } as const;
      const body = () => clubInDiscussion({ round, channelId: club.channelId });
      const paperIds = [paper.id];
      const options = { post: 'start', target, body, paperIds, dueAt, expiresAt: meetingAt, now } as const;
      await addClubPost(club, round, options, tx);
      return true;
    }
    if (place.kind === 'ownThread' && place.before && place.isReplaced)
      await forgetDiscussion(place.before, tx);
    await addClubThread(message, { club, round, name: clubThreadName(paper) }, tx);
    await tx.discussions.add({
      guildId: club.guildId,
      paperId: paper.id,
      channelId: club.channelId,
      isForumPost: false,
      openedBy: null,
      openedAt: now,
    });
    return true;
  });
}

/** Returns the votes by the position of the candidate; `undefined` if there was no vote. */
async function countVotes(
  { club, round, now }: ClubTurn,
  { stores, discord, log }: ClubJobContext,
): Promise<ReadonlyMap<number, number> | 'counting' | undefined> {
  if (round.voteKind === null) return undefined;
  const lateMs = now - roundTimes(round).announcedAt;
  if (round.voteKind === 'buttons') {
    await endButtonVote({ club, round }, lateMs < MAX_COUNTING_MS, { discord, log });
    return stores.clubs.votes(round.id);
  }
  if (round.voteMessageId === null) return lateMs < MAX_SEARCH_MS ? 'counting' : undefined;
  const result = await discord.endPoll(club.channelId, round.voteMessageId);
  return result?.isFinal === false && lateMs < MAX_COUNTING_MS ? 'counting' : result?.votes;
}

/** Takes the buttons from the vote's message. Throws `SendError` if it has to be tried again. */
async function endButtonVote(
  { club, round }: Pick<ClubTurn, 'club' | 'round'>,
  isRepeated: boolean,
  { discord, log }: Pick<ClubJobContext, 'discord' | 'log'>,
): Promise<void> {
  if (round.voteMessageId === null) return;
  try {
    await discord.endButtonVote(club.channelId, round.voteMessageId);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const isPassing = error.problem === 'unavailable' || error.problem === 'rateLimited';
    if (isPassing && isRepeated) throw error;
    log.info('club_vote_not_edited', { club: club.id, round: round.id, why: error.problem });
  }
}

async function choosePaper(
  { club, round, now }: ClubTurn,
  votes: ReadonlyMap<number, number> | undefined,
  { stores }: ClubJobContext,
): Promise<ChosenPaper | undefined> {
  const candidates = await stores.clubs.candidates(round.id);
  const winner = pickWinner([...candidates.keys()], votes ?? new Map());
  const id = winner && candidates.get(winner.position);
  if (winner && id !== undefined) {
    const [paper] = await stores.papers.getMany([id]);
    if (paper) return { position: winner.position, paper, vote: votes && winner, newCandidates: [] };
  }
  // Without candidates there was no vote, or all of them were removed since.
  const [paper] = candidates.size > 0 ? [] : await clubCandidates(club, now, stores);
  return paper && { position: 0, paper, vote: undefined, newCandidates: [paper.id] };
}

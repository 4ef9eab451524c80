import type { ClubRound, ClubStore, RoundChange } from '../../core/club/club.ts';
import { nextStepAt } from '../../core/club/club-step.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { Stores } from '../../core/stores.ts';
import type { ClubTurn } from './club-turn.ts';

/** Changes the round of a turn, and sets when its next step is due. Returns false if another process has changed it. */
export async function advanceRound(
  { club, round, now }: ClubTurn,
  change: RoundChange,
  clubs: Pick<ClubStore, 'advance'>,
): Promise<boolean> {
  return clubs.advance(round, change, nextStepAt({ ...round, ...change }, club.pick, now));
}

/** Returns the paper of a round that was announced; `undefined` if it was removed since. */
export async function paperOf(
  round: ClubRound,
  { clubs, papers }: Pick<Stores, 'clubs' | 'papers'>,
): Promise<Paper | undefined> {
  const { winnerPosition } = round;
  if (winnerPosition === null) return undefined;
  const id = (await clubs.candidates(round.id)).get(winnerPosition);
  return id === undefined ? undefined : (await papers.getMany([id]))[0];
}

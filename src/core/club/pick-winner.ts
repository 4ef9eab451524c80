/** The candidate that a vote chose. */
export interface Winner {
  readonly position: number;
  readonly votes: number;
  /** How many candidates have so many votes, this one included: more than one is a tie. */
  readonly tied: number;
}

/**
 * Returns the candidate with the most votes; of several, and without any vote, the first one. `undefined` without candidates.
 * @param positions those that are left, in ascending order
 */
export function pickWinner(
  positions: readonly number[],
  votes: ReadonlyMap<number, number>,
): Winner | undefined {
  const votesOf = (position: number): number => votes.get(position) ?? 0;
  const most = positions.reduce((max, position) => Math.max(max, votesOf(position)), 0);
  const best = positions.filter(position => votesOf(position) === most);
  const [position] = best;
  return position === undefined ? undefined : { position, votes: most, tied: best.length };
}

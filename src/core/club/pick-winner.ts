/**
 * Returns the position of the candidate with the most votes; of several, and without any vote, the first one. `undefined` without
 * candidates. @param positions those that are left, in ascending order
 */
export function pickWinner(
  positions: readonly number[],
  votes: ReadonlyMap<number, number>,
): number | undefined {
  const votesOf = (position: number): number => votes.get(position) ?? 0;
  const most = positions.reduce((max, position) => Math.max(max, votesOf(position)), 0);
  return positions.find(position => votesOf(position) === most);
}

/**
 * Returns the position of the candidate with the most votes; of several, and without any vote, the first one. `undefined` without
 * candidates. @param positions those that are left, in ascending order
 */
export function pickWinner(
  positions: readonly number[],
  votes: ReadonlyMap<number, number>,
): number | undefined {
  const most = Math.max(...positions.map(position => votes.get(position) ?? 0));
  return positions.find(position => (votes.get(position) ?? 0) === most);
}

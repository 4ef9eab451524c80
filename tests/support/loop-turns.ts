/**
 * Returns how many turns of the event loop work takes: how often other events can be handled before it is done. Unlike the
 * time of each turn, it is the same on every machine.
 */
export async function countTurns(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  function turn(): void {
    if (isOver) return;
    turns += 1;
    setImmediate(turn);
  }
  setImmediate(turn);
  try {
    await work();
  } finally {
    isOver = true;
  }
  return turns;
}

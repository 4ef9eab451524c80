import { expect, it } from 'vitest';
import { inSteps } from '../../src/usecases/in-steps.ts';

it('inSteps lets other events be handled once steps have taken ten milliseconds, and not after each', async () => {
  let now = 0;
  let turns = 0;
  const turnsAt: number[] = [];
  function* steps(): Generator<undefined, string> {
    for (let step = 0; step < 12; step += 1) {
      turnsAt.push(turns);
      now += 4;
      yield;
    }
    return 'done';
  }
  const countTurns = () => {
    turns += 1;
    if (turns < 20) setImmediate(countTurns);
  };
  setImmediate(countTurns);
  const result = await inSteps(steps(), () => now);
  expect(result).toBe('done');
  expect(new Set(turnsAt).size).toBe(4);
});

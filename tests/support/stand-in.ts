import { onTestFinished } from 'vitest';
import { startStandIn, type StandIn, type StandInOptions } from '../../src/playground/stand-in.ts';

/** A stand-in for Discord that goes away with the test. */
export async function openStandIn(options: Partial<StandInOptions> = {}): Promise<StandIn> {
  const standIn = await startStandIn({ now: () => Date.now(), ...options });
  onTestFinished(() => standIn.stop());
  return standIn;
}

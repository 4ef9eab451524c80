import type { KillPoint } from './cli-process.ts';

/** The steps of a delivery at which a process is killed: those that it knows itself, and the two that the emulator sees. */
export const DELIVERY_STEPS = [
  'beforeClaim',
  'claimed',
  'requestOnItsWay',
  'storedWithoutReply',
  'beforeRecord',
  'recorded',
] as const satisfies readonly (KillPoint | 'requestOnItsWay' | 'storedWithoutReply')[];

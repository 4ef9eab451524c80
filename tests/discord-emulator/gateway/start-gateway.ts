import { onTestFinished } from 'vitest';
import type { Emulator, EmulatorOptions } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';

export async function start(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startCheckedEmulator(options);
  onTestFinished(() => emulator.stop());
  return emulator;
}

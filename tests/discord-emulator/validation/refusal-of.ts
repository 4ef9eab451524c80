import { ApiError } from '../../../src/discord-emulator/api-error.ts';

/** Returns the body of the ApiError that a read function throws. */
export function refusalOf(read: () => unknown): unknown {
  try {
    read();
  } catch (error) {
    if (error instanceof ApiError) return error.body();
    throw error;
  }
  return 'no refusal';
}

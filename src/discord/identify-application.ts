import { DiscordAPIError, Routes, type REST } from 'discord.js';
import { z } from 'zod';
import { TokenRefusedError } from './token-refused.ts';

/** Returns the id of the application that the token belongs to. Throws `TokenRefusedError`, and the REST client's other errors. */
export async function identifyApplication(rest: Pick<REST, 'get'>): Promise<string> {
  try {
    return z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication())).id;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      throw new TokenRefusedError({ cause: error });
    throw error;
  }
}

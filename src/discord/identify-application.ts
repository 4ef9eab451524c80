import { ApplicationFlags, DiscordAPIError, Routes, type REST } from 'discord.js';
import * as z from 'zod';
import { TokenRefusedError } from './token-refused.ts';

/** The flags of an application that may receive the content of messages: with over 100 servers, and with fewer. */
const MESSAGE_CONTENT_FLAGS =
  ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

const applicationSchema = z.object({ id: z.string(), flags: z.int().default(0) });

/** The application that a token belongs to. */
export interface Application {
  readonly id: string;
  /** Whether the developer portal allows it to receive the content of all messages that it sees. */
  readonly mayReadMessageContent: boolean;
}

/** Returns the application that the token belongs to. Throws `TokenRefusedError`, and the REST client's other errors. */
export async function identifyApplication(rest: Pick<REST, 'get'>): Promise<Application> {
  try {
    const { id, flags } = applicationSchema.parse(await rest.get(Routes.currentApplication()));
    return { id, mayReadMessageContent: (flags & MESSAGE_CONTENT_FLAGS) !== 0 };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      throw new TokenRefusedError({ cause: error });
    throw error;
  }
}

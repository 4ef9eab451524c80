import { Routes, type REST } from 'discord.js';

/** Adds a reaction of the bot with a Unicode emoji. @throws the error of the REST client */
export async function addReaction(
  rest: Pick<REST, 'put'>,
  channelId: string,
  messageId: string,
  emoji: string,
): Promise<void> {
  await rest.put(Routes.channelMessageOwnReaction(channelId, messageId, encodeURIComponent(emoji)));
}

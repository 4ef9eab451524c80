import { InteractionContextType, type BaseInteraction } from 'discord.js';

/** Returns true in the direct messages of a user with the bot: whatever is written there, only they see it. */
export function isInBotDm({ context }: Pick<BaseInteraction, 'context'>): boolean {
  return context === InteractionContextType.BotDM;
}

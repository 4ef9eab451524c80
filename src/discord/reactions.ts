import { GatewayDispatchEvents, type Client } from 'discord.js';
import * as z from 'zod';
import type { OwnReaction, ReactionChange, ReactionEvent } from '../usecases/apply-reaction.ts';

/** Custom emoji of a server have an id. */
const unicodeEmoji = z.object({ id: z.null().optional(), name: z.string() });

/** What is used of the events. */
const reactionEvent = z.object({
  user_id: z.string(),
  message_id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  emoji: unicodeEmoji,
  member: z
    .object({ user: z.object({ bot: z.boolean().optional() }), roles: z.array(z.string()).optional() })
    .optional(),
});
const clearedEvent = z.object({ message_id: z.string(), emoji: unicodeEmoji.optional() });

export interface ReactionListeners {
  readonly now: () => number;
  readonly onEvent: (event: ReactionEvent) => void;
  /** Called when the bot's own reaction was added to a message, or removed from it. */
  readonly onOwnReaction: (reaction: OwnReaction) => void;
}

/**
 * Calls back with every user's reactions with Unicode emoji, and with those that a moderator clears, also on messages from
 * before the last start. Reads the events themselves: discord.js would cache the message and the user of each.
 */
export function listenToReactions(client: Client, { now, onEvent, onOwnReaction }: ReactionListeners): void {
  function handle(change: ReactionChange['change'], data: unknown): void {
    const event = reactionEvent.safeParse(data).data;
    if (!event) return;
    const { user_id: userId, message_id: messageId, channel_id: channelId, guild_id: guildId } = event;
    const emoji = event.emoji.name;
    if (userId === client.user?.id) {
      onOwnReaction({ messageId, emoji, isThere: change === 'added' });
    } else if (event.member?.user.bot !== true) {
      const roleIds = event.member?.roles;
      onEvent({ change, messageId, channelId, guildId, userId, emoji, roleIds, at: now() });
    }
  }

  function handleCleared(data: unknown): void {
    const event = clearedEvent.safeParse(data).data;
    if (event) onEvent({ change: 'cleared', messageId: event.message_id, emoji: event.emoji?.name });
  }

  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, (data: unknown) => handle('added', data));
  client.ws.on(GatewayDispatchEvents.MessageReactionRemove, (data: unknown) => handle('removed', data));
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveAll, handleCleared);
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveEmoji, handleCleared);
}

import { GatewayDispatchEvents, type Client } from 'discord.js';
import { z } from 'zod';
import type { ReactionChange } from '../usecases/apply-reaction.ts';

/** What is used of the event. Custom emoji of a server have an id. */
const reactionEvent = z.object({
  user_id: z.string(),
  message_id: z.string(),
  channel_id: z.string(),
  emoji: z.object({ id: z.null().optional(), name: z.string() }),
  member: z.object({ user: z.object({ bot: z.boolean().optional() }) }).optional(),
});

/**
 * Calls back with every user's reactions with Unicode emoji, also on messages from before the last start. Reads the
 * events themselves: discord.js would cache the message and the user of each.
 */
export function listenToReactions(
  client: Client,
  { now, onChange }: { readonly now: () => number; readonly onChange: (change: ReactionChange) => void },
): void {
  function handle(change: ReactionChange['change'], data: unknown): void {
    const event = reactionEvent.safeParse(data).data;
    if (!event || event.member?.user.bot === true || event.user_id === client.user?.id) return;
    const { user_id: userId, message_id: messageId, channel_id: channelId, emoji } = event;
    onChange({ change, messageId, channelId, userId, emoji: emoji.name, at: now() });
  }

  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, (data: unknown) => handle('added', data));
  client.ws.on(GatewayDispatchEvents.MessageReactionRemove, (data: unknown) => handle('removed', data));
}

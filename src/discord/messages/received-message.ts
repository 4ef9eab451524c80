import { MessageType } from 'discord.js';
import * as z from 'zod';
import type { ReceivedMessage } from '../../command.ts';
import type { LinkingMessage } from '../../usecases/seen-reply.ts';
import { readableTexts } from '../interactions/message-text.ts';

const snowflake = z.string().regex(/^\d{1,20}$/);

/** What is used of the event. */
const messageEvent = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.optional(),
  type: z.literal([MessageType.Default, MessageType.Reply]),
  author: z.object({ id: snowflake, bot: z.boolean().optional(), system: z.boolean().optional() }),
  webhook_id: z.string().optional(),
  content: z.string(),
  embeds: z.array(z.unknown()).optional(),
  message_snapshots: z.array(z.object({ message: z.unknown() })).optional(),
});

/** The parts that decide whether a message is for the bot; most are not. */
const addressed = z.object({ guild_id: z.unknown().optional(), content: z.string() });

/** Characters that are looked through for links: twice the longest message, with the links' previews. */
const MAX_TEXT_LENGTH = 8_000;

/**
 * Reads an event as a message of a person to the bot: in direct messages with it, or with a mention of it. Returns
 * `undefined` for any other.
 */
export function toReceivedMessage(data: unknown, botId: string): ReceivedMessage | undefined {
  const message = addressed.safeParse(data).data;
  if (!message || (message.guild_id !== undefined && !isMentioned(message.content, botId))) return undefined;
  const event = messageEvent.safeParse(data).data;
  if (!event || isAutomatic(event, botId)) return undefined;
  const texts = [event.content, ...readableTexts([event.embeds, event.message_snapshots])];
  return {
    id: event.id,
    userId: event.author.id,
    guildId: event.guild_id ?? null,
    channelId: event.channel_id,
    text: texts.join('\n').slice(0, MAX_TEXT_LENGTH),
  };
}

/** A link, or an arXiv id; most messages have neither. */
const MAY_NAME_PAPER = /https?:\/\/|\d{4}\.\d{4,5}/i;

/**
 * Reads an event as a message of a person in a channel that is not written to the bot but may name a paper. Returns `undefined` for
 * any other.
 */
export function toLinkingMessage(data: unknown, botId: string): LinkingMessage | undefined {
  const message = addressed.safeParse(data).data;
  if (!message || !MAY_NAME_PAPER.test(message.content) || isMentioned(message.content, botId))
    return undefined;
  const event = messageEvent.safeParse(data).data;
  if (!event || event.guild_id === undefined || isAutomatic(event, botId)) return undefined;
  const text = event.content.slice(0, MAX_TEXT_LENGTH);
  return { id: event.id, guildId: event.guild_id, channelId: event.channel_id, text };
}

/** Returns true if the bot itself is mentioned: a reply to its message mentions it too, but says nothing to it. */
function isMentioned(content: string, botId: string): boolean {
  return content.includes(`<@${botId}>`) || content.includes(`<@!${botId}>`);
}

/** Returns true for what no person has written: bots that answer each other would never end. */
function isAutomatic({ author, webhook_id }: z.infer<typeof messageEvent>, botId: string): boolean {
  return author.id === botId || author.bot === true || author.system === true || webhook_id !== undefined;
}

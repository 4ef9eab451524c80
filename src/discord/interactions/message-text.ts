import type { Message, MessageSnapshot } from 'discord.js';

/** Fields of embeds and components that a reader sees, and the addresses of links. */
const READABLE_KEYS = new Set(['content', 'title', 'description', 'name', 'value', 'text', 'label', 'url']);

/**
 * Returns all text of a message, its embeds, components and forwarded messages, with the addresses of its links. The
 * target of a menu command contains all of it, whatever the intents.
 */
export function messageText(message: Message): string {
  return [message, ...message.messageSnapshots.values()].flatMap(textsOf).join('\n');
}

function textsOf({ content, embeds, components }: Message | MessageSnapshot): string[] {
  return [
    content,
    ...embeds.flatMap(embed => readableTexts(embed.toJSON())),
    ...components.flatMap(component => readableTexts(component.toJSON())),
  ];
}

/** Returns the texts of a part of a message that a reader sees, and the addresses of its links. */
export function readableTexts(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(readableTexts);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' ? (READABLE_KEYS.has(key) ? [value] : []) : readableTexts(value),
  );
}

import type { Message, MessageSnapshot } from 'discord.js';

/** Parts of embeds and components that a reader sees, and where links lead. */
const READ = new Set(['content', 'title', 'description', 'name', 'value', 'text', 'label', 'url']);

/**
 * Everything that can be read in a message, its embeds, components and forwarded messages, with the addresses of its
 * links. A message that a menu command is called on comes with all of it, whatever the intents.
 */
export function messageText(message: Message): string {
  return [message, ...message.messageSnapshots.values()].flatMap(wordsOf).join('\n');
}

function wordsOf({ content, embeds, components }: Message | MessageSnapshot): string[] {
  return [
    content,
    ...embeds.flatMap(embed => read(embed.toJSON())),
    ...components.flatMap(component => read(component.toJSON())),
  ];
}

function read(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(read);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' ? (READ.has(key) ? [value] : []) : read(value),
  );
}

import type { Attachment as ReceivedAttachment } from 'discord.js';
import type { Attachment } from '../../command.ts';

/** Converts a file that a member sent. */
export function toAttachment(received: ReceivedAttachment | undefined): Attachment | undefined {
  if (!received) return undefined;
  const { url, name, size, contentType } = received;
  return { url, name, size, contentType: contentType ?? undefined };
}

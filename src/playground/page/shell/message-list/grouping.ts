import { MessageType } from 'discord-api-types/payloads/v10';
import type { MessageView } from '../../../web/protocol.ts';
import { LOCALE } from '../../locale.ts';

/** Messages of one author within this time stand under one header, ms, as Discord's client has it. */
const GROUPING_MS = 7 * 60_000;

/** The day a message was written on, as the line between two days tells it. */
export function dayOf({ timestamp }: MessageView): string {
  return new Date(timestamp).toLocaleDateString(LOCALE, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** Whether a message goes on where the one before ended, so that it needs no header of its own. */
export function isContinuation(message: MessageView, before: MessageView): boolean {
  const later = Date.parse(message.timestamp) - Date.parse(before.timestamp);
  return (
    message.author.id === before.author.id &&
    message.type === MessageType.Default &&
    message.interaction === undefined &&
    message.repliedTo === undefined &&
    // The clock can be put back.
    Math.abs(later) < GROUPING_MS &&
    dayOf(message) === dayOf(before)
  );
}

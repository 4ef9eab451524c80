import { MessageType } from 'discord-api-types/payloads/v10';
import type { MessageView } from '../../../web/protocol.ts';
import { LOCALE } from '../../locale.ts';
import { isSystemMessage } from '../../message/system-message-icons.ts';

/** Messages of one author within this time share a header, as in Discord’s client. */
const GROUPING_MS = 7 * 60_000;

/** To create a format takes much longer than to use it. */
const DAY_FORMAT = new Intl.DateTimeFormat(LOCALE, { year: 'numeric', month: 'long', day: 'numeric' });

/** Returns the day of a message, for the line between two days. */
export function dayOf({ timestamp }: MessageView): string {
  return DAY_FORMAT.format(Date.parse(timestamp));
}

/** Returns true if a message needs no header because it continues the one before. */
export function isContinuation(message: MessageView, before: MessageView): boolean {
  const later = Date.parse(message.timestamp) - Date.parse(before.timestamp);
  return (
    message.author.id === before.author.id &&
    message.type === MessageType.Default &&
    // What Discord itself writes shows no author.
    !isSystemMessage(before) &&
    message.interaction === undefined &&
    message.repliedTo === undefined &&
    // The clock can be set back.
    Math.abs(later) < GROUPING_MS &&
    dayOf(message) === dayOf(before)
  );
}

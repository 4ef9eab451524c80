import { MessageFlags } from 'discord-api-types/payloads/v10';
import type { MessageView } from '../../web/protocol.ts';

/** What of a channel's history is here: oldest first, without gaps up to the present. */
export interface Timeline {
  readonly messages: readonly MessageView[];
  /** Whether there are older ones to ask for. */
  readonly hasMore: boolean;
}

/** A message newly written or changed: it takes the place of the one with its id, or its own among the others. */
export function withMessage(timeline: Timeline, message: MessageView): Timeline {
  const { messages } = timeline;
  const at = messages.findIndex(each => each.id === message.id);
  if (at >= 0) return { ...timeline, messages: messages.with(at, message) };
  const later = messages.findIndex(each => compareIds(each.id, message.id) > 0);
  // Older than all that is here: it comes with the rest of its time.
  if (later === 0 && timeline.hasMore) return timeline;
  const place = later < 0 ? messages.length : later;
  return { ...timeline, messages: messages.toSpliced(place, 0, message) };
}

/** The timeline without messages that were deleted. */
export function withoutMessages(timeline: Timeline, ids: readonly string[]): Timeline {
  return { ...timeline, messages: timeline.messages.filter(each => !ids.includes(each.id)) };
}

/** The timeline with older messages before it. */
export function withOlder(timeline: Timeline, older: Timeline): Timeline {
  const known = new Set(timeline.messages.map(each => each.id));
  const fresh = older.messages.filter(each => !known.has(each.id));
  return { messages: [...fresh, ...timeline.messages], hasMore: older.hasMore };
}

/** Whether a message is for its reader alone (docs, "Message Flags", EPHEMERAL). */
export function isPrivate({ flags }: MessageView): boolean {
  return (flags & MessageFlags.Ephemeral) !== 0;
}

/** Orders ids by age, oldest first: a longer number is a larger one. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

import { MessageFlags } from 'discord-api-types/payloads/v10';
import type { MessageView } from '../../web/protocol.ts';

/** The loaded part of a channel’s history: oldest first, without gaps up to the present. */
export interface Timeline {
  readonly messages: readonly MessageView[];
  /** Whether older messages can be loaded. */
  readonly hasMore: boolean;
}

/** Returns the timeline with a new or changed message, in the place of the one with its id or in order of ids. */
export function withMessage(timeline: Timeline, message: MessageView): Timeline {
  const { messages } = timeline;
  const at = messages.findIndex(each => each.id === message.id);
  if (at >= 0) return { ...timeline, messages: messages.with(at, message) };
  const later = messages.findIndex(each => compareIds(each.id, message.id) > 0);
  // Older than the loaded part: it is loaded with the messages of its time.
  if (later === 0 && timeline.hasMore) return timeline;
  const place = later < 0 ? messages.length : later;
  return { ...timeline, messages: messages.toSpliced(place, 0, message) };
}

/** Returns the timeline without deleted messages. */
export function withoutMessages(timeline: Timeline, ids: readonly string[]): Timeline {
  return { ...timeline, messages: timeline.messages.filter(each => !ids.includes(each.id)) };
}

/** Returns the timeline with older messages before it. */
export function withOlder(timeline: Timeline, older: Timeline): Timeline {
  const known = new Set(timeline.messages.map(each => each.id));
  const added = older.messages.filter(each => !known.has(each.id));
  return { messages: [...added, ...timeline.messages], hasMore: older.hasMore };
}

/** Returns true for ephemeral messages (docs, "Message Flags", EPHEMERAL). */
export function isPrivate({ flags }: MessageView): boolean {
  return (flags & MessageFlags.Ephemeral) !== 0;
}

/** Compares ids by age, oldest first: a longer number is larger. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

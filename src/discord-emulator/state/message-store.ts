import { apiError } from '../api-error.ts';
import { compareSnowflakes } from '../snowflake.ts';
import type { Message } from './message.ts';

/** Selects a part of a channel's history by at most one of the ids. */
export interface HistoryQuery {
  readonly before?: string;
  readonly after?: string;
  readonly around?: string;
  /** 1–100. */
  readonly limit: number;
}

/** All messages. Ephemeral messages are stored too but are not part of a channel's history. */
export interface MessageStore {
  /** Adds or replaces a message. @returns messages that were dropped to make room */
  put(message: Message): readonly Message[];
  /** Returns a message of a channel's history. @throws ApiError 10008 */
  readonly get: (channelId: string, messageId: string) => Message;
  /** Returns any message, including ephemeral ones. */
  readonly find: (messageId: string) => Message | undefined;
  /** Returns all messages except ephemeral ones, oldest first. */
  readonly all: () => readonly Message[];
  /** Returns a part of a channel's history, newest first, as the API lists it. */
  readonly history: (channelId: string, query: HistoryQuery) => Message[];
  /** Returns the pinned messages of a channel, the last pinned first. */
  readonly pins: (channelId: string) => readonly Message[];
  remove(message: Message): void;
  /** Drops the messages of deleted channels. @returns the dropped messages */
  prune(hasChannel: (channelId: string) => boolean): readonly Message[];
}

/** Ephemeral messages that are kept. Clients drop them on restart, so older ones are not used again. */
const MAX_EPHEMERAL_MESSAGES = 1000;

/** Creates an empty store. */
export function createMessageStore(): MessageStore {
  const byId = new Map<string, Message>();
  const histories = new Map<string, string[]>();
  const ephemeral: string[] = [];

  const inChannel = (channelId: string): Message[] =>
    (histories.get(channelId) ?? []).flatMap(id => byId.get(id) ?? []);

  const drop = (ids: readonly string[]): Message[] =>
    ids.flatMap(id => {
      const message = byId.get(id);
      byId.delete(id);
      return message ?? [];
    });

  const addEphemeral = (id: string): Message[] => {
    ephemeral.push(id);
    return drop(ephemeral.splice(0, ephemeral.length - MAX_EPHEMERAL_MESSAGES));
  };

  return {
    put(message) {
      const isNew = !byId.has(message.id);
      byId.set(message.id, message);
      if (!isNew) return [];
      if (message.audience !== null) return addEphemeral(message.id);
      const history = histories.get(message.channel_id);
      if (history === undefined) histories.set(message.channel_id, [message.id]);
      else history.push(message.id);
      return [];
    },
    get(channelId, messageId) {
      const message = byId.get(messageId);
      if (message === undefined || message.channel_id !== channelId || message.audience !== null) {
        throw apiError('unknownMessage');
      }
      return message;
    },
    find: messageId => byId.get(messageId),
    all: () => [...byId.values()].filter(each => each.audience === null),
    history: (channelId, query) => selectHistory(inChannel(channelId), query).toReversed(),
    pins: channelId =>
      inChannel(channelId)
        .filter(each => each.pinned)
        .toSorted((a, b) => (b.pinnedAt ?? 0) - (a.pinnedAt ?? 0)),
    remove(message) {
      byId.delete(message.id);
      const ids = message.audience === null ? histories.get(message.channel_id) : ephemeral;
      const index = ids?.indexOf(message.id) ?? -1;
      if (index >= 0) ids?.splice(index, 1);
    },
    prune(hasChannel) {
      const dropped = [...byId.values()].filter(each => !hasChannel(each.channel_id));
      for (const id of [...histories.keys()].filter(each => !hasChannel(each))) histories.delete(id);
      return drop(dropped.map(each => each.id));
    },
  };
}

/** Returns the selected messages. Both `messages` and the result are oldest first. */
function selectHistory(
  messages: readonly Message[],
  { before, after, around, limit }: HistoryQuery,
): Message[] {
  const older = (id: string): Message[] => messages.filter(each => compareSnowflakes(each.id, id) < 0);
  const newer = (id: string): Message[] => messages.filter(each => compareSnowflakes(each.id, id) > 0);
  if (around !== undefined) {
    const half = Math.floor(limit / 2);
    const middle = messages.filter(each => each.id === around);
    return [...last(older(around), half), ...middle, ...newer(around).slice(0, half)].slice(0, limit);
  }
  if (after !== undefined) return newer(after).slice(0, limit);
  return last(before === undefined ? messages : older(before), limit);
}

function last(messages: readonly Message[], count: number): Message[] {
  return messages.slice(messages.length - Math.min(count, messages.length));
}

import { refuse } from '../api-error.ts';
import { compareSnowflakes } from '../snowflake.ts';
import type { Message } from './message.ts';

/** Which part of a channel's history is asked for; at most one of the ids. */
export interface HistoryQuery {
  readonly before?: string;
  readonly after?: string;
  readonly around?: string;
  /** 1–100. */
  readonly limit: number;
}

/** Where messages lie. Ephemeral ones lie apart: no channel's history knows them. */
export interface MessageArchive {
  /** Adds a message, or puts a changed one in the place of the old. @returns messages it had to forget for that */
  put(message: Message): readonly Message[];
  /** A message of a channel's history. @throws ApiError 10008 */
  readonly get: (channelId: string, messageId: string) => Message;
  /** Any message, ephemeral ones too. */
  readonly find: (messageId: string) => Message | undefined;
  /** The messages of all channels' histories, in the order they came. */
  readonly all: () => readonly Message[];
  /** Newest first, as the API lists them. */
  readonly history: (channelId: string, query: HistoryQuery) => Message[];
  /** The pinned messages of a channel, pinned last first. */
  readonly pins: (channelId: string) => readonly Message[];
  remove(message: Message): void;
  /** Forgets the messages of channels that are no more. @returns the messages forgotten */
  prune(isThere: (channelId: string) => boolean): readonly Message[];
}

/**
 * Ephemeral messages that are kept: a client forgets them when it starts anew, so nobody comes back to older ones than
 * these.
 */
const KEPT_EPHEMERAL = 1000;

/** Makes an empty archive. */
export function createMessageArchive(): MessageArchive {
  const everything = new Map<string, Message>();
  const histories = new Map<string, string[]>();
  const ephemeral: string[] = [];

  const inChannel = (channelId: string): Message[] =>
    (histories.get(channelId) ?? []).flatMap(id => everything.get(id) ?? []);

  const forget = (ids: readonly string[]): Message[] =>
    ids.flatMap(id => {
      const message = everything.get(id);
      everything.delete(id);
      return message ?? [];
    });

  const addEphemeral = (id: string): Message[] => {
    ephemeral.push(id);
    return forget(ephemeral.splice(0, ephemeral.length - KEPT_EPHEMERAL));
  };

  return {
    put(message) {
      const isNew = !everything.has(message.id);
      everything.set(message.id, message);
      if (!isNew) return [];
      if (message.audience !== null) return addEphemeral(message.id);
      const history = histories.get(message.channel_id);
      if (history === undefined) histories.set(message.channel_id, [message.id]);
      else history.push(message.id);
      return [];
    },
    get(channelId, messageId) {
      const message = everything.get(messageId);
      if (message === undefined || message.channel_id !== channelId || message.audience !== null) {
        throw refuse('unknownMessage');
      }
      return message;
    },
    find: messageId => everything.get(messageId),
    all: () => [...everything.values()].filter(each => each.audience === null),
    history: (channelId, query) => pick(inChannel(channelId), query).toReversed(),
    pins: channelId =>
      inChannel(channelId)
        .filter(each => each.pinned)
        .toSorted((a, b) => (b.pinnedAt ?? 0) - (a.pinnedAt ?? 0)),
    remove(message) {
      everything.delete(message.id);
      const ids = message.audience === null ? histories.get(message.channel_id) : ephemeral;
      const index = ids?.indexOf(message.id) ?? -1;
      if (index >= 0) ids?.splice(index, 1);
    },
    prune(isThere) {
      const gone = [...everything.values()].filter(each => !isThere(each.channel_id));
      for (const id of [...histories.keys()].filter(each => !isThere(each))) histories.delete(id);
      return forget(gone.map(each => each.id));
    },
  };
}

/** `messages` and the answer are oldest first. */
function pick(messages: readonly Message[], { before, after, around, limit }: HistoryQuery): Message[] {
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

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
  /** Adds a message, or puts a changed one in the place of the old. */
  put(message: Message): void;
  /** A message of a channel's history. @throws ApiError 10008 */
  readonly get: (channelId: string, messageId: string) => Message;
  /** Any message, ephemeral ones too. */
  readonly find: (messageId: string) => Message | undefined;
  /** Newest first, as the API lists them. */
  readonly history: (channelId: string, query: HistoryQuery) => Message[];
  remove(message: Message): void;
}

/** Makes an empty archive. */
export function createMessageArchive(): MessageArchive {
  const everything = new Map<string, Message>();
  const histories = new Map<string, string[]>();

  const inChannel = (channelId: string): Message[] =>
    (histories.get(channelId) ?? []).flatMap(id => everything.get(id) ?? []);

  return {
    put(message) {
      const isNew = !everything.has(message.id);
      everything.set(message.id, message);
      if (!isNew || message.audience !== null) return;
      histories.set(message.channel_id, [...(histories.get(message.channel_id) ?? []), message.id]);
    },
    get(channelId, messageId) {
      const message = everything.get(messageId);
      if (message === undefined || message.channel_id !== channelId || message.audience !== null) {
        throw refuse('unknownMessage');
      }
      return message;
    },
    find: messageId => everything.get(messageId),
    history: (channelId, query) => pick(inChannel(channelId), query).toReversed(),
    remove(message) {
      everything.delete(message.id);
      const rest = (histories.get(message.channel_id) ?? []).filter(id => id !== message.id);
      histories.set(message.channel_id, rest);
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
    return [...older(around).slice(-half || messages.length), ...middle, ...newer(around).slice(0, half)];
  }
  if (after !== undefined) return newer(after).slice(0, limit);
  return (before === undefined ? messages : older(before)).slice(-limit);
}

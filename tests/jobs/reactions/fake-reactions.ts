import type { SendError } from '../../../src/core/delivery/sender.ts';
import type { ReactionReader } from '../../../src/core/message/reaction-reader.ts';
import { newerId } from '../../../src/core/message/snowflake.ts';

/** Users a page of the fake has. */
const REACTORS_PER_PAGE = 3;

/** Reactions on messages as Discord has them, with faults and a count of the requests. */
export interface FakeReactions extends ReactionReader {
  /** Sets who reacts with an emoji on a message of a channel; the message exists from then on. */
  set(channelId: string, messageId: string, emoji: string, users: readonly string[]): void;
  /** Adds the bot's own reaction, or takes it away. */
  setOwn(messageId: string, emoji: string, isThere: boolean): void;
  /** Removes all reactions on a message, the bot's own included. */
  clear(messageId: string): void;
  delete(messageId: string): void;
  /** Whether a channel can be read; `undefined` for an unavailable server. */
  readonly access: Map<string, boolean | undefined>;
  /** The roles of members. */
  readonly roles: Map<string, readonly string[]>;
  /** Returns the paths of all requests since the last call. */
  requests(): string[];
  /** Throws this at the next request. */
  failNext(error: SendError): void;
  /** Called before each response. */
  beforeResponse: (path: string) => Promise<void>;
}

interface FakeMessage {
  readonly channelId: string;
  readonly users: Map<string, readonly string[]>;
  readonly own: Set<string>;
}

/** Creates a fake without messages. */
export function createFakeReactions(): FakeReactions {
  const messages = new Map<string, FakeMessage>();
  const paths: string[] = [];
  const access = new Map<string, boolean | undefined>();
  const roles = new Map<string, readonly string[]>();
  let failure: SendError | undefined;

  async function respond(path: string): Promise<void> {
    paths.push(path);
    if (failure) {
      const error = failure;
      failure = undefined;
      throw error;
    }
    await fake.beforeResponse(path);
  }

  const fake: FakeReactions = {
    access,
    roles,
    beforeResponse: () => Promise.resolve(),
    requests: () => paths.splice(0),
    failNext(error) {
      failure = error;
    },
    set(channelId, messageId, emoji, users) {
      const message = messages.get(messageId) ?? { channelId, users: new Map(), own: new Set() };
      if (users.length === 0) message.users.delete(emoji);
      else message.users.set(emoji, users);
      messages.set(messageId, message);
    },
    setOwn(messageId, emoji, isThere) {
      const own = messages.get(messageId)?.own;
      if (isThere) own?.add(emoji);
      else own?.delete(emoji);
    },
    clear(messageId) {
      messages.get(messageId)?.users.clear();
      messages.get(messageId)?.own.clear();
    },
    delete: messageId => void messages.delete(messageId),

    canRead: ({ channelId }) => (access.has(channelId) ? access.get(channelId) : true),

    async messagesUpTo(channelId, messageId) {
      await respond(`messages ${messageId}`);
      return [...messages]
        .filter(([id, message]) => message.channelId === channelId && newerId(id, messageId) === messageId)
        .toSorted(([a], [b]) => (newerId(a, b) === a ? -1 : 1))
        .slice(0, 50)
        .map(([id, { users, own }]) => ({
          messageId: id,
          reactions: [...new Set([...users.keys(), ...own])].map(emoji => ({
            emoji,
            count: (users.get(emoji)?.length ?? 0) + (own.has(emoji) ? 1 : 0),
            isOwn: own.has(emoji),
            hasSuperReactions: false,
          })),
        }));
    },

    async memberRoles(_guildId, userId) {
      await respond(`member ${userId}`);
      return roles.get(userId) ?? [];
    },

    async reactors({ messageId, emoji, after }) {
      await respond(`reactors ${messageId} ${emoji}`);
      const users = (messages.get(messageId)?.users.get(emoji) ?? []).toSorted();
      const page = users.filter(id => after === undefined || id > after).slice(0, REACTORS_PER_PAGE);
      return { userIds: page, next: page.length < REACTORS_PER_PAGE ? undefined : page.at(-1) };
    },
  };
  return fake;
}

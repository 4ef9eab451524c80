import type { PostedMessage } from './posted.ts';

/** One emoji on a message. */
export interface ReactionCount {
  /** As Discord writes it. */
  readonly emoji: string;
  /** All reactions with it, those of bots included. */
  readonly count: number;
  /** Whether one of them is the bot's own. */
  readonly isOwn: boolean;
  /** Whether some of them are super reactions, which Discord lists apart. */
  readonly hasSuperReactions: boolean;
}

/** The Unicode emoji on a message. */
export interface MessageReactions {
  readonly messageId: string;
  readonly reactions: readonly ReactionCount[];
}

/** Names a page of the users who reacted with an emoji. */
export interface ReactorQuery {
  readonly channelId: string;
  readonly messageId: string;
  readonly emoji: string;
  readonly isSuper: boolean;
  /** The user after whom the page begins. */
  readonly after: string | undefined;
}

export interface ReactorPage {
  /** Without bots. */
  readonly userIds: readonly string[];
  /** `ReactorQuery.after` of the next page; `undefined` after the last one. */
  readonly next: string | undefined;
}

/** Reads reactions from Discord, one request a call. Methods that send one throw `SendError`. */
export interface ReactionReader {
  /** Returns whether the bot may read a message, as far as is known; `undefined` while its server is unavailable. */
  canRead(message: Pick<PostedMessage, 'guildId' | 'channelId'>): boolean | undefined;
  /** Returns the bot's messages among the channel's 50 up to a message, itself included unless it was deleted. */
  messagesUpTo(channelId: string, messageId: string): Promise<MessageReactions[]>;
  reactors(query: ReactorQuery): Promise<ReactorPage>;
  /** Returns the ids of a member's roles in a server; none for a user who is no member. */
  memberRoles(guildId: string, userId: string): Promise<readonly string[]>;
}

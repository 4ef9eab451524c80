/** A tag that posts in a forum may have. */
export interface ForumTag {
  readonly id: string;
  readonly name: string;
  /** Whether only moderators may give it. */
  readonly isModerated: boolean;
}

/** The tags of a forum. */
export interface ForumTags {
  readonly tags: readonly ForumTag[];
  /** Whether every post needs one. */
  readonly isRequired: boolean;
}

/** What a discussion can open in: threads under the messages of a text channel, posts in a forum; `other` has neither. */
export type DiscussionChannelKind = 'text' | 'forum' | 'other';

/** The bot's permissions in a channel, as far as they are known at this moment. */
export interface ChannelAccess {
  /**
   * Names of the permissions that the bot needs to post there and lacks, as in Discord's settings. Empty if it may post;
   * `undefined` if it sees no such channel in that guild.
   */
  missing(guildId: string, channelId: string): readonly string[] | undefined;
  /** Returns false if it is known that Discord would refuse a post there; otherwise only a request shows it. */
  mayPost(guildId: string, channelId: string): boolean;
  /** Returns `undefined` while that is unknown because the channel's server is unavailable. */
  canReadHistory(channelId: string): boolean | undefined;
  /**
   * Returns true for a channel that is not known here because it may be one of a server that another process serves. Nothing may be
   * concluded about it: such as that it is gone.
   */
  mayBeServedElsewhere(channelId: string): boolean;
  /** Returns whether the bot may add reactions in a channel. */
  canReact(channelId: string): boolean;
  /** Returns whether the bot may open threads under messages in a channel. */
  canStartThreads(channelId: string): boolean;
  /** Returns what a discussion can open in: the channel itself, or the one that a thread is in; `undefined` if the bot sees none. */
  discussionChannel(
    guildId: string,
    channelId: string,
  ): { readonly kind: DiscussionChannelKind; readonly id: string } | undefined;
  /** Returns the names of the permissions that the bot needs to open discussions in a channel and lacks. */
  missingToDiscuss(channelId: string): readonly string[];
  /** Returns true if every member of the server sees a channel. */
  isOpenToAll(channelId: string): boolean;
  /** Returns the server of a channel that the bot sees. */
  guildOf(channelId: string): string | undefined;
  /** Returns the tags of a forum; `undefined` for any other channel. */
  forumTags(channelId: string): ForumTags | undefined;
  /** Returns the id of a message in the channel, as new as is known without a request. */
  knownMessage(channelId: string): string | undefined;
  /** Returns the name of a channel, without `#`; `undefined` if the bot sees no such channel. */
  channelName(channelId: string): string | undefined;
  /** Returns the user who owns a server; `undefined` if the bot is not a member of it. */
  ownerId(guildId: string): string | undefined;
}

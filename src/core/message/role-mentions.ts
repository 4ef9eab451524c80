/** A mention of a role in a channel, in the name of a member. */
export interface RoleMention {
  readonly guildId: string;
  readonly channelId: string;
  readonly roleId: string;
  /** The member who wants it. */
  readonly userId: string;
}

/** Whether roles may be mentioned, as Discord says at this moment. */
export interface RoleMentions {
  /**
   * Returns why a role may not be mentioned, as a clause for an admin; `undefined` if it may: by the bot and by the member,
   * each of whom needs Mention Everyone in the channel unless everyone may mention the role. Never throws: what cannot be
   * found out within some seconds is a reason too.
   */
  problem(mention: RoleMention): Promise<string | undefined>;
}

/** What the bot may do in a channel, as far as it knows at this moment. */
export interface ChannelAccess {
  /**
   * Names of the permissions that posting there would need and the bot lacks, as Discord's settings call them; empty
   * when all is well, `undefined` when the bot sees no such channel in that guild.
   */
  missing(guildId: string, channelId: string): readonly string[] | undefined;
  /** Whether the bot can read what was written there. */
  canReadHistory(channelId: string): boolean;
}

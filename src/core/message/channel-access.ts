/** The bot's permissions in a channel, as far as they are known at this moment. */
export interface ChannelAccess {
  /**
   * Names of the permissions that the bot needs to post there and lacks, as in Discord's settings. Empty if it may post;
   * `undefined` if it sees no such channel in that guild.
   */
  missing(guildId: string, channelId: string): readonly string[] | undefined;
  canReadHistory(channelId: string): boolean;
}

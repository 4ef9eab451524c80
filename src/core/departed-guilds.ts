/** Servers that removed the bot. Instants are ms since the epoch. */
export interface DepartedGuildStore {
  /** Records when a server removed the bot. Returns false, and changes nothing, if that is recorded already. */
  record(guildId: string, leftAt: number): Promise<boolean>;
  /** Forgets the departure of servers that the bot is a member of again. */
  forget(guildIds: readonly string[]): Promise<void>;
  /** Returns the servers that have schedules, or messages of the bot. */
  knownGuilds(): Promise<string[]>;
  /** Returns when the first one that is recorded left. */
  oldestCreatedAt(): Promise<number | undefined>;
  /**
   * Deletes all data of servers that left before an instant: schedules, settings, what was posted there. Libraries
   * belong to people and are kept. Returns the number of servers.
   */
  deleteCreatedBefore(instant: number): Promise<number>;
}

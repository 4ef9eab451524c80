/** What the admins of a server have set for all of it. */
export interface ServerSettings {
  /** The time zone of new schedules; `null` if none was chosen. */
  readonly timezone: string | null;
  /** Where the bot notifies the admins of problems with their schedules; `null` for a direct message to the owner. */
  readonly alertChannelId: string | null;
}

/** The settings of all servers. */
export interface ServerSettingsStore {
  /** Returns the settings of a server; one without any has those of `NO_SERVER_SETTINGS`. */
  get(guildId: string): Promise<ServerSettings>;
  /** Changes the given settings of a server. Returns all of them. */
  change(guildId: string, changes: Partial<ServerSettings>): Promise<ServerSettings>;
}

/** The settings of a server that has set nothing. */
export const NO_SERVER_SETTINGS: ServerSettings = { timezone: null, alertChannelId: null };

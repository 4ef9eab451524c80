/** What a user has set for all servers and direct messages. */
export interface UserSettings {
  /** The IANA time zone of their digests; `null` if none was chosen. */
  readonly timezone: string | null;
  /** Whether members of their servers may see which papers they saved. */
  readonly publicSaves: boolean;
}

/** The settings of all users. */
export interface UserSettingsStore {
  /** Returns the settings of a user; one without any has those of `NO_USER_SETTINGS`. */
  get(userId: string): Promise<UserSettings>;
  /** Changes the given settings of a user. Returns all of them. */
  change(userId: string, changes: Partial<UserSettings>): Promise<UserSettings>;
}

/** The settings of a user who has set nothing. */
export const NO_USER_SETTINGS: UserSettings = { timezone: null, publicSaves: false };

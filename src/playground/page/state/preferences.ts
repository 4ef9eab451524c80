/** Settings that are saved in the browser. */
export interface Preferences {
  readonly isLight: boolean;
  readonly isWelcomed: boolean;
}

const STORAGE_KEY = 'playground';

/** Reads the saved preferences; by default the theme is the system’s. */
export function readPreferences(storage: Storage, prefersLight: boolean): Preferences {
  const defaults = { isLight: prefersLight, isWelcomed: false };
  try {
    const saved: Partial<Preferences> = JSON.parse(storage.getItem(STORAGE_KEY) ?? '{}');
    return { ...defaults, ...saved };
  } catch (error) {
    if (error instanceof SyntaxError) return defaults;
    throw error;
  }
}

/** Saves the preferences. */
export function savePreferences(storage: Storage, preferences: Preferences): void {
  storage.setItem(STORAGE_KEY, JSON.stringify(preferences));
}

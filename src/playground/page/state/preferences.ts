/** What of a visit is kept in the browser. */
export interface Preferences {
  readonly isLight: boolean;
  readonly isWelcomed: boolean;
}

const STORAGE_KEY = 'playground';

/** Reads what was kept; at first the theme is the system's. */
export function readPreferences(storage: Storage, prefersLight: boolean): Preferences {
  const fresh = { isLight: prefersLight, isWelcomed: false };
  try {
    const kept: Partial<Preferences> = JSON.parse(storage.getItem(STORAGE_KEY) ?? '{}');
    return { ...fresh, ...kept };
  } catch (error) {
    if (error instanceof SyntaxError) return fresh;
    throw error;
  }
}

/** Keeps it for the next visit. */
export function savePreferences(storage: Storage, preferences: Preferences): void {
  storage.setItem(STORAGE_KEY, JSON.stringify(preferences));
}

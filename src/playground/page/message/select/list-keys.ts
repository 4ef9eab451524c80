/** The effect of a key on an open list of options (WAI-ARIA Authoring Practices, "Listbox Pattern"). */
export type ListMove = { readonly to: number } | 'choose' | 'close' | undefined;

/** A longer pause starts another word. */
const TYPEAHEAD_PAUSE_MS = 700;

/** Collects the characters of a label that is being typed. */
export interface Typeahead {
  /** Adds a character. @param at ms @returns the characters typed so far, in lower case */
  type(key: string, at: number): string;
}

/** Creates an empty typeahead. */
export function createTypeahead(): Typeahead {
  let typed = '';
  let lastAt = 0;
  return {
    type(key, at) {
      typed = at - lastAt > TYPEAHEAD_PAUSE_MS ? key : typed + key;
      lastAt = at;
      return typed.toLowerCase();
    },
  };
}

/**
 * Returns the effect of a key.
 * @param active index of the active option, -1 if there is none
 * @param count number of options
 */
export function listMove(key: string, active: number, count: number): ListMove {
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(active + 1, count - 1) };
    case 'ArrowUp':
      return { to: Math.max(active - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: count - 1 };
    case 'Enter':
    case ' ':
      return 'choose';
    case 'Escape':
    case 'Tab':
      return 'close';
    default:
      return undefined;
  }
}

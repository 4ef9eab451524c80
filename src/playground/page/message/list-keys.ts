/** What a key does to a list of options that is open (WAI-ARIA Authoring Practices, "Listbox Pattern"). */
export type ListMove = { readonly to: number } | 'choose' | 'close' | undefined;

/** Longer pauses begin another word; ms. */
const PAUSE = 700;

/** Reads the keys of somebody who types the beginning of a label. */
export interface Typeahead {
  /** @param at ms @returns the typed beginning, in lower case */
  type(key: string, at: number): string;
}

/** Starts with nothing typed. */
export function createTypeahead(): Typeahead {
  let typed = '';
  let last = 0;
  return {
    type(key, at) {
      typed = at - last > PAUSE ? key : typed + key;
      last = at;
      return typed.toLowerCase();
    },
  };
}

/**
 * @param active the option that is marked, -1 for none
 * @param count how many options there are
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

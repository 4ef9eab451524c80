import { createTypeahead, listMove } from './list-keys.ts';
import type { SelectOption } from './select-options.ts';

/** A select as its keyboard finds it at the moment of a key. */
export interface KeyedList {
  readonly isOpen: boolean;
  readonly options: readonly SelectOption[];
  /** The place of the marked option. */
  readonly active: number;
  open(): void;
  close(): void;
  choose(place: number): void;
  mark(place: number): void;
}

/**
 * Makes the keyboard of a select whose focus stays on its button (WAI-ARIA Authoring Practices, "Select-Only Combobox"): keys
 * open it, move the mark, choose; letters mark the option whose name begins with them.
 */
export function listKeyboard(look: () => KeyedList): (event: KeyboardEvent) => void {
  const typeahead = createTypeahead();

  const markTyped = (list: KeyedList, { key, timeStamp }: KeyboardEvent): void => {
    const typed = typeahead.type(key, timeStamp);
    if (!list.isOpen) list.open();
    const place = list.options.findIndex(({ label }) =>
      label.toLowerCase().replace(/^[@#]/u, '').startsWith(typed),
    );
    if (place >= 0) list.mark(place);
  };

  return event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const list = look();
    const move = listMove(event.key, list.active, list.options.length);
    if (move === undefined) {
      if (event.key.length === 1) markTyped(list, event);
      return;
    }
    if (!list.isOpen && (event.key === 'Escape' || event.key === 'Tab')) return;
    // A dialog has an Escape of its own, and a button an Enter.
    if (event.key !== 'Tab') event.preventDefault();
    if (!list.isOpen) list.open();
    else if (move === 'choose') list.choose(list.active);
    else if (move === 'close') list.close();
    else list.mark(move.to);
  };
}

import { createTypeahead, listMove } from './list-keys.ts';
import type { SelectOption } from './select-options.ts';

/** The state of a select when a key is pressed, and what keys can do. */
export interface KeyboardList {
  readonly isOpen: boolean;
  readonly options: readonly SelectOption[];
  /** Index of the active option. */
  readonly active: number;
  open(): void;
  close(): void;
  choose(index: number): void;
  activate(index: number): void;
}

/**
 * Creates the keydown handler of a select whose focus stays on its button (WAI-ARIA Authoring Practices, "Select-Only
 * Combobox"): keys open the list, move the active option and choose it; letters activate the option whose label begins
 * with them.
 */
export function createListKeyboard(readState: () => KeyboardList): (event: KeyboardEvent) => void {
  const typeahead = createTypeahead();

  const activateTyped = (list: KeyboardList, { key, timeStamp }: KeyboardEvent): void => {
    const typed = typeahead.type(key, timeStamp);
    if (!list.isOpen) list.open();
    const index = list.options.findIndex(({ label }) =>
      label.toLowerCase().replace(/^[@#]/u, '').startsWith(typed),
    );
    if (index >= 0) list.activate(index);
  };

  return event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const list = readState();
    const move = listMove(event.key, list.active, list.options.length);
    if (move === undefined) {
      if (event.key.length === 1) activateTyped(list, event);
      return;
    }
    if (!list.isOpen && (event.key === 'Escape' || event.key === 'Tab')) return;
    // Escape must not close the surrounding dialog, nor Enter click the button.
    if (event.key !== 'Tab') event.preventDefault();
    if (!list.isOpen) list.open();
    else if (move === 'choose') list.choose(list.active);
    else if (move === 'close') list.close();
    else list.activate(move.to);
  };
}

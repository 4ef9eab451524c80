import { dropped, END, entered, fieldAt, moved, picked } from './editing.ts';
import type { Editing } from './editing.ts';
import type { FieldList } from './field-list.ts';
import { listStep, NONE } from './list-step.ts';
import { EMPTY } from './option-value.ts';
import type { Suggestion } from './suggestion.ts';

/** A key pressed in a field of the option editor. */
export interface EditorKey {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Whether nothing is typed or chosen in the field. */
  readonly isEmpty: boolean;
  readonly isFile: boolean;
}

/** What a key asks for. */
export type EditorWish =
  | { readonly kind: 'choose'; readonly row: number }
  | { readonly kind: 'pick'; readonly suggestion: Suggestion }
  | { readonly kind: 'send' | 'open_list' | 'close_list' }
  /** What was picked is given up. */
  | { readonly kind: 'clear'; readonly name: string }
  /** The option is given up. */
  | { readonly kind: 'drop'; readonly name: string }
  | { readonly kind: 'go'; readonly name: string }
  /** The command is given up; the box holds the text then. */
  | { readonly kind: 'take_back'; readonly text: string };

/** What a key asks for; undefined when it is the browser's, as Tab mostly is. */
export function editorWish(key: EditorKey, editing: Editing, list: FieldList): EditorWish | undefined {
  const { suggestions, active } = list;
  const suggestion = suggestions[active];
  const step = listStep(key.key, active, suggestions.length);
  if (step !== NONE) return { kind: 'choose', row: step };
  switch (key.key) {
    case 'ArrowDown':
      return editing.isListClosed ? { kind: 'open_list' } : undefined;
    case 'Enter':
      // Enter on an empty file field opens the browser's file picker.
      if (key.isFile && key.isEmpty) return undefined;
      return suggestion === undefined ? { kind: 'send' } : { kind: 'pick', suggestion };
    case 'Tab': {
      // Who only passes by on the way to the next field picks nothing.
      const isMeant = editing.chosen !== null || !key.isEmpty;
      return key.shiftKey || suggestion === undefined || !isMeant ? undefined : { kind: 'pick', suggestion };
    }
    case 'Escape':
      return suggestions.length > 0 ? { kind: 'close_list' } : { kind: 'take_back', text: '' };
    case 'Backspace':
      return clearWish(editing) ?? (key.isEmpty ? backspaceWish(editing) : undefined);
    case 'Delete':
      return clearWish(editing);
    default:
      return undefined;
  }
}

/** What was picked is one piece: nobody deletes within it. */
function clearWish(editing: Editing): EditorWish | undefined {
  const field = fieldAt(editing);
  return field?.entry.picked === undefined ? undefined : { kind: 'clear', name: field.option.name };
}

function backspaceWish(editing: Editing): EditorWish | undefined {
  const { fields, command } = editing.draft;
  const takeBack: EditorWish = { kind: 'take_back', text: `/${command.path}` };
  if (editing.at === END) {
    const last = fields.at(-1);
    return last === undefined ? takeBack : { kind: 'go', name: last.option.name };
  }
  const field = fieldAt(editing);
  if (field === undefined) return undefined;
  if (field.option.required !== true) return { kind: 'drop', name: field.option.name };
  const before = fields[fields.indexOf(field) - 1];
  return before === undefined ? takeBack : { kind: 'go', name: before.option.name };
}

/** The draft after a wish is granted; undefined when the wish goes beyond it. */
export function afterWish(editing: Editing, wish: EditorWish): Editing | undefined {
  switch (wish.kind) {
    case 'choose':
      return { ...editing, chosen: wish.row };
    case 'pick':
      return picked(editing, wish.suggestion);
    case 'open_list':
    case 'close_list':
      return { ...editing, isListClosed: wish.kind === 'close_list' };
    case 'clear':
      return { ...entered(editing, wish.name, EMPTY), chosen: null, isListClosed: false };
    case 'drop':
      return dropped(editing, wish.name);
    case 'go':
      return moved(editing, wish.name);
    case 'send':
    case 'take_back':
    default:
      return undefined;
  }
}

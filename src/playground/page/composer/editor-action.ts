import {
  withoutField,
  TRAILING_FIELD,
  withFieldEntry,
  focusedField,
  withFocus,
  withPicked,
} from './editor-state.ts';
import type { EditorState } from './editor-state.ts';
import type { FieldList } from './field-list.ts';
import { listStep, NO_ROW } from './list-step.ts';
import { EMPTY_ENTRY } from './option-value.ts';
import type { Suggestion } from './suggestion.ts';

/** A key pressed in a field of the option editor. */
export interface EditorKey {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Whether nothing is typed or chosen in the field. */
  readonly isEmpty: boolean;
  readonly isFile: boolean;
}

/** What a key does in the option editor. */
export type EditorAction =
  | { readonly kind: 'choose'; readonly row: number }
  | { readonly kind: 'pick'; readonly suggestion: Suggestion }
  | { readonly kind: 'send' | 'open_list' | 'close_list' }
  /** Clears a picked value. */
  | { readonly kind: 'clear'; readonly name: string }
  /** Removes an optional field. */
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'focus'; readonly name: string }
  /** Closes the command; the box then shows the text. */
  | { readonly kind: 'cancel'; readonly text: string };

/** Returns the action of a key; undefined if the browser handles it, as it mostly does Tab. */
export function actionForKey(key: EditorKey, state: EditorState, list: FieldList): EditorAction | undefined {
  const { suggestions, active } = list;
  const suggestion = suggestions[active];
  const step = listStep(key.key, active, suggestions.length);
  if (step !== NO_ROW) return { kind: 'choose', row: step };
  switch (key.key) {
    case 'ArrowDown':
      return state.isListClosed ? { kind: 'open_list' } : undefined;
    case 'Enter':
      // Enter on an empty file field opens the browser's file picker.
      if (key.isFile && key.isEmpty) return undefined;
      return suggestion === undefined ? { kind: 'send' } : { kind: 'pick', suggestion };
    case 'Tab': {
      // Tab only moves on to the next field if nothing has been typed or chosen.
      const isChosen = state.chosenRow !== null || !key.isEmpty;
      return key.shiftKey || suggestion === undefined || !isChosen ? undefined : { kind: 'pick', suggestion };
    }
    case 'Escape':
      return suggestions.length > 0 ? { kind: 'close_list' } : { kind: 'cancel', text: '' };
    case 'Backspace':
      return clearAction(state) ?? (key.isEmpty ? backspaceAction(state) : undefined);
    case 'Delete':
      return clearAction(state);
    default:
      return undefined;
  }
}

/** A picked value is cleared as a whole. */
function clearAction(state: EditorState): EditorAction | undefined {
  const field = focusedField(state);
  return field?.entry.picked === undefined ? undefined : { kind: 'clear', name: field.option.name };
}

function backspaceAction(state: EditorState): EditorAction | undefined {
  const { fields, command } = state.draft;
  const cancel: EditorAction = { kind: 'cancel', text: `/${command.path}` };
  if (state.focused === TRAILING_FIELD) {
    const last = fields.at(-1);
    return last === undefined ? cancel : { kind: 'focus', name: last.option.name };
  }
  const field = focusedField(state);
  if (field === undefined) return undefined;
  if (field.option.required !== true) return { kind: 'remove', name: field.option.name };
  const before = fields[fields.indexOf(field) - 1];
  return before === undefined ? cancel : { kind: 'focus', name: before.option.name };
}

/** Returns the state after an action; undefined if the action does not only change the state. */
export function applyAction(state: EditorState, action: EditorAction): EditorState | undefined {
  switch (action.kind) {
    case 'choose':
      return { ...state, chosenRow: action.row };
    case 'pick':
      return withPicked(state, action.suggestion);
    case 'open_list':
    case 'close_list':
      return { ...state, isListClosed: action.kind === 'close_list' };
    case 'clear':
      return { ...withFieldEntry(state, action.name, EMPTY_ENTRY), chosenRow: null, isListClosed: false };
    case 'remove':
      return withoutField(state, action.name);
    case 'focus':
      return withFocus(state, action.name);
    case 'send':
    case 'cancel':
    default:
      return undefined;
  }
}

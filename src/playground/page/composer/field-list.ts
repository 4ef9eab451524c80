import { addableOptions } from './addable-options.ts';
import type { Completion } from './completion.ts';
import type { DraftField } from './draft.ts';
import { focusedField } from './editor-state.ts';
import type { EditorState } from './editor-state.ts';
import type { Entities } from './entities.ts';
import { NO_ROW } from './list-step.ts';
import { allowedValues, choiceSuggestions, matchingSuggestions } from './suggestion.ts';
import type { Suggestion } from './suggestion.ts';

/** The suggestions for the focused field. */
export interface FieldList {
  readonly suggestions: readonly Suggestion[];
  /** The row that Enter picks; `NO_ROW` if it picks none. */
  readonly active: number;
}

/** Returns the suggestions for the focused field. Before an arrow key is pressed, a row is active only if one has to be picked. */
export function currentFieldList(state: EditorState, completion: Completion, entities: Entities): FieldList {
  if (state.isListClosed) return { suggestions: [], active: NO_ROW };
  const field = focusedField(state);
  const { suggestions, active: preset } =
    field === undefined ? optionList(state) : valueList(field, completion, entities);
  const active = state.chosenRow ?? preset;
  return { suggestions, active: active < suggestions.length ? active : NO_ROW };
}

function valueList({ option, entry }: DraftField, completion: Completion, entities: Entities): FieldList {
  if (option.autocomplete === true) {
    // The typed text is a value too: nothing is picked until the user chooses a row.
    return { suggestions: choiceSuggestions(completion.choices), active: NO_ROW };
  }
  const values = allowedValues(option, entities) ?? [];
  return entry.picked === undefined
    ? { suggestions: matchingSuggestions(values, entry.text), active: 0 }
    : { suggestions: values, active: NO_ROW };
}

function optionList({ draft, trailingText }: EditorState): FieldList {
  return { suggestions: addableOptions(draft, trailingText), active: trailingText === '' ? NO_ROW : 0 };
}

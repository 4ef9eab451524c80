import type { Completion } from './completion.ts';
import { openOptions } from './draft.ts';
import type { Draft, DraftField } from './draft.ts';
import { fieldAt } from './editing.ts';
import type { Editing } from './editing.ts';
import type { Entities } from './entities.ts';
import { NONE } from './list-step.ts';
import { choiceSuggestions, closedSet, matchingSuggestions } from './suggestion.ts';
import type { Suggestion } from './suggestion.ts';

/** What is offered while a field has the focus. */
export interface FieldList {
  readonly suggestions: readonly Suggestion[];
  /** The row that Enter picks; `NONE` when it picks none. */
  readonly active: number;
}

/** What is offered where the focus is. Before an arrow key chose, a row is active only where one has to be picked. */
export function offeredIn(editing: Editing, completion: Completion, entities: Entities): FieldList {
  if (editing.isListClosed) return { suggestions: [], active: NONE };
  const field = fieldAt(editing);
  const { suggestions, active: preset } =
    field === undefined ? openList(editing.draft, editing.ending) : valueList(field, completion, entities);
  const active = editing.chosen ?? preset;
  return { suggestions, active: active < suggestions.length ? active : NONE };
}

function valueList({ option, entry }: DraftField, completion: Completion, entities: Entities): FieldList {
  if (option.autocomplete === true) {
    // What is typed is a value too, so that nothing is picked until somebody chooses.
    return { suggestions: choiceSuggestions(completion.choices), active: NONE };
  }
  const set = closedSet(option, entities) ?? [];
  return entry.picked === undefined
    ? { suggestions: matchingSuggestions(set, entry.text), active: 0 }
    : { suggestions: set, active: NONE };
}

/** The options that can still be added; `value` is the option's name. */
function openList(draft: Draft, typed: string): FieldList {
  const all = openOptions(draft).map(({ name, description }) => ({
    label: name,
    note: description,
    value: name,
  }));
  return { suggestions: matchingSuggestions(all, typed), active: typed === '' ? NONE : 0 };
}

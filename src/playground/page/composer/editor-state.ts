import type { FileEntry } from '../../web/protocol.ts';
import { addableOptions } from './addable-options.ts';
import { readDraft, unusedOptions, withEntry, withNamedOption, withOption, withoutOption } from './draft.ts';
import type { DraftResult, Draft, DraftField } from './draft.ts';
import type { Entities } from './entities.ts';
import { namedAtEnd } from './named-option.ts';
import type { NamedOption } from './named-option.ts';
import { checkField, EMPTY_ENTRY, plainText, entryFromText } from './option-value.ts';
import type { FieldEntry } from './option-value.ts';
import { defaultOption } from './slash-line.ts';
import type { Suggestion } from './suggestion.ts';

/** The state of the option editor: a draft, and where in it the user is. Immutable. */
export interface EditorState {
  readonly draft: Draft;
  /** Name of the option whose field has the focus; `TRAILING_FIELD` for the last field, null if the focus is elsewhere. */
  readonly focused: string | null;
  /** The text in the trailing field. */
  readonly trailingText: string;
  /** The row chosen by arrow keys; null if none has been pressed. */
  readonly chosenRow: number | null;
  readonly isListClosed: boolean;
  /** Problems by field name. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Name of the field after all options, in which further options are found. */
export const TRAILING_FIELD = '';

/** Creates the state of an editor whose focus is where a value is missing. */
export function createEditorState(draft: Draft): EditorState {
  const last = draft.fields.at(-1)?.option.name ?? TRAILING_FIELD;
  const focused = firstMissingField(draft) ?? last;
  return {
    draft,
    focused: focused,
    trailingText: '',
    chosenRow: null,
    isListClosed: false,
    problems: new Map(),
  };
}

/** Returns the field that has the focus; undefined for the trailing field. */
export function focusedField({ draft, focused }: EditorState): DraftField | undefined {
  return draft.fields.find(({ option }) => option.name === focused);
}

/** Returns the state after the focus has moved to a field, or away. */
export function withFocus(state: EditorState, focused: string | null): EditorState {
  return focused === state.focused ? state : { ...state, focused, chosenRow: null, isListClosed: false };
}

/**
 * Returns the state after text was typed in the focused field. An option's name with its colon, at the beginning or after
 * a valid value, moves to that option, as in a command line. So do words that are part of no option's name: they belong
 * to the default option.
 */
export function withTypedText(state: EditorState, text: string, entities: Entities): EditorState {
  const { focused, draft } = state;
  if (focused === null) return state;
  const fresh: EditorState = {
    ...state,
    chosenRow: null,
    isListClosed: false,
    problems: without(state.problems, focused),
  };
  const named = moveToNamedOption(fresh, text, entities);
  if (named !== undefined) return named;
  if (focused === TRAILING_FIELD) {
    return moveToDefaultOption(fresh, text) ?? { ...fresh, trailingText: text };
  }
  const isNamed = focusedField(state)?.entry.isNamed ?? false;
  return { ...fresh, draft: withEntry(draft, focused, { text, isNamed }) };
}

/** Returns the state with another entry in a field. */
export function withFieldEntry(state: EditorState, name: string, entry: FieldEntry): EditorState {
  const problems = without(state.problems, name);
  return { ...state, draft: withEntry(state.draft, name, entry), problems };
}

/** Returns the state after a file was chosen or removed. @param file a text says why the chosen file cannot be used */
export function withFile(
  state: EditorState,
  name: string,
  file: FileEntry | string | undefined,
): EditorState {
  const entry = typeof file === 'object' ? { text: file.filename, file } : EMPTY_ENTRY;
  const next = withFieldEntry(state, name, entry);
  return typeof file === 'string' ? withProblems(next, new Map([[name, file]])) : next;
}

/**
 * Returns the state after a suggestion was picked. It fills the focused field and moves to the next one without a value,
 * else to the trailing field; picked in the trailing field, it adds an option.
 */
export function withPicked(state: EditorState, { label, value }: Suggestion): EditorState {
  if (state.focused === TRAILING_FIELD) return withAddedOption(state, String(value));
  if (state.focused === null) return state;
  const filled = withFieldEntry(state, state.focused, { text: label, picked: value });
  return withFocus(filled, firstMissingField(filled.draft) ?? TRAILING_FIELD);
}

/** Returns the state without an optional field; the focus moves to the field before it. */
export function withoutField(state: EditorState, name: string): EditorState {
  const index = state.draft.fields.findIndex(({ option }) => option.name === name);
  const before = state.draft.fields[index - 1]?.option.name ?? TRAILING_FIELD;
  const problems = without(state.problems, name);
  return withFocus({ ...state, draft: withoutOption(state.draft, name), problems }, before);
}

/** Returns the state with problems; the focus moves to the first field that has one. */
export function withProblems(state: EditorState, problems: ReadonlyMap<string, string>): EditorState {
  const [first] = problems.keys();
  return { ...withFocus(state, first ?? state.focused), problems };
}

/** Reads all fields; text in the trailing field is a problem, as it names no option. */
export function readEditor({ draft, trailingText }: EditorState, entities: Entities): DraftResult {
  const { entries, problems } = readDraft(draft, entities);
  const stray = trailingText.trim();
  if (stray === '') return { entries, problems };
  return { entries, problems: new Map([...problems, [TRAILING_FIELD, `There is no option “${stray}”.`]]) };
}

function withAddedOption(state: EditorState, name: string): EditorState {
  const option = unusedOptions(state.draft).find(each => each.name === name);
  if (option === undefined) return state;
  return withFocus({ ...state, draft: withOption(state.draft, option), trailingText: '' }, name);
}

function firstMissingField({ fields }: Draft): string | undefined {
  return fields.find(({ option, entry }) => option.required === true && isEmpty(entry))?.option.name;
}

function isEmpty({ text, file }: FieldEntry): boolean {
  return text === '' && file === undefined;
}

/** Returns the state in the field of the default option, with the text; undefined if it has a field or the text finds an option. */
function moveToDefaultOption(state: EditorState, text: string): EditorState | undefined {
  const { draft } = state;
  const fallback = defaultOption(draft.command.options);
  if (fallback === undefined || !unusedOptions(draft).includes(fallback)) return undefined;
  if (addableOptions(draft, text).length > 0) return undefined;
  const moved = withAddedOption(state, fallback.name);
  return { ...moved, draft: withEntry(moved.draft, fallback.name, { text }) };
}

/** Returns the state in the field of the option named at the end of the text; undefined if the text names none. */
function moveToNamedOption(state: EditorState, text: string, entities: Entities): EditorState | undefined {
  const names = state.draft.command.options.map(option => option.name);
  const named = namedAtEnd(text, names);
  if (named === undefined || !isOptionEmpty(state, named)) return undefined;
  const left = leaveField(state, named.before, entities);
  if (left === undefined) return undefined;
  return withFocus({ ...state, draft: withNamedOption(left, named.name), trailingText: '' }, named.name);
}

/** Returns true if the named option has no entry yet; in its own field the name may be at the beginning. */
function isOptionEmpty({ draft, focused }: EditorState, { name, before }: NamedOption): boolean {
  if (name === focused) return before === '';
  const field = draft.fields.find(({ option }) => option.name === name);
  return field === undefined || isEmpty(field.entry);
}

/** Returns the draft after the focused field is left with this text; undefined if the text is no valid value yet. */
function leaveField(state: EditorState, text: string, entities: Entities): Draft | undefined {
  const field = focusedField(state);
  if (field === undefined) return text === '' ? state.draft : undefined;
  const { option } = field;
  const entry: FieldEntry = { text, isNamed: field.entry.isNamed ?? false };
  if (text !== '' && checkField(option, entry, entities).kind !== 'value') return undefined;
  const found = entryFromText(option, plainText(entry), entities);
  return withEntry(state.draft, option.name, found.picked === undefined ? entry : found);
}

function without(problems: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  return new Map([...problems].filter(([key]) => key !== name));
}

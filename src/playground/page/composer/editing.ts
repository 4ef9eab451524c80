import type { FileEntry } from '../../web/protocol.ts';
import { assemble, openOptions, withEntry, withNamed, withOption, withoutOption } from './draft.ts';
import type { Assembled, Draft, DraftField } from './draft.ts';
import type { Entities } from './entities.ts';
import { namedAtEnd } from './named-option.ts';
import type { NamedOption } from './named-option.ts';
import { checkField, EMPTY, plainText, writtenEntry } from './option-value.ts';
import type { FieldEntry } from './option-value.ts';
import type { Suggestion } from './suggestion.ts';

/** A draft under somebody's hands. Never changed in place. */
export interface Editing {
  readonly draft: Draft;
  /** The option whose field has the focus; `END` for the field behind all others, null when the focus is elsewhere. */
  readonly at: string | null;
  /** What is typed in the field behind all others. */
  readonly ending: string;
  /** The row chosen by arrow keys; null before. */
  readonly chosen: number | null;
  readonly isListClosed: boolean;
  /** What is wrong, by the fields' names. */
  readonly problems: ReadonlyMap<string, string>;
}

/** The name of the field behind all others: no option's. */
export const END = '';

/** Begins where something is missing. */
export function beginEditing(draft: Draft): Editing {
  const last = draft.fields.at(-1)?.option.name ?? END;
  const at = missingIn(draft) ?? last;
  return { draft, at, ending: '', chosen: null, isListClosed: false, problems: new Map() };
}

/** The field that has the focus; undefined for the one behind all others. */
export function fieldAt({ draft, at }: Editing): DraftField | undefined {
  return draft.fields.find(({ option }) => option.name === at);
}

/** The focus has gone to a field, or away. */
export function moved(editing: Editing, at: string | null): Editing {
  return at === editing.at ? editing : { ...editing, at, chosen: null, isListClosed: false };
}

/**
 * Something else is entered in the field that has the focus. An option's name with its colon, at the beginning or behind
 * what is a whole value already, leads to that option, as in a line.
 */
export function typed(editing: Editing, text: string, entities: Entities): Editing {
  const { at, draft } = editing;
  if (at === null) return editing;
  const fresh = { ...editing, chosen: null, isListClosed: false, problems: without(editing.problems, at) };
  const named = atNamed(fresh, text, entities);
  if (named !== undefined) return named;
  if (at === END) return { ...fresh, ending: text };
  const isNamed = fieldAt(editing)?.entry.isNamed ?? false;
  return { ...fresh, draft: withEntry(draft, at, { text, isNamed }) };
}

/** A field has another entry. */
export function entered(editing: Editing, name: string, entry: FieldEntry): Editing {
  const problems = without(editing.problems, name);
  return { ...editing, draft: withEntry(editing.draft, name, entry), problems };
}

/** A file is chosen for an option, none any more, or one that cannot be taken: then in words why not. */
export function chosen(editing: Editing, name: string, file: FileEntry | string | undefined): Editing {
  const entry = typeof file === 'object' ? { text: file.filename, file } : EMPTY;
  const next = entered(editing, name, entry);
  return typeof file === 'string' ? refused(next, new Map([[name, file]])) : next;
}

/**
 * A row is picked: it fills its field, and the focus goes to the next one that is missing, else behind all; there a row
 * adds an option.
 */
export function picked(editing: Editing, { label, value }: Suggestion): Editing {
  if (editing.at === END) return added(editing, String(value));
  if (editing.at === null) return editing;
  const filled = entered(editing, editing.at, { text: label, picked: value });
  return moved(filled, missingIn(filled.draft) ?? END);
}

/** An optional field is given up; the focus goes to the one before it. */
export function dropped(editing: Editing, name: string): Editing {
  const index = editing.draft.fields.findIndex(({ option }) => option.name === name);
  const before = editing.draft.fields[index - 1]?.option.name ?? END;
  const problems = without(editing.problems, name);
  return moved({ ...editing, draft: withoutOption(editing.draft, name), problems }, before);
}

/** It cannot be sent so: the focus goes to the first field that is wrong. */
export function refused(editing: Editing, problems: ReadonlyMap<string, string>): Editing {
  const [first] = problems.keys();
  return { ...moved(editing, first ?? editing.at), problems };
}

/** Reads all fields; what is left over behind them is no option, and wrong. */
export function assembleEditing({ draft, ending }: Editing, entities: Entities): Assembled {
  const { entries, problems } = assemble(draft, entities);
  const stray = ending.trim();
  if (stray === '') return { entries, problems };
  return { entries, problems: new Map([...problems, [END, `There is no option “${stray}”.`]]) };
}

function added(editing: Editing, name: string): Editing {
  const option = openOptions(editing.draft).find(each => each.name === name);
  if (option === undefined) return editing;
  return moved({ ...editing, draft: withOption(editing.draft, option), ending: '' }, name);
}

function missingIn({ fields }: Draft): string | undefined {
  return fields.find(({ option, entry }) => option.required === true && isEmpty(entry))?.option.name;
}

function isEmpty({ text, file }: FieldEntry): boolean {
  return text === '' && file === undefined;
}

/** Where the name at the end of a text leads; undefined when it leads nowhere and is text. */
function atNamed(editing: Editing, text: string, entities: Entities): Editing | undefined {
  const names = editing.draft.command.options.map(option => option.name);
  const named = namedAtEnd(text, names);
  if (named === undefined || !isFree(editing, named)) return undefined;
  const left = leftDraft(editing, named.before, entities);
  if (left === undefined) return undefined;
  return moved({ ...editing, draft: withNamed(left, named.name), ending: '' }, named.name);
}

/** Whether nothing is entered yet for a named option; in its own field its name may stand at the beginning. */
function isFree({ draft, at }: Editing, { name, before }: NamedOption): boolean {
  if (name === at) return before === '';
  const field = draft.fields.find(({ option }) => option.name === name);
  return field === undefined || isEmpty(field.entry);
}

/** The draft once its field is left with this text in it; undefined when that is no whole value yet. */
function leftDraft(editing: Editing, text: string, entities: Entities): Draft | undefined {
  const field = fieldAt(editing);
  if (field === undefined) return text === '' ? editing.draft : undefined;
  const { option } = field;
  const entry: FieldEntry = { text, isNamed: field.entry.isNamed ?? false };
  if (text !== '' && checkField(option, entry, entities).kind !== 'value') return undefined;
  const written = writtenEntry(option, plainText(entry), entities);
  return withEntry(editing.draft, option.name, written.picked === undefined ? entry : written);
}

function without(problems: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  return new Map([...problems].filter(([key]) => key !== name));
}

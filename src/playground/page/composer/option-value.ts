import { ApplicationCommandOptionType as Type } from 'discord-api-types/payloads/v10';
import type { CommandOption } from '../../../discord-emulator/validation/command-definition.ts';
import type { FileEntry, OptionEntries } from '../../web/protocol.ts';
import type { Entities } from './entities.ts';
import { unquoted } from './named-option.ts';
import { closedSet, meantSuggestion } from './suggestion.ts';
import type { Suggestion } from './suggestion.ts';

/** What stands in the field of an option. */
export interface FieldEntry {
  readonly text: string;
  /** The value of the suggestion that was picked; gone as soon as the text is changed. */
  readonly picked?: Suggestion['value'];
  readonly file?: FileEntry;
  /** Whether the option's name was typed for it: as in a line, quotes around the whole are no part of it then. */
  readonly isNamed?: boolean;
}

/** Nothing entered. */
export const EMPTY: FieldEntry = { text: '' };

/** What a field comes to: a value, nothing, or what is wrong with it, worded for the person at the page. */
export type CheckedField =
  | { readonly kind: 'value'; readonly value: OptionEntries[string] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly why: string };

/** What a text option takes at most when it says nothing (docs, "Application Command Option Structure"). */
const MOST_TEXT = 6000;

/** Reads a field as its option wants it. */
export function checkField(option: CommandOption, entry: FieldEntry, entities: Entities): CheckedField {
  if (option.type === Type.Attachment) {
    return entry.file === undefined ? missing(option, 'Choose a file.') : value(entry.file);
  }
  const text = plainText(entry);
  if (text.trim() === '') return missing(option, 'This option is required. Specify a value.');
  const set = closedSet(option, entities);
  if (set !== undefined) {
    const meant = entry.picked ?? meantSuggestion(set, text)?.value;
    return meant === undefined ? wrong(wantedWords(option)) : value(meant);
  }
  const entered = entry.picked ?? text;
  return option.type === Type.String ? checkText(option, String(entered)) : checkNumber(option, entered);
}

/** What is typed in a field, without the quotes that only hold it together. */
export function plainText({ text, isNamed }: FieldEntry): string {
  return isNamed === true ? unquoted(text) : text;
}

/** A field filled by a written text; names, ids and mentions become what they mean. */
export function writtenEntry(option: CommandOption, text: string, entities: Entities): FieldEntry {
  const meant = meantSuggestion(closedSet(option, entities) ?? [], text);
  return meant === undefined ? { text } : { text: meant.label, picked: meant.value };
}

function missing(option: CommandOption, why: string): CheckedField {
  return option.required === true ? wrong(why) : { kind: 'empty' };
}

function checkText({ min_length, max_length }: CommandOption, text: string): CheckedField {
  const least = min_length ?? 0;
  const most = max_length ?? MOST_TEXT;
  if (text.length < least) return wrong(`Must be ${characters(least)} or more; it has ${text.length}.`);
  if (text.length > most) return wrong(`Must be ${characters(most)} or fewer; it has ${text.length}.`);
  return value(text);
}

function checkNumber(option: CommandOption, entered: Suggestion['value']): CheckedField {
  const isWhole = option.type === Type.Integer;
  const number = Number(entered);
  if (!Number.isFinite(number)) return wrong(wantedWords(option));
  // docs, "Application Command Option Type": both lie within the whole numbers that a double holds exactly.
  if (isWhole && !Number.isInteger(number)) return wrong(wantedWords(option));
  if (Math.abs(number) > 2 ** 53) return wrong('That number is too large.');
  const least = option.min_value ?? -Infinity;
  const most = option.max_value ?? Infinity;
  if (number < least) return wrong(`Must be ${least} or more.`);
  if (number > most) return wrong(`Must be ${most} or less.`);
  return value(number);
}

function wantedWords({ type, choices }: CommandOption): string {
  if ((choices ?? []).length > 0) return 'Choose one of the list.';
  if (type === Type.Integer) return 'Enter a whole number.';
  if (type === Type.Number) return 'Enter a number.';
  if (type === Type.Boolean) return 'Choose True or False.';
  if (type === Type.Channel) return 'Choose a channel of the list.';
  if (type === Type.User) return 'Choose a person of the list.';
  return type === Type.Role ? 'Choose a role of the list.' : 'Choose a person or a role of the list.';
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

function value(entered: OptionEntries[string]): CheckedField {
  return { kind: 'value', value: entered };
}

function wrong(why: string): CheckedField {
  return { kind: 'wrong', why };
}

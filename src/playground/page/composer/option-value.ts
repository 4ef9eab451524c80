import { ApplicationCommandOptionType as Type } from 'discord-api-types/payloads/v10';
import type { CommandOption } from '../../../discord-emulator/validation/command-definition.ts';
import type { FileEntry, OptionEntries } from '../../web/protocol.ts';
import type { Entities } from './entities.ts';
import { unquoted } from './named-option.ts';
import { allowedValues, findSuggestion } from './suggestion.ts';
import type { Suggestion } from './suggestion.ts';

/** The content of an option’s field. */
export interface FieldEntry {
  readonly text: string;
  /** The value of the picked suggestion; absent once the text is changed. */
  readonly picked?: Suggestion['value'];
  readonly file?: FileEntry;
  /** Whether the option’s name was typed before the text; quotes around the text are then not part of it, as in a command line. */
  readonly isNamed?: boolean;
}

/** An entry of an empty field. */
export const EMPTY_ENTRY: FieldEntry = { text: '' };

/** The value of a field, nothing, or a problem, worded for the user. */
export type FieldResult =
  | { readonly kind: 'value'; readonly value: OptionEntries[string] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'invalid'; readonly problem: string };

/** Longest text of an option that sets no limit (docs, "Application Command Option Structure"). */
const MAX_TEXT_LENGTH = 6000;

/** Reads a field according to its option. */
export function checkField(option: CommandOption, entry: FieldEntry, entities: Entities): FieldResult {
  if (option.type === Type.Attachment) {
    return entry.file === undefined ? missing(option, 'Choose a file.') : value(entry.file);
  }
  const text = plainText(entry);
  if (text.trim() === '') return missing(option, 'This option is required. Specify a value.');
  const allowed = allowedValues(option, entities);
  if (allowed !== undefined) {
    const found = entry.picked ?? findSuggestion(allowed, text)?.value;
    return found === undefined ? invalid(expectedValue(option)) : value(found);
  }
  const entered = entry.picked ?? text;
  return option.type === Type.String ? checkText(option, String(entered)) : checkNumber(option, entered);
}

/** Returns the text of a field, without quotes that only group it. */
export function plainText({ text, isNamed }: FieldEntry): string {
  return isNamed === true ? unquoted(text) : text;
}

/** Returns the entry for a text; a name, id or mention becomes the value it refers to. */
export function entryFromText(option: CommandOption, text: string, entities: Entities): FieldEntry {
  const found = findSuggestion(allowedValues(option, entities) ?? [], text);
  return found === undefined ? { text } : { text: found.label, picked: found.value };
}

function missing(option: CommandOption, problem: string): FieldResult {
  return option.required === true ? invalid(problem) : { kind: 'empty' };
}

function checkText({ min_length, max_length }: CommandOption, text: string): FieldResult {
  const min = min_length ?? 0;
  const max = max_length ?? MAX_TEXT_LENGTH;
  if (text.length < min) return invalid(`Must be ${characters(min)} or more; it has ${text.length}.`);
  if (text.length > max) return invalid(`Must be ${characters(max)} or fewer; it has ${text.length}.`);
  return value(text);
}

function checkNumber(option: CommandOption, entered: Suggestion['value']): FieldResult {
  const isWhole = option.type === Type.Integer;
  const number = Number(entered);
  if (!Number.isFinite(number)) return invalid(expectedValue(option));
  // docs, "Application Command Option Type": both types are limited to the integers that a double holds exactly.
  if (isWhole && !Number.isInteger(number)) return invalid(expectedValue(option));
  if (Math.abs(number) > 2 ** 53) return invalid('That number is too large.');
  const min = option.min_value ?? -Infinity;
  const max = option.max_value ?? Infinity;
  if (number < min) return invalid(`Must be ${min} or more.`);
  if (number > max) return invalid(`Must be ${max} or less.`);
  return value(number);
}

function expectedValue({ type, choices }: CommandOption): string {
  if ((choices ?? []).length > 0) return 'Choose an option from the list.';
  if (type === Type.Integer) return 'Enter a whole number.';
  if (type === Type.Number) return 'Enter a number.';
  if (type === Type.Boolean) return 'Choose True or False.';
  if (type === Type.Channel) return 'Choose a channel from the list.';
  if (type === Type.User) return 'Choose a user from the list.';
  return type === Type.Role ? 'Choose a role from the list.' : 'Choose a user or a role from the list.';
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

function value(entered: OptionEntries[string]): FieldResult {
  return { kind: 'value', value: entered };
}

function invalid(problem: string): FieldResult {
  return { kind: 'invalid', problem };
}

import { ApplicationCommandOptionType } from 'discord-api-types/payloads/v10';
import type { CommandOption } from '../../../discord-emulator/validation/command-definition.ts';
import type { OptionEntries } from '../../web/protocol.ts';
import type { CallableCommand } from './callable-command.ts';
import type { Entities } from './entities.ts';
import { checkField, EMPTY_ENTRY, plainText, entryFromText } from './option-value.ts';
import type { FieldEntry } from './option-value.ts';

/** A command that is being filled in. Immutable. */
export interface Draft {
  readonly command: CallableCommand;
  /** The required options, then the others in the order they were added. */
  readonly fields: readonly DraftField[];
}

/** An option and its entry. */
export interface DraftField {
  readonly option: CommandOption;
  readonly entry: FieldEntry;
}

/** Creates a draft of a command. @param texts texts already typed for options, by option name */
export function createDraft(
  command: CallableCommand,
  texts: ReadonlyMap<string, string>,
  entities: Entities,
): Draft {
  const fields = command.options
    .filter(option => option.required === true || texts.has(option.name))
    .map(option => ({ option, entry: entryFromText(option, texts.get(option.name) ?? '', entities) }));
  return { command, fields };
}

/** Returns the options that have no field yet. */
export function unusedOptions({ command, fields }: Draft): CommandOption[] {
  return command.options.filter(option => fields.every(field => field.option.name !== option.name));
}

/** Returns the draft with a field for one more option. */
export function withOption(draft: Draft, option: CommandOption): Draft {
  return { ...draft, fields: [...draft.fields, { option, entry: EMPTY_ENTRY }] };
}

/** Returns the draft with an empty field for an option whose name was typed. */
export function withNamedOption(draft: Draft, name: string): Draft {
  const option = unusedOptions(draft).find(each => each.name === name);
  const extended = option === undefined ? draft : withOption(draft, option);
  return withEntry(extended, name, { ...EMPTY_ENTRY, isNamed: true });
}

/** Returns the draft without the field of an option. */
export function withoutOption(draft: Draft, name: string): Draft {
  return { ...draft, fields: draft.fields.filter(({ option }) => option.name !== name) };
}

/** Returns the draft with another entry for an option. */
export function withEntry(draft: Draft, name: string, entry: FieldEntry): Draft {
  const fields = draft.fields.map(field => (field.option.name === name ? { ...field, entry } : field));
  return { ...draft, fields };
}

/** The values of a draft, or why it cannot be sent. */
export interface DraftResult {
  readonly entries: OptionEntries;
  /** Problems by option name, in the order of the fields; empty if the draft can be sent. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Reads all fields of a draft; empty fields of optional options are left out. */
export function readDraft({ fields }: Draft, entities: Entities): DraftResult {
  const checked = fields.map(({ option, entry }) => ({
    name: option.name,
    result: checkField(option, entry, entities),
  }));
  return {
    entries: Object.fromEntries(
      checked.flatMap(({ name, result }) => (result.kind === 'value' ? [[name, result.value]] : [])),
    ),
    problems: new Map(
      checked.flatMap(({ name, result }) => (result.kind === 'invalid' ? [[name, result.problem]] : [])),
    ),
  };
}

/** Returns the entries of an autocomplete request: the focused field as typed, and the other valid fields without files. */
export function autocompleteEntries(draft: Draft, focused: string, entities: Entities): OptionEntries {
  const others = draft.fields.filter(
    ({ option }) => option.name !== focused && option.type !== ApplicationCommandOptionType.Attachment,
  );
  const { entries } = readDraft({ ...draft, fields: others }, entities);
  const field = draft.fields.find(({ option }) => option.name === focused);
  return { ...entries, [focused]: plainText(field?.entry ?? EMPTY_ENTRY) };
}

/** Returns the entries as texts for a command line, by option name; files and empty fields are left out. */
export function lineTexts({ fields }: Draft): Map<string, string> {
  return new Map(
    fields
      .filter(({ entry }) => entry.file === undefined && entry.text !== '')
      .map(({ option, entry }) => [option.name, String(entry.picked ?? plainText(entry))]),
  );
}

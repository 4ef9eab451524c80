import { ApplicationCommandOptionType } from 'discord-api-types/payloads/v10';
import type { CommandOption } from '../../../discord-emulator/validation/command-definition.ts';
import type { OptionEntries } from '../../web/protocol.ts';
import type { CallableCommand } from './callable-command.ts';
import type { Entities } from './entities.ts';
import { checkField, EMPTY, plainText, writtenEntry } from './option-value.ts';
import type { FieldEntry } from './option-value.ts';

/** A command that is being filled in. Never changed in place. */
export interface Draft {
  readonly command: CallableCommand;
  /** The required options, then the others as they were added. */
  readonly fields: readonly DraftField[];
}

/** An option with what is entered for it. */
export interface DraftField {
  readonly option: CommandOption;
  readonly entry: FieldEntry;
}

/** Begins to fill in a command. @param texts what is written for options already, by their names */
export function openDraft(
  command: CallableCommand,
  texts: ReadonlyMap<string, string>,
  entities: Entities,
): Draft {
  const fields = command.options
    .filter(option => option.required === true || texts.has(option.name))
    .map(option => ({ option, entry: writtenEntry(option, texts.get(option.name) ?? '', entities) }));
  return { command, fields };
}

/** The options that have no field yet. */
export function openOptions({ command, fields }: Draft): CommandOption[] {
  return command.options.filter(option => fields.every(field => field.option.name !== option.name));
}

/** With a field for one more option. */
export function withOption(draft: Draft, option: CommandOption): Draft {
  return { ...draft, fields: [...draft.fields, { option, entry: EMPTY }] };
}

/** With an empty field for an option whose name was typed. */
export function withNamed(draft: Draft, name: string): Draft {
  const option = openOptions(draft).find(each => each.name === name);
  const opened = option === undefined ? draft : withOption(draft, option);
  return withEntry(opened, name, { ...EMPTY, isNamed: true });
}

/** Without the field of an option. */
export function withoutOption(draft: Draft, name: string): Draft {
  return { ...draft, fields: draft.fields.filter(({ option }) => option.name !== name) };
}

/** With something else entered for an option. */
export function withEntry(draft: Draft, name: string, entry: FieldEntry): Draft {
  const fields = draft.fields.map(field => (field.option.name === name ? { ...field, entry } : field));
  return { ...draft, fields };
}

/** What a draft comes to. */
export interface Assembled {
  readonly entries: OptionEntries;
  /** What is wrong with fields, by the options' names, in their order; empty when it can be sent. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Reads all fields of a draft; empty ones of optional options are left out. */
export function assemble({ fields }: Draft, entities: Entities): Assembled {
  const checked = fields.map(({ option, entry }) => ({
    name: option.name,
    result: checkField(option, entry, entities),
  }));
  return {
    entries: Object.fromEntries(
      checked.flatMap(({ name, result }) => (result.kind === 'value' ? [[name, result.value]] : [])),
    ),
    problems: new Map(
      checked.flatMap(({ name, result }) => (result.kind === 'wrong' ? [[name, result.why]] : [])),
    ),
  };
}

/** What is asked along with an autocomplete: the focused field as it is typed, others as far as they are right, no files. */
export function typedEntries(draft: Draft, focused: string, entities: Entities): OptionEntries {
  const others = draft.fields.filter(
    ({ option }) => option.name !== focused && option.type !== ApplicationCommandOptionType.Attachment,
  );
  const { entries } = assemble({ ...draft, fields: others }, entities);
  const field = draft.fields.find(({ option }) => option.name === focused);
  return { ...entries, [focused]: plainText(field?.entry ?? EMPTY) };
}

/** What is entered as texts that a line can hold, by the options' names; files and empty fields are left out. */
export function writtenTexts({ fields }: Draft): Map<string, string> {
  return new Map(
    fields
      .filter(({ entry }) => entry.file === undefined && entry.text !== '')
      .map(({ option, entry }) => [option.name, String(entry.picked ?? plainText(entry))]),
  );
}

import { ApplicationCommandOptionType } from 'discord-api-types/payloads/v10';
import type { CommandOption } from '../../../discord-emulator/validation/command-definition.ts';
import type { CallableCommand } from './callable-command.ts';
import { mayBeText, splitSlashWords } from './slash-words.ts';
import type { SlashWord } from './slash-words.ts';

/** A parsed line of the message box. */
export type SlashLine =
  /** A message. */
  | { readonly kind: 'text' }
  | {
      readonly kind: 'call';
      readonly command: CallableCommand;
      /** Texts of options, by name. */
      readonly texts: ReadonlyMap<string, string>;
      /** Whether anything, even a space, follows the command’s name, so that the name is complete. */
      readonly isNameComplete: boolean;
    }
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * Parses a line such as `/search mamba sort:newest`. Words without an option's name belong to the default option; if that
 * one is named in the line, they continue the value before them.
 */
export function parseSlashLine(line: string, commands: readonly CallableCommand[]): SlashLine {
  const found = commands
    .flatMap(command => {
      const rest = textAfterName(line, command.path);
      return rest === undefined ? [] : [{ command, rest }];
    })
    .toSorted((one, other) => one.rest.length - other.rest.length)[0];
  if (found === undefined) return { kind: 'text' };
  const { command, rest } = found;
  const read = parseOptions(rest, command);
  return typeof read === 'string'
    ? { kind: 'problem', problem: read }
    : { kind: 'call', command, texts: read, isNameComplete: rest !== '' };
}

/** Returns the line that `parseSlashLine` reads as this command. */
export function formatSlashLine(command: CallableCommand, texts: ReadonlyMap<string, string>): string {
  const options = [...texts].map(([name, text]) => `${name}:${quotedIfNeeded(text)}`);
  return [`/${command.path}`, ...options].join(' ');
}

function quotedIfNeeded(text: string): string {
  return /^[^\s"\\]+$/u.test(text) ? text : `"${text.replaceAll(/["\\]/gu, '\\$&')}"`;
}

/** Returns the text after a command’s name; undefined if the line calls another command. */
function textAfterName(line: string, path: string): string | undefined {
  if (!line.startsWith('/')) return undefined;
  let rest = line.slice(1);
  for (const [index, word] of path.split(' ').entries()) {
    if (index > 0) rest = rest.trimStart();
    const found = /^\S*/u.exec(rest)?.[0] ?? '';
    if (found.toLowerCase() !== word) return undefined;
    rest = rest.slice(found.length);
  }
  return rest;
}

/** Returns the texts of options by name, or the problem if they cannot be read. */
function parseOptions(rest: string, command: CallableCommand): Map<string, string> | string {
  const words = splitSlashWords(
    rest,
    command.options.map(option => option.name),
  );
  const fallback = defaultOption(command.options)?.name;
  const isFallbackNamed = fallback !== undefined && words.some(({ option }) => option === fallback);
  const usesNames = words.some(({ option }) => option !== undefined);
  const texts = new Map<string, string>();
  let before: SlashWord | undefined;
  for (const word of words) {
    if (word.option !== undefined) {
      if (texts.has(word.option)) return `The option “${word.option}” is given twice.`;
      texts.set(word.option, word.text);
      before = word.isQuoted ? undefined : word;
      continue;
    }
    if (word.unknownName !== undefined && (usesNames || !mayBeText(word))) {
      return unknownOption(word.unknownName, command);
    }
    const name = before !== undefined && (isFallbackNamed || before.isValueNext) ? before.option : fallback;
    if (name === undefined) return `/${command.path} has no option for “${word.text}”.`;
    texts.set(name, joined(texts.get(name), word.text));
  }
  return texts;
}

function joined(before: string | undefined, more: string): string {
  return before === undefined || before === '' ? more : `${before} ${more}`;
}

/** Returns the option for words without a name: a required text, else another required option that is no file, else any text. */
export function defaultOption(options: readonly CommandOption[]): CommandOption | undefined {
  const required = options.filter(option => option.required === true);
  return (
    required.find(isText) ??
    required.find(({ type }) => type !== ApplicationCommandOptionType.Attachment) ??
    options.find(isText)
  );
}

function isText({ type }: CommandOption): boolean {
  return type === ApplicationCommandOptionType.String;
}

function unknownOption(name: string, { path, options }: CallableCommand): string {
  const known = options.map(option => option.name).join(', ');
  return `/${path} has no option “${name}”; it has ${known === '' ? 'none' : known}. Put words with a colon in quotes.`;
}

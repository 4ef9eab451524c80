import { ApplicationCommandOptionType } from 'discord-api-types/payloads/v10';
import type { CommandOption } from '../../../discord-emulator/validation/command-definition.ts';
import type { CallableCommand } from './callable-command.ts';
import { mayBeText, slashWords } from './slash-words.ts';
import type { SlashWord } from './slash-words.ts';

/** What a line of the message box is. */
export type SlashLine =
  /** No command's: it is to be said. */
  | { readonly kind: 'text' }
  | {
      readonly kind: 'call';
      readonly command: CallableCommand;
      /** What is written for options, by their names. */
      readonly texts: ReadonlyMap<string, string>;
      /** Whether something follows the command's name, be it a space: nobody goes on typing the name then. */
      readonly hasLeftName: boolean;
    }
  | { readonly kind: 'problem'; readonly why: string };

/**
 * Reads a whole line, as `/search mamba sort:newest`. Words without an option's name go on with the value before them
 * when the option for such words has been named already; else they go to that option.
 */
export function readSlashLine(line: string, commands: readonly CallableCommand[]): SlashLine {
  const found = commands
    .flatMap(command => {
      const rest = behindName(line, command.path);
      return rest === undefined ? [] : [{ command, rest }];
    })
    .toSorted((one, other) => one.rest.length - other.rest.length)[0];
  if (found === undefined) return { kind: 'text' };
  const { command, rest } = found;
  const read = readOptions(rest, command);
  return typeof read === 'string'
    ? { kind: 'problem', why: read }
    : { kind: 'call', command, texts: read, hasLeftName: rest !== '' };
}

/** The line that `readSlashLine` reads as this call. */
export function writeSlashLine(command: CallableCommand, texts: ReadonlyMap<string, string>): string {
  const options = [...texts].map(([name, text]) => `${name}:${quotedIfNeeded(text)}`);
  return [`/${command.path}`, ...options].join(' ');
}

function quotedIfNeeded(text: string): string {
  return /^[^\s"\\]+$/u.test(text) ? text : `"${text.replaceAll(/["\\]/gu, '\\$&')}"`;
}

/** What follows a command's name; undefined for a line of another command. */
function behindName(line: string, path: string): string | undefined {
  if (!line.startsWith('/')) return undefined;
  let rest = line.slice(1);
  for (const [index, word] of path.split(' ').entries()) {
    if (index > 0) rest = rest.trimStart();
    const written = /^\S*/u.exec(rest)?.[0] ?? '';
    if (written.toLowerCase() !== word) return undefined;
    rest = rest.slice(written.length);
  }
  return rest;
}

/** @returns what is wrong, in words, when it cannot be read */
function readOptions(rest: string, command: CallableCommand): Map<string, string> | string {
  const words = slashWords(
    rest,
    command.options.map(option => option.name),
  );
  const taker = wordTaker(command.options)?.name;
  const isTakerNamed = taker !== undefined && words.some(({ option }) => option === taker);
  const usesNames = words.some(({ option }) => option !== undefined);
  const texts = new Map<string, string>();
  let before: SlashWord | undefined;
  for (const word of words) {
    if (word.option !== undefined) {
      if (texts.has(word.option)) return `The option “${word.option}” is there twice.`;
      texts.set(word.option, word.text);
      before = word.isQuoted ? undefined : word;
      continue;
    }
    if (word.stranger !== undefined && (usesNames || !mayBeText(word))) {
      return unknownOption(word.stranger, command);
    }
    const name = before !== undefined && (isTakerNamed || before.isOpen) ? before.option : taker;
    if (name === undefined) return `/${command.path} takes no “${word.text}”.`;
    texts.set(name, joined(texts.get(name), word.text));
  }
  return texts;
}

function joined(before: string | undefined, more: string): string {
  return before === undefined || before === '' ? more : `${before} ${more}`;
}

/** Where words without a name go: a required text, another required option that can be written, else any text. */
function wordTaker(options: readonly CommandOption[]): CommandOption | undefined {
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
  return `/${path} has no option “${name}”; it has ${known === '' ? 'none' : known}. Words with a colon go in quotes.`;
}

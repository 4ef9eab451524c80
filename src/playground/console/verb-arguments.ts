import { ApplicationCommandType } from 'discord-api-types/v10';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import {
  findChatCommand,
  findCommand,
  isSubcommandOrGroup,
} from '../../discord-emulator/user-actions/command-lookup.ts';
import type { CalledCommand } from '../../discord-emulator/user-actions/command-lookup.ts';
import type { CommandOption } from '../../discord-emulator/validation/command-definition.ts';
import type { ApplicationCommand } from '../../discord-emulator/state/commands.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import type { ConsoleState } from './console-state.ts';

/** A command named in a line, and the text after it. */
export interface CommandCall {
  readonly command: CalledCommand;
  /** Name with subcommands. */
  readonly name: string;
  readonly optionText: string;
}

/** Splits a line into the command with its subcommands and the rest. @throws UserActionError if there is no such command */
export function splitCall(world: World, { user, channel }: ConsoleState, line: string): CommandCall {
  const words = line.trim().replace(/^\//u, '').split(/\s+/u);
  const [name = ''] = words;
  let { options }: { readonly options: readonly CommandOption[] } = findCommand(
    world,
    user,
    channel,
    name,
    ApplicationCommandType.ChatInput,
  );
  const path = [name];
  for (const word of words.slice(1)) {
    const next = options.find(each => each.name === word && isSubcommandOrGroup(each));
    if (next === undefined) break;
    path.push(word);
    options = next.options ?? [];
  }
  const fullName = path.join(' ');
  const front = new RegExp(`^\\s*/?${path.map(() => String.raw`\S+`).join(String.raw`\s+`)}`, 'u');
  return {
    command: findChatCommand(world, user, channel, fullName),
    name: fullName,
    optionText: line.replace(front, ''),
  };
}

/** A number that chooses among several; the help writes it in brackets, since it may be left out. */
const NUMBER = /^\[?(\d{1,9})\]?$/u;

/** Parses a text with a number behind it, `Save 3` or `Save [3]`; the number is 1 if there is none. */
export function textAndNumber(words: string): { readonly text: string; readonly nth: number } {
  const [, text = words, last = ''] = /^(.*\S)\s+(\S+)$/u.exec(words) ?? [];
  const number = NUMBER.exec(last)?.[1];
  return number === undefined ? { text: words, nth: 1 } : { text, nth: Number(number) };
}

/** Parses `🔖`, `🔖 2` or `🔖 [2]`, as the help writes it. @throws UserActionError if the number is invalid */
export function emojiAndNumber(rest: string): { readonly emoji: string; readonly nth: number } {
  const [emoji = '', number = '1'] = rest.trim().split(/\s+/u);
  if (emoji === '') throw new UserActionError('Name an emoji, for example: react 🔖');
  return { emoji, nth: messageNumber(number) };
}

/** Parses the number of a message, `2` or `[2]`; 1 if the text is empty. @throws UserActionError if it is invalid */
export function messageNumber(text: string): number {
  const nth = Number(text.trim() === '' ? 1 : NUMBER.exec(text.trim())?.[1]);
  if (!Number.isInteger(nth) || nth < 1) throw new UserActionError(`'${text}' is not a message number`);
  return nth;
}

/**
 * Returns the name of a message command, ignoring case.
 * @throws UserActionError listing the commands
 */
export function menuCommand(commands: readonly ApplicationCommand[], wanted: string): string {
  const names = menuNames(commands);
  const found =
    names.find(name => name === wanted) ?? names.find(name => name.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  const available = names.map(name => `'${name}'`).join(', ');
  throw new UserActionError(
    available === ''
      ? 'No message commands are registered here'
      : `There is no message command '${wanted}'; there are: ${available}`,
  );
}

/** Returns the names of the message commands. */
export function menuNames(commands: readonly ApplicationCommand[]): string[] {
  return commands.filter(each => each.type === ApplicationCommandType.Message).map(each => each.name);
}

/** Returns a command with its subcommands and options, a line each. */
export function commandLines(command: ApplicationCommand): string[] {
  if (command.type === ApplicationCommandType.Message) return [`'${command.name}' (message command)`];
  if (command.type === ApplicationCommandType.User) return [`'${command.name}' (user command)`];
  return optionLines(`/${command.name}`, command.description, command.options);
}

function optionLines(name: string, description: string, options: readonly CommandOption[]): string[] {
  const nesting = options.filter(isSubcommandOrGroup);
  if (nesting.length > 0) {
    return nesting.flatMap(each => optionLines(`${name} ${each.name}`, each.description, each.options ?? []));
  }
  const shown = options.map(each => (each.required === true ? each.name : `[${each.name}]`));
  return [`${[name, ...shown].join(' ')} — ${description}`];
}

import { ApplicationCommandType, ComponentType } from 'discord-api-types/v10';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import {
  findChatCommand,
  findCommand,
  isSubcommandOrGroup,
} from '../../discord-emulator/user-actions/command-lookup.ts';
import type { CalledCommand } from '../../discord-emulator/user-actions/command-lookup.ts';
import type { Outcome } from '../../discord-emulator/user-actions/outcome.ts';
import type { CommandOption } from '../../discord-emulator/validation/command-definition.ts';
import { allComponents } from '../../discord-emulator/validation/component-tree.ts';
import type { ApplicationCommand } from '../../discord-emulator/state/commands.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import type { ConsoleState } from './console-state.ts';

/** A command as it was written, and what follows it. */
export interface CommandCall {
  readonly command: CalledCommand;
  /** Its name with its subcommands. */
  readonly name: string;
  readonly optionText: string;
}

/** Takes the command and its subcommands off the front of a line. @throws ActorError when there is no such command */
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
  const written = path.join(' ');
  const front = new RegExp(`^\\s*/?${path.map(() => String.raw`\S+`).join(String.raw`\s+`)}`, 'u');
  return {
    command: findChatCommand(world, user, channel, written),
    name: written,
    optionText: line.replace(front, ''),
  };
}

/** Reads `🔖` or `🔖 2`. @throws ActorError when the number is none */
export function emojiAndNumber(rest: string): { readonly emoji: string; readonly nth: number } {
  const [emoji = '', number = '1'] = rest.trim().split(/\s+/u);
  const nth = Number(number);
  if (emoji === '') throw new UserActionError('Which emoji? Write: react 🔖');
  if (!Number.isInteger(nth) || nth < 1) throw new UserActionError(`'${number}' is no number of a message`);
  return { emoji, nth };
}

/**
 * The button with a label, `Save`, or the n-th of them, `Save 3`: by its whole label, else by the beginning of it.
 * @throws ActorError naming the buttons there are
 */
export function buttonFor(
  buttons: readonly { readonly label: string; readonly customId: string }[],
  wanted: string,
): string {
  const [, label = wanted, number = '1'] = /^(.*\S)\s+(\d+)$/u.exec(wanted) ?? [];
  const found = findByLabel(buttons, wanted)[0] ?? findByLabel(buttons, label)[Number(number) - 1];
  if (found !== undefined) return found.customId;
  const there = buttons.map(button => `[${button.label}]`).join(' ');
  throw new UserActionError(`There is no button '${wanted}'; there are: ${there === '' ? 'none' : there}`);
}

/**
 * The entry of a menu with a label or value, or at a place counted from 1.
 * @throws ActorError naming the entries there are
 */
export function selectOptionFor(
  message: Message,
  wanted: string,
): { readonly customId: string; readonly value: string } {
  const entries = allComponents(message.components).flatMap(component =>
    component.type === ComponentType.StringSelect
      ? component.options.map(option => ({ ...option, customId: component.custom_id }))
      : [],
  );
  const found =
    entries.find(entry => entry.label === wanted || entry.value === wanted) ??
    (/^\d+$/u.test(wanted) ? entries[Number(wanted) - 1] : findByLabel(entries, wanted)[0]);
  if (found !== undefined) return found;
  const there = entries.map((entry, index) => `${index + 1} ${entry.label}`).join(', ');
  throw new UserActionError(
    `There is nothing '${wanted}' to select; there are: ${there === '' ? 'none' : there}`,
  );
}

/** Those with this label; when there are none, those that begin with it. Case and signs around the words do not matter. */
function findByLabel<T extends { readonly label: string }>(items: readonly T[], wanted: string): T[] {
  const [asked, words] = [wanted.toLowerCase(), labelText(wanted)];
  if (asked === '') return [];
  const isWhole = ({ label }: T): boolean =>
    label.toLowerCase() === asked || (words !== '' && labelText(label) === words);
  const begins = ({ label }: T): boolean =>
    label.toLowerCase().startsWith(asked) || (words !== '' && labelText(label).startsWith(words));
  const whole = items.filter(isWhole);
  return whole.length > 0 ? whole : items.filter(begins);
}

/** `🔖 Saved ✓` as `saved`. */
function labelText(label: string): string {
  return label.toLowerCase().replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/**
 * A command of the messages' menu, in whatever case.
 * @throws ActorError naming the commands there are
 */
export function menuCommand(commands: readonly ApplicationCommand[], wanted: string): string {
  const names = menuNames(commands);
  const found =
    names.find(name => name === wanted) ?? names.find(name => name.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  const there = names.map(name => `'${name}'`).join(', ');
  throw new UserActionError(
    there === ''
      ? 'No commands of messages are registered here'
      : `There is no command '${wanted}' of messages; there are: ${there}`,
  );
}

/** The names of the commands in the menu of messages. */
export function menuNames(commands: readonly ApplicationCommand[]): string[] {
  return commands.filter(each => each.type === ApplicationCommandType.Message).map(each => each.name);
}

/** What to tell of an outcome beside its messages, which are printed as they arrive. */
export function outcomeNotice({ first, failed }: Outcome): string | undefined {
  if (failed !== null) return `The application ${failed}`;
  if (first?.modal === null || first?.modal === undefined) return undefined;
  return `The application shows a form, '${first.modal.title}'; this console cannot fill it in`;
}

/** A command with its subcommands and options, a line each. */
export function commandLines(command: ApplicationCommand): string[] {
  if (command.type === ApplicationCommandType.Message) return [`'${command.name}' (menu of a message)`];
  if (command.type === ApplicationCommandType.User) return [`'${command.name}' (menu of a person)`];
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

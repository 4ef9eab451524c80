import { setTimeout as wait } from 'node:timers/promises';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { OptionInputs } from '../../discord-emulator/user-actions/option-values.ts';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import {
  channelName,
  findUserByReference,
  displayName,
  visibleChannel,
} from '../../discord-emulator/user-actions/location.ts';
import type { CommandOption } from '../../discord-emulator/validation/command-definition.ts';
import { freeTextOption, readOptions, splitWords } from './command-line.ts';
import { COMPONENT_VERBS } from './component-verbs.ts';
import { nthMessage, nthBotMessage, nearbyChannel } from './console-state.ts';
import { help } from './help.ts';
import { readLocalFile } from './local-file.ts';
import { quoteOf } from './message-text.ts';
import { settle, type Verb } from './verb.ts';
import {
  commandLines,
  emojiAndNumber,
  menuCommand,
  menuNames,
  splitCall,
  textAndNumber,
} from './verb-arguments.ts';

/** Calls a slash command; the response is printed when it arrives. */
export const callCommand: Verb = async (context, rest) => {
  const { world, userActions, state } = context;
  const { command, name, optionText } = splitCall(world, state, rest);
  const { inputs, rest: left } = readOptions(optionText, command.options);
  if (left !== '') throw new UserActionError(`/${name} takes no text, but got '${left}'`);
  const values = await withFiles(command.options, inputs);
  return settle(context, await userActions.slash(state.user.id, state.channel.id, name, values));
};

/** The verbs of the console by their first word. */
export const VERBS: Readonly<Record<string, Verb>> = {
  ...COMPONENT_VERBS,
  help: ({ userActions, state }) => help(menuNames(userActions.commands(state.user.id, state.channel.id))),
  async complete({ world, userActions, state }, rest) {
    const { command, name, optionText } = splitCall(world, state, rest);
    const { inputs } = readOptions(optionText, command.options);
    const named = splitWords(optionText, command.options).findLast(word => word.option !== undefined)?.option;
    const focused = named ?? freeTextOption(command.options)?.name ?? '';
    const choices = await userActions.autocomplete(state.user.id, state.channel.id, name, inputs, focused);
    if (choices.length === 0) return 'No suggestions';
    return choices
      .map(each => (each.name === String(each.value) ? `  ${each.name}` : `  ${each.name} → ${each.value}`))
      .join('\n');
  },
  async react({ world, userActions, state }, rest) {
    const { emoji, nth } = emojiAndNumber(rest);
    const message = nthBotMessage(world, state, nth);
    userActions.react(state.user.id, message.id, emoji);
    await reactionSettled();
    return `You reacted with ${emoji} to ${quoteOf(message, world.directory)}`;
  },
  async unreact({ world, userActions, state }, rest) {
    const { emoji, nth } = emojiAndNumber(rest);
    const message = nthBotMessage(world, state, nth);
    userActions.unreact(state.user.id, message.id, emoji);
    await reactionSettled();
    return `You removed ${emoji} from ${quoteOf(message, world.directory)}`;
  },
  async menu(context, rest) {
    const { world, userActions, state } = context;
    const { text: name, nth } = textAndNumber(rest.trim());
    const command = menuCommand(userActions.commands(state.user.id, state.channel.id), name);
    const message = nthMessage(world, state, nth);
    return settle(context, await userActions.menu(state.user.id, state.channel.id, command, message.id));
  },
  say({ userActions, state }, rest) {
    userActions.say(state.user.id, state.channel.id, rest);
    return undefined;
  },
  as({ world, state }, rest) {
    const user = findUserByReference(world, rest.trim());
    visibleChannel(world, user, state.channel.id);
    state.user = user;
    return `You are ${displayName(user)} now`;
  },
  in({ world, state }, rest) {
    state.channel = visibleChannel(world, state.user, nearbyChannel(world, state, rest.trim()).id);
    return `You are in ${channelName(state.channel)} now`;
  },
  commands({ userActions, state }) {
    const commands = userActions.commands(state.user.id, state.channel.id);
    if (commands.length === 0) return 'No commands are registered yet';
    return commands.flatMap(command => commandLines(command)).join('\n');
  },
};

/** Replaces the paths of options that take files by the files. @throws UserActionError if one cannot be read */
async function withFiles(
  options: readonly CommandOption[],
  inputs: Readonly<Record<string, string>>,
): Promise<OptionInputs> {
  const entries = Object.entries(inputs).map(async ([name, input]) => {
    const type = options.find(each => each.name === name)?.type;
    const isFile = type === ApplicationCommandOptionType.Attachment;
    return [name, isFile ? await readLocalFile(input) : input] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Waits 100 ms after a reaction, which has no response: the app must handle it before the next line of pasted input. A user
 * needs longer to type a line.
 */
async function reactionSettled(): Promise<void> {
  await wait(100);
}

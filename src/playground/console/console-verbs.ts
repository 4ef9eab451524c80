import { setTimeout as wait } from 'node:timers/promises';
import { InteractionResponseType } from 'discord-api-types/v10';
import type { UserActions } from '../../discord-emulator/user-actions/user-actions.ts';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { pressableButtons } from '../../discord-emulator/user-actions/component-use.ts';
import {
  channelName,
  findUserByReference,
  displayName,
  visibleChannel,
} from '../../discord-emulator/user-actions/location.ts';
import type { Outcome } from '../../discord-emulator/user-actions/outcome.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { freeTextOption, readOptions, splitWords } from './command-line.ts';
import { formText, readForm } from './form.ts';
import { nthMessage, nthBotMessage, lastShownMessage, nearbyChannel } from './console-state.ts';
import type { ConsoleState } from './console-state.ts';
import {
  buttonFor,
  commandLines,
  emojiAndNumber,
  selectOptionFor,
  menuCommand,
  menuNames,
  splitCall,
  textAndNumber,
} from './verb-arguments.ts';
import { messageText } from './message-text.ts';

/** Context of a verb. */
export interface VerbContext {
  readonly world: World;
  readonly userActions: UserActions;
  readonly state: ConsoleState;
}

/** Handles the rest of a line. @returns the text to print, if any @throws UserActionError with a text for the user */
export type Verb = (context: VerbContext, rest: string) => string | undefined | Promise<string | undefined>;

/** Returns the output of `help`. @param menus names of the message commands */
function help(menus: readonly string[]): string {
  return `/search mamba              call a command; free text fills its first required option
/search query:"state space"   set options by name; quote values with spaces
/schedule create channel:#papers time:09:00
complete /search ma        suggestions for the last option
react 🔖 [2]               react to the app's newest message here, or the 2nd newest …
unreact 🔖 [2]             remove a reaction
press Save [3]             press a button of the last message; the 3rd with that label
select One, select 2       select an option by label or by number; One 2 is the 2nd with that label
fill line:"new" day:Monday submit the form that was opened; fields that are left out stay as they are
${menus.map(name => `menu ${name} [2]`.padEnd(27) + 'for the newest message here, or the 2nd newest …\n').join('')}say hello                  write a message
as Ben                     act as another user
in #general, in dm         open another channel, or the app's direct messages
commands                   list the commands of this channel
help, quit`;
}

/** Calls a slash command; the response is printed when it arrives. */
export const callCommand: Verb = async ({ world, userActions, state }, rest) => {
  const { command, name, optionText } = splitCall(world, state, rest);
  const { inputs, rest: left } = readOptions(optionText, command.options);
  if (left !== '') throw new UserActionError(`/${name} takes no text, but got '${left}'`);
  const outcome = await userActions.slash(state.user.id, state.channel.id, name, inputs);
  await untilAnswered(outcome);
  return noticeOf(state, outcome);
};

/** The verbs of the console by their first word. */
export const VERBS: Readonly<Record<string, Verb>> = {
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
    return `You reacted with ${emoji} to ${quoteOf(world, message)}`;
  },
  async unreact({ world, userActions, state }, rest) {
    const { emoji, nth } = emojiAndNumber(rest);
    const message = nthBotMessage(world, state, nth);
    userActions.unreact(state.user.id, message.id, emoji);
    await reactionSettled();
    return `You removed ${emoji} from ${quoteOf(world, message)}`;
  },
  async press({ world, userActions, state }, rest) {
    const message = lastShownMessage(world, state);
    const customId = buttonFor(pressableButtons(message), rest.trim());
    return noticeOf(state, await userActions.press(state.user.id, message.id, customId));
  },
  async select({ world, userActions, state }, rest) {
    const message = lastShownMessage(world, state);
    const { customId, value } = selectOptionFor(message, rest.trim());
    return noticeOf(state, await userActions.select(state.user.id, message.id, customId, [value]));
  },
  async fill({ userActions, state }, rest) {
    const modal = state.opened?.first?.modal;
    if (!state.opened || !modal) throw new UserActionError('No form was opened yet');
    return noticeOf(state, await userActions.submitModal(state.opened, readForm(modal, rest)));
  },
  async menu({ world, userActions, state }, rest) {
    const { text: name, nth } = textAndNumber(rest.trim());
    const command = menuCommand(userActions.commands(state.user.id, state.channel.id), name);
    const message = nthMessage(world, state, nth);
    const outcome = await userActions.menu(state.user.id, state.channel.id, command, message.id);
    await untilAnswered(outcome);
    return noticeOf(state, outcome);
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
    state.lastShownId = undefined;
    return `You are in ${channelName(state.channel)} now`;
  },
  commands({ userActions, state }) {
    const commands = userActions.commands(state.user.id, state.channel.id);
    if (commands.length === 0) return 'No commands are registered yet';
    return commands.flatMap(command => commandLines(command)).join('\n');
  },
};

/** Returns what to print about an outcome besides its messages, which are printed when they arrive; keeps a form that it opened. */
function noticeOf(state: ConsoleState, outcome: Outcome): string | undefined {
  const { first, failed } = outcome;
  if (failed !== null) return `The application ${failed}`;
  state.opened = first?.modal ? outcome : undefined;
  return first?.modal ? formText(first.modal) : undefined;
}

/** Length of a quote that identifies a message, in UTF-16 code units. */
const MAX_QUOTE_LENGTH = 60;

/** Returns the beginning of a message in quotes. */
function quoteOf(world: World, message: Message): string {
  const text = messageText(message, world.directory).split('\n')[1]?.trim() ?? '';
  const isLong = text.length > MAX_QUOTE_LENGTH;
  return `“${isLong ? `${text.slice(0, MAX_QUOTE_LENGTH).trimEnd()}…` : text}”`;
}

/** How long further lines wait for a deferred response, because they may refer to it. */
const DEFERRED_TIMEOUT_MS = 10_000;

async function untilAnswered(outcome: Outcome): Promise<void> {
  if (outcome.first?.type !== InteractionResponseType.DeferredChannelMessageWithSource) return;
  const giveUp = new AbortController();
  await Promise.race([
    // A failure is printed elsewhere.
    outcome.message().catch((error: unknown) => error),
    wait(DEFERRED_TIMEOUT_MS, undefined, { ref: false, signal: giveUp.signal }).catch(
      (error: unknown) => error,
    ),
  ]);
  giveUp.abort();
}

/**
 * Waits 100 ms after a reaction, which has no response: the app must handle it before the next line of pasted input. A user
 * needs longer to type a line.
 */
async function reactionSettled(): Promise<void> {
  await wait(100);
}

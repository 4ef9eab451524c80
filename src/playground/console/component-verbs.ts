import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { chooseEntries, entryText } from './choice.ts';
import { chosenButton, chosenOptions } from './component-choice.ts';
import { newestPoll, nthBotMessage } from './console-state.ts';
import { readForm } from './form.ts';
import { quoteOf } from './message-text.ts';
import { addOwnAction, shownMessages } from './shown-messages.ts';
import { settle, type Verb } from './verb.ts';
import { messageNumber } from './verb-arguments.ts';

/** The verbs that use what is in a message or a form. */
export const COMPONENT_VERBS: Readonly<Record<string, Verb>> = {
  async press(context, rest) {
    const { world, userActions, state } = context;
    const { messageId, customId } = chosenButton(shownMessages(world, state), rest.trim());
    return settle(context, await userActions.press(state.user.id, messageId, customId));
  },
  async select(context, rest) {
    const { world, userActions, state } = context;
    const messages = shownMessages(world, state);
    const { messageId, customId, values } = chosenOptions(world, state.user, messages, rest.trim());
    return settle(context, await userActions.select(state.user.id, messageId, customId, values));
  },
  use({ world, state }, rest) {
    const message = nthBotMessage(world, state, messageNumber(rest));
    addOwnAction(state, () => [message.id]);
    return `press and select use ${quoteOf(message, world.directory)}`;
  },
  vote({ world, userActions, state }, rest) {
    const { id, poll } = newestPoll(world, state);
    const answers = poll.answers.map(answer => ({ label: answer.text, value: String(answer.id) }));
    const chosen = chooseEntries(answers, rest.trim()) ?? (rest.trim() === 'none' ? [] : undefined);
    if (chosen === undefined) {
      throw new UserActionError(`There is no answer '${rest.trim()}'; there are: ${entryText(answers)}`);
    }
    const ids = chosen.map(({ value }) => Number(value));
    userActions.votePoll(state.user.id, id, ids);
    const voted = chosen.map(({ label }) => `“${label}”`).join(', ');
    return voted === '' ? 'You took your vote back' : `You voted for ${voted}`;
  },
  async fill(context, rest) {
    const { world, userActions, state } = context;
    const modal = state.opened?.first?.modal;
    if (!state.opened || !modal) throw new UserActionError('No form was opened yet');
    const inputs = await readForm(modal, rest, { world, ...state.opened.interaction });
    return settle(context, await userActions.submitModal(state.opened, inputs));
  },
};

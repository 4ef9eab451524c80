import type { UserActions } from '../../discord-emulator/user-actions/user-actions.ts';
import type { ModalInputs } from '../../discord-emulator/user-actions/modal-inputs.ts';
import type { FileInput } from '../../discord-emulator/user-actions/option-value.ts';
import type { OptionInputs } from '../../discord-emulator/user-actions/option-values.ts';
import type { Outcome } from '../../discord-emulator/user-actions/outcome.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import { createOpenModals } from './open-modals.ts';
import type { PageClock } from './page-clock.ts';
import type { Action, ActionResult, FileEntry, ModalEntries, OptionEntries } from './protocol.ts';

/** Performs the actions of a page's users. */
export interface Actions {
  /** @throws UserActionError if Discord's client would not allow it, ApiError if Discord refuses it */
  perform(user: User, action: Action): Promise<ActionResult>;
}

/** Text of Discord's client if the app does not respond. */
const NO_RESPONSE = 'The application did not respond';

const DONE: ActionResult = { kind: 'done' };

/** Creates the actions. The clock is shared by all users. */
export function createActions(userActions: UserActions, clock: Pick<PageClock, 'move'>): Actions {
  const modals = createOpenModals();

  const toResult = async (pending: Promise<Outcome>): Promise<ActionResult> => {
    const outcome = await pending;
    if (outcome.first === null) return { kind: 'failed', reason: NO_RESPONSE };
    const { modal } = outcome.first;
    if (modal !== null) modals.keep(outcome);
    return { kind: 'answered', interaction: outcome.interaction.id, modal };
  };

  const submitModal = async (
    user: User,
    action: Extract<Action, { kind: 'submit_modal' }>,
  ): Promise<ActionResult> => {
    const shown = modals.find(action.interaction, user);
    const result = await toResult(userActions.submitModal(shown, toModalInputs(action.values)));
    // A modal whose submission failed stays open with its values.
    if (result.kind === 'answered') modals.close(action.interaction);
    return result;
  };

  return {
    async perform(user, action) {
      const { id } = user;
      switch (action.kind) {
        case 'slash':
          return toResult(
            userActions.slash(id, action.channel, action.command, toOptionInputs(action.options)),
          );
        case 'autocomplete': {
          const { channel, command, options, focused } = action;
          const choices = await userActions.autocomplete(
            id,
            channel,
            command,
            toOptionInputs(options),
            focused,
          );
          return { kind: 'choices', choices };
        }
        case 'press':
          return toResult(userActions.press(id, action.message, action.customId));
        case 'select':
          return toResult(userActions.select(id, action.message, action.customId, action.values));
        case 'menu':
          return toResult(userActions.menu(id, action.channel, action.command, action.message));
        case 'user_menu':
          return toResult(userActions.userMenu(id, action.channel, action.command, action.user));
        case 'submit_modal':
          return submitModal(user, action);
        case 'start_thread':
          return { kind: 'done', channel: userActions.startThread(id, action.message, action.name).id };
        case 'post':
          return { kind: 'done', channel: userActions.post(id, action.forum, action).thread.id };
        case 'move_clock':
          await clock.move(action.to);
          return DONE;
        case 'vote_poll':
          userActions.votePoll(id, action.message, action.answers);
          return DONE;
        case 'say':
        case 'react':
        case 'unreact':
        case 'delete_message':
        default:
          performSimpleAction(userActions, id, action);
          return DONE;
      }
    },
  };
}

function performSimpleAction(
  userActions: UserActions,
  userId: string,
  action: Extract<Action, { kind: 'say' | 'react' | 'unreact' | 'delete_message' }>,
): void {
  if (action.kind === 'say') userActions.say(userId, action.channel, action.text);
  else if (action.kind === 'react') userActions.react(userId, action.message, action.emoji);
  else if (action.kind === 'unreact') userActions.unreact(userId, action.message, action.emoji);
  else userActions.deleteMessage(userId, action.message);
}

function toOptionInputs(entries: OptionEntries): OptionInputs {
  return Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => {
      return typeof entry === 'object' ? [name, toFileInput(entry)] : [name, entry];
    }),
  );
}

function toModalInputs(entries: ModalEntries): ModalInputs {
  return Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => {
      return typeof entry === 'object' && 'base64' in entry ? [name, toFileInput(entry)] : [name, entry];
    }),
  );
}

function toFileInput({ filename, contentType, base64 }: FileEntry): FileInput {
  return { filename, contentType, content: Buffer.from(base64, 'base64') };
}

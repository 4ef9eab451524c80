import type { UserActions } from '../../discord-emulator/user-actions/user-actions.ts';
import type { OptionInputs } from '../../discord-emulator/user-actions/option-values.ts';
import type { Outcome } from '../../discord-emulator/user-actions/outcome.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import { createOpenModals } from './open-modals.ts';
import type { PageClock } from './page-clock.ts';
import type { Action, ActionResult, OptionEntries } from './protocol.ts';

/** Carries out what people do in a page. */
export interface Actions {
  /** @throws ActorError for what the client would not let them do, ApiError for what Discord refuses */
  perform(user: User, act: Action): Promise<ActionResult>;
}

/** What Discord's client says under a command that got no answer. */
const NO_ANSWER = 'The application did not respond';

const DONE: ActionResult = { kind: 'done' };

/** Makes it over an userActions; the clock is everybody's. */
export function createActions(userActions: UserActions, clock: Pick<PageClock, 'move'>): Actions {
  const modals = createOpenModals();

  const settled = async (pending: Promise<Outcome>): Promise<ActionResult> => {
    const outcome = await pending;
    if (outcome.first === null) return { kind: 'failed', why: NO_ANSWER };
    const { modal } = outcome.first;
    if (modal !== null) modals.keep(outcome);
    return { kind: 'answered', interaction: outcome.interaction.id, modal };
  };

  const submitted = async (
    user: User,
    act: Extract<Action, { kind: 'submit_modal' }>,
  ): Promise<ActionResult> => {
    const shown = modals.find(act.interaction, user);
    const result = await settled(userActions.submitModal(shown, act.values));
    // One that failed stays open, with all that was typed.
    if (result.kind === 'answered') modals.close(act.interaction);
    return result;
  };

  return {
    async perform(user, act) {
      const { id } = user;
      switch (act.kind) {
        case 'slash':
          return settled(userActions.slash(id, act.channel, act.command, toOptionInputs(act.options)));
        case 'autocomplete': {
          const { channel, command, options, focused } = act;
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
          return settled(userActions.press(id, act.message, act.customId));
        case 'select':
          return settled(userActions.select(id, act.message, act.customId, act.values));
        case 'menu':
          return settled(userActions.menu(id, act.channel, act.command, act.message));
        case 'user_menu':
          return settled(userActions.userMenu(id, act.channel, act.command, act.user));
        case 'submit_modal':
          return submitted(user, act);
        case 'start_thread':
          return { kind: 'done', channel: userActions.startThread(id, act.message, act.name).id };
        case 'post':
          return { kind: 'done', channel: userActions.post(id, act.forum, act).thread.id };
        case 'move_clock':
          await clock.move(act.to);
          return DONE;
        case 'say':
        case 'react':
        case 'unreact':
        case 'delete_message':
        default:
          performSimpleAction(userActions, id, act);
          return DONE;
      }
    },
  };
}

function performSimpleAction(
  userActions: UserActions,
  userId: string,
  act: Extract<Action, { kind: 'say' | 'react' | 'unreact' | 'delete_message' }>,
): void {
  if (act.kind === 'say') userActions.say(userId, act.channel, act.text);
  else if (act.kind === 'react') userActions.react(userId, act.message, act.emoji);
  else if (act.kind === 'unreact') userActions.unreact(userId, act.message, act.emoji);
  else userActions.deleteMessage(userId, act.message);
}

function toOptionInputs(entries: OptionEntries): OptionInputs {
  return Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => {
      if (typeof entry !== 'object') return [name, entry];
      const { filename, contentType, base64 } = entry;
      return [name, { filename, contentType, content: Buffer.from(base64, 'base64') }];
    }),
  );
}

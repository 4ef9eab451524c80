import { setTimeout as wait } from 'node:timers/promises';
import { InteractionResponseType } from 'discord-api-types/v10';
import type { Outcome } from '../../discord-emulator/user-actions/outcome.ts';
import type { UserActions } from '../../discord-emulator/user-actions/user-actions.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import type { ConsoleState } from './console-state.ts';
import { formText } from './form.ts';
import { addOwnAction, messageIdsOf } from './shown-messages.ts';

/** Context of a verb. */
export interface VerbContext {
  readonly world: World;
  readonly userActions: UserActions;
  readonly state: ConsoleState;
}

/** Handles the rest of a line. @returns the text to print, if any @throws UserActionError with a text for the user */
export type Verb = (context: VerbContext, rest: string) => string | undefined | Promise<string | undefined>;

/**
 * Waits for the app's response, which is printed when it arrives; keeps a form that it opened.
 * @returns what to print besides
 */
export async function settle({ world, state }: VerbContext, outcome: Outcome): Promise<string | undefined> {
  await untilAnswered(outcome);
  addOwnAction(state, () => messageIdsOf(outcome));
  const { first, failed, interaction } = outcome;
  if (failed !== null) return `The application ${failed}`;
  state.opened = first?.modal ? outcome : undefined;
  return first?.modal ? formText(first.modal, { world, ...interaction }) : undefined;
}

/** How long further lines wait for a deferred response, because they may refer to it. */
const DEFERRED_TIMEOUT_MS = 10_000;

const DEFERRED = [
  InteractionResponseType.DeferredChannelMessageWithSource,
  InteractionResponseType.DeferredMessageUpdate,
];

async function untilAnswered(outcome: Outcome): Promise<void> {
  if (!DEFERRED.some(type => type === outcome.first?.type)) return;
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

import { expect, vi } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { customIds, textOf } from './rendered-message.ts';

/** A paper of the starter corpus. */
export const LINK = 'https://arxiv.org/abs/1506.00019';
export const TITLE = 'A Critical Review of Recurrent Neural Networks for Sequence Learning';

/** What members of the seeded server do with a running bot. */
export interface ReaderActions {
  /** Calls a command, by default in #general, and returns the ephemeral response. */
  runCommand(
    user: string,
    command: string,
    options?: Record<string, string>,
    channel?: string,
  ): Promise<Message>;
  /** Presses the button whose custom_id begins with a verb; with several, the one at `index`. */
  pressButton(user: string, message: Message, verb: string, index?: number): Promise<Message>;
  /** Returns the newest message in a channel, by default #general, that is not ephemeral. */
  newestMessage(channel?: string): Message;
  /** Posts the card of the paper in a channel, also again. */
  postCard(user: string, channel?: string): Promise<Message>;
}

/** Creates the actions on an emulator with a running bot. */
export function createReader(emulator: Emulator): ReaderActions {
  const { userActions, world } = emulator;
  const general = world.seed.channels.general.id;

  const actions: ReaderActions = {
    async runCommand(user, command, options = {}, channel = general) {
      const outcome = await userActions.slash(user, channel, command, options);
      expect(outcome).toMatchObject({ failed: null, first: { ephemeral: true } });
      return outcome.message();
    },
    async pressButton(user, message, verb, index = 0) {
      const id = customIds(message).filter(each => each.startsWith(`v1|${verb}`))[index] ?? verb;
      return (await userActions.press(user, message.id, id)).message();
    },
    newestMessage(channel = general) {
      const [message] = world.messages.history(channel, { limit: 1 });
      if (!message) throw new Error('The channel has no message');
      return message;
    },
    async postCard(user, channel = general) {
      const card = await actions.runCommand(user, 'paper', { paper: LINK }, channel);
      const before = world.messages.history(channel, { limit: 1 })[0]?.id;
      const pressed = await actions.pressButton(user, card, 'post-card');
      // A card that the channel got within the last hour is confirmed first.
      if (textOf(pressed).includes('post it again?')) await actions.pressButton(user, pressed, 'post-card');
      // The message is stored before the ephemeral response changes.
      await vi.waitFor(() => expect(JSON.stringify(world.messages.find(card.id))).toContain('Posted ✓'));
      expect(actions.newestMessage(channel).id).not.toBe(before);
      return actions.newestMessage(channel);
    },
  };
  return actions;
}

import { expect, vi } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { customIds } from './rendered-message.ts';

/** A paper of the starter corpus. */
export const LINK = 'https://arxiv.org/abs/1506.00019';
export const TITLE = 'A Critical Review of Recurrent Neural Networks for Sequence Learning';

/** What readers of the seeded server do with a running bot. */
export interface Reading {
  /** Calls a command, in #general if nothing is said; its answer is the caller's alone. */
  ask(user: string, command: string, options?: Record<string, string>, channel?: string): Promise<Message>;
  /** Presses a button whose custom_id begins so: the first of them, or the one at a place from 0 on. */
  press(user: string, message: Message, verb: string, place?: number): Promise<Message>;
  /** The newest message that everyone in a channel sees, #general if nothing is said. */
  newest(channel?: string): Message;
  /** Posts the card of the paper for everybody. */
  posted(user: string, channel?: string): Promise<Message>;
}

export function reading(emulator: Emulator): Reading {
  const { userActions, world } = emulator;
  const general = world.seed.channels.general.id;

  const at: Reading = {
    async ask(user, command, options = {}, channel = general) {
      const outcome = await userActions.slash(user, channel, command, options);
      expect(outcome).toMatchObject({ failed: null, first: { ephemeral: true } });
      return outcome.message();
    },
    async press(user, message, verb, place = 0) {
      const id = customIds(message).filter(each => each.startsWith(`v1|${verb}`))[place] ?? verb;
      return (await userActions.press(user, message.id, id)).message();
    },
    newest(channel = general) {
      const [message] = world.messages.history(channel, { limit: 1 });
      if (!message) throw new Error('nothing was posted');
      return message;
    },
    async posted(user, channel = general) {
      const card = await at.ask(user, 'paper', { paper: LINK }, channel);
      const before = world.messages.history(channel, { limit: 1 })[0]?.id;
      await at.press(user, card, 'post-card');
      // It is remembered before its private answer is turned.
      await vi.waitFor(() => expect(JSON.stringify(world.messages.find(card.id))).toContain('Posted ✓'));
      expect(at.newest(channel).id).not.toBe(before);
      return at.newest(channel);
    },
  };
  return at;
}

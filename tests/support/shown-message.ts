import { expect } from 'vitest';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import type { Outcome } from '../../src/discord-emulator/user-actions/outcome.ts';
import { customIds } from './rendered-message.ts';

/** Returns the message that a user sees after an action; fails if the action did. */
export async function shownMessage(outcome: Promise<Outcome>): Promise<Message> {
  const { failed, message } = await outcome;
  expect(failed).toBeNull();
  return message();
}

/** Returns the custom_id of the first component with a verb; a text that names the verb if there is none. */
export function customIdOf(message: Message, verb: string): string {
  return customIds(message).find(id => id.split('|')[1] === verb) ?? `no ${verb}`;
}

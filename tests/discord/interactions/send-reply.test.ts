import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/command.ts';
import { notice } from '../../../src/views/notice/notice.ts';
import { textOf } from '../../support/rendered-message.ts';
import { openBot } from './open-bot.ts';

const CALLBACK = { path: /^\/interactions\/\d+\/[^/]+\/callback$/ };

const FOLLOW_UP = { path: /^\/webhooks\/\d+\/[^/]+$/ };

/** Replies with two messages, in place of `/help`; `sent` has how often what follows them was run. */
function createTwoMessages(): { readonly command: Command; readonly sent: string[] } {
  const sent: string[] = [];
  const command: Command = {
    definition: { name: 'help', description: 'Two messages' },
    example: '/help',
    run: async () => ({
      kind: 'private',
      body: notice('The first'),
      followUp: notice('The second'),
      afterFollowUp: async () => void sent.push('both'),
    }),
  };
  return { command, sent };
}

describe('a reply with a second message', () => {
  it('is followed by it, for the caller alone', async () => {
    const { command, sent } = createTwoMessages();
    const { emulator, dispatched, user } = await openBot(() => ({}), [command]);
    const outcome = await emulator.userActions.slash(user, '#papers', 'help');
    await Promise.all(dispatched);
    expect(textOf(await outcome.message())).toContain('The first');
    expect(outcome.followUps().map(({ flags }) => flags & 64)).toEqual([64]);
    expect(outcome.followUps().map(textOf)).toEqual([expect.stringContaining('The second')]);
    expect(sent).toEqual(['both']);
  });

  it('is not followed by it if Discord rejects its form: only the error reply is sent', async () => {
    const { command, sent } = createTwoMessages();
    const { emulator, dispatched, user } = await openBot(() => ({}), [command]);
    const body = { code: RESTJSONErrorCodes.InvalidFormBodyOrContentType, message: 'Invalid Form Body' };
    emulator.faults.injectFault(CALLBACK, { kind: 'response', status: 400, body });
    const outcome = await emulator.userActions.slash(user, '#papers', 'help');
    await Promise.all(dispatched);
    expect(textOf(await outcome.message())).toContain('Something went wrong');
    expect(outcome.followUps()).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('does nothing more if the second message is refused', async () => {
    const { command, sent } = createTwoMessages();
    const { emulator, dispatched, user } = await openBot(() => ({}), [command]);
    const body = { code: RESTJSONErrorCodes.InvalidFormBodyOrContentType, message: 'Invalid Form Body' };
    emulator.faults.injectFault(FOLLOW_UP, { kind: 'response', status: 400, body });
    const outcome = await emulator.userActions.slash(user, '#papers', 'help');
    await Promise.allSettled(dispatched);
    expect(textOf(await outcome.message())).toContain('The first');
    expect(outcome.followUps()).toEqual([]);
    expect(sent).toEqual([]);
  });
});

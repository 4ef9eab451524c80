import { MessageFlags, RateLimitError, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { SendError } from '../../../src/core/delivery/sender.ts';
import { createMessageEditRequests } from '../../../src/discord/message-edit-requests.ts';
import { createSender } from '../../../src/discord/sender.ts';
import { textDisplay } from '../../../src/views/format/components.ts';
import { createFakeAccess } from '../../support/fake-access.ts';
import { openEmulator } from '../../support/emulator.ts';
import { addMember } from '../../support/users.ts';
import { connectClient } from '../connected-client.ts';
import { openBot } from '../open-bot.ts';

const BODY = JSON.stringify({
  flags: MessageFlags.IsComponentsV2,
  components: [textDisplay('A digest')],
});

/** The sender of a connected client. */
async function openSender() {
  const emulator = await openEmulator();
  const { client } = await connectClient(emulator);
  return {
    emulator,
    client,
    sender: createSender(client.rest, createFakeAccess(), () => client.user.id),
  };
}

/** Returns the error that a send ends in. */
async function problemOf(sending: Promise<unknown>): Promise<SendError> {
  const error: unknown = await sending.then(
    () => undefined,
    (each: unknown) => each,
  );
  if (!(error instanceof SendError)) throw new Error('it was sent');
  return error;
}

describe('a channel that is limited for five minutes', () => {
  it('fails at once with the time to wait, and no other channel waits', async () => {
    const { emulator, sender } = await openSender();
    const { papers, general } = emulator.world.seed.channels;
    emulator.faults.injectFault(
      { method: 'POST', path: `/channels/${papers.id}/messages` },
      { kind: 'rateLimit', scope: 'shared', retryAfter: 300 },
    );
    const { problem, retryAfterMs } = await problemOf(sender.send(papers.id, BODY, 'first'));
    expect(problem).toBe('rateLimited');
    expect(retryAfterMs).toBeGreaterThanOrEqual(300_000);
    await expect(sender.send(general.id, BODY, 'second')).resolves.toMatchObject({
      messageId: expect.any(String),
    });
  });
});

describe('the sixth message within five seconds', () => {
  it('is not sent and fails at once with the time to wait', async () => {
    const { emulator, sender } = await openSender();
    const { papers } = emulator.world.seed.channels;
    for (let each = 0; each < 5; each += 1) await sender.send(papers.id, BODY, `number ${each}`);
    const { problem, retryAfterMs } = await problemOf(sender.send(papers.id, BODY, 'number 5'));
    expect(problem).toBe('rateLimited');
    expect(retryAfterMs).toBeGreaterThan(0);
    expect(emulator.faults.find({ method: 'POST', path: /messages$/ })).toHaveLength(5);
  });
});

describe('posts and edits in one channel in the same seconds', () => {
  it('have a limit each, and what exceeds it waits without a request', async () => {
    const { emulator, client, sender } = await openSender();
    const { papers } = emulator.world.seed.channels;
    const edits = createMessageEditRequests(client.rest);
    const { messageId } = await sender.send(papers.id, BODY, 'number 0');
    const edit = (number: number) =>
      edits.edit(papers.id, messageId, {
        components: [textDisplay(`Counts ${number}`)],
      });
    for (let each = 1; each < 5; each += 1)
      await Promise.all([sender.send(papers.id, BODY, `number ${each}`), edit(each)]);
    await edit(5);
    const waiting = await Promise.all([
      problemOf(sender.send(papers.id, BODY, 'number 5')),
      problemOf(edit(6)),
    ]);
    expect(waiting.map(({ problem }) => problem)).toEqual(['rateLimited', 'rateLimited']);
    expect(emulator.faults.find({}).filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe('a global rate limit', () => {
  it('lets no further request leave the process', async () => {
    const { emulator, client, sender } = await openSender();
    const { papers, general } = emulator.world.seed.channels;
    emulator.faults.injectFault(
      { method: 'POST', path: `/channels/${papers.id}/messages` },
      { kind: 'rateLimit', scope: 'global', retryAfter: 60 },
    );
    await problemOf(sender.send(papers.id, BODY, 'first'));
    const sent = emulator.faults.requests.length;
    expect((await problemOf(sender.send(general.id, BODY, 'second'))).problem).toBe('rateLimited');
    await expect(client.rest.get(Routes.currentApplication())).rejects.toBeInstanceOf(RateLimitError);
    expect(emulator.faults.requests).toHaveLength(sent);
  });
});

describe('a rate limit that does not say how long it lasts', () => {
  it('holds up a post for a second at least', async () => {
    const { emulator, sender } = await openSender();
    const { papers } = emulator.world.seed.channels;
    emulator.faults.respondNext({ method: 'POST', path: /messages$/ }, { status: 429 });
    const { problem, retryAfterMs } = await problemOf(sender.send(papers.id, BODY, 'first'));
    expect(problem).toBe('rateLimited');
    expect(retryAfterMs).toBeGreaterThanOrEqual(1_000);
  });

  it('lets an answer arrive within its three seconds', async () => {
    const emulator = await openEmulator();
    await openBot(emulator).serve();
    emulator.faults.respondNext({ method: 'POST', path: /callback$/ }, { status: 429 });
    const outcome = await emulator.userActions.slash(addMember(emulator), '#papers', 'help');
    expect(outcome.failed).toBeNull();
    expect(emulator.faults.find({ method: 'POST', path: /callback$/ })).toHaveLength(2);
  });
});

import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { customIdOf, shownMessage } from '../support/shown-message.ts';
import { textOf } from '../support/rendered-message.ts';
import { useStarterBot } from '../support/starter-bot.ts';
import { addMember } from '../support/users.ts';

const started = useStarterBot();

/** The bot stores events every two seconds and edits a second later; a busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

const threads = () => started.emulator.world.threads.listActive(started.emulator.world.seed.guild.id);

function current({ id }: Message): Message {
  const message = started.emulator.world.messages.find(id);
  if (!message) throw new Error('the message is gone');
  return message;
}

describe('a discussion', () => {
  it('opens once under a posted card, whose button counts its messages, and is linked by look-ups; again once its thread is deleted', async () => {
    const { userActions, world } = started.emulator;
    const found = await shownMessage(userActions.slash('Ada', '#papers', 'paper', { paper: '1506.00019' }));
    await shownMessage(userActions.press('Ada', found.id, customIdOf(found, 'post-card')));
    // The private card says so once the public one is recorded as a post.
    await expect.poll(() => JSON.stringify(current(found).components), PATIENT).toContain('Posted ✓');
    const history = world.messages.history(world.seed.channels.papers.id, { limit: 10 });
    const card = history.find(({ author }) => author.id === world.bot.id);
    if (!card) throw new Error('no card was posted');
    const discuss = customIdOf(card, 'discuss');
    const [first, second] = await Promise.all([
      shownMessage(userActions.press('Ben', card.id, discuss)),
      shownMessage(userActions.press('Cleo', card.id, discuss)),
    ]);
    expect(textOf(first)).toContain('💬');
    expect(textOf(second)).toContain('💬');
    const [thread, ...others] = threads();
    expect(others).toEqual([]);
    expect(thread).toMatchObject({ id: card.id });
    await expect
      .poll(() => world.messages.history(card.id, { limit: 5 }).map(each => textOf(each)), PATIENT)
      .toContainEqual(expect.stringMatching(/To start from.*Claim.*Limits/s));
    userActions.say('Ben', card.id, 'I am not convinced.');
    const chat = userActions.say('Cleo', card.id, 'Nor am I.');
    const label = () => JSON.stringify(current(card).components);
    await expect.poll(label, PATIENT).toMatch(/"label":"2"/);
    userActions.deleteMessage('Cleo', chat.id);
    await expect.poll(label, PATIENT).toMatch(/"label":"1"/);
    const again = await shownMessage(userActions.press('Ada', card.id, discuss));
    expect(textOf(again)).toMatch(new RegExp(`discussed in https://\\S+/${card.id} · 1 message`));
    const lookedUp = await shownMessage(
      userActions.slash('Ada', '#papers', 'paper', { paper: '1506.00019' }),
    );
    expect(textOf(lookedUp)).toMatch(new RegExp(`Discussed here: https://\\S+/${card.id} · 1 message`));

    const pressed = async () => textOf(await shownMessage(userActions.press('Cleo', card.id, discuss)));
    world.threads.update(card.id, { locked: true, archived: true });
    await expect.poll(pressed, PATIENT).toContain('The thread is locked');
    world.directory.removeChannel(card.id);
    await expect.poll(pressed, PATIENT).toContain('The discussion is open');
    expect(threads()).toMatchObject([{ id: card.id, thread_metadata: { locked: false } }]);
    await expect
      .poll(() => world.messages.history(card.id, { limit: 1 }).map(each => textOf(each)), PATIENT)
      .toEqual([expect.stringContaining('To start from')]);
  });

  it('is not opened by a member who may not write in threads', async () => {
    const { userActions, world } = started.emulator;
    const before = threads().length;
    const member = addMember(started.emulator);
    world.setOverwrite(world.seed.channels.papers.id, {
      id: member,
      type: OverwriteType.Member,
      deny: PermissionFlagsBits.SendMessagesInThreads,
    });
    const found = await shownMessage(userActions.slash(member, '#papers', 'paper', { paper: '1608.06037' }));
    const refused = await shownMessage(userActions.press(member, found.id, customIdOf(found, 'discuss')));
    expect(textOf(refused)).toContain('You need Send Messages');
    expect(threads()).toHaveLength(before);
  });
});

import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { createReactionReader } from '../../src/discord/reaction-reader.ts';
import { openEmulator } from '../support/emulator.ts';
import { addMember } from '../support/users.ts';
import { readMessageDraft } from '../../src/discord-emulator/validation/message-form.ts';
import { connectClient } from './connected-client.ts';

/** A post of the bot in #papers between messages of others, and a reader. */
async function openPost() {
  const emulator = await openEmulator();
  const { world, userActions } = emulator;
  const channel = world.directory.channel(world.seed.channels.papers.id);
  const post = (content: string) =>
    world.messages.create({ channel, author: world.bot, draft: readMessageDraft({ content }, 0), files: [] });
  const earlier = post('An earlier post');
  userActions.say('Ada', '#papers', 'Hello');
  const message = post('A post');
  userActions.say('Ada', '#papers', 'Thank you');
  const { client } = await connectClient(emulator);
  const reader = createReactionReader(client);
  const place = { guildId: world.seed.guild.id, channelId: channel.id, messageId: message.id };
  return { emulator, world, userActions, reader, message, earlier, place };
}

describe('the reader of reactions', () => {
  it('reads the emoji of a post and of earlier ones, and which of them are the bot’s own', async () => {
    const { world, userActions, reader, message, earlier, place } = await openPost();
    userActions.react('Ben', message.id, '🔖');
    userActions.react('Cleo', message.id, '1️⃣');
    world.reactions.add(world.messages.get(place.channelId, message.id), { id: null, name: '🔖' }, world.bot);
    const count = { hasSuperReactions: false };
    expect(await reader.messagesUpTo(place.channelId, message.id)).toEqual([
      {
        messageId: message.id,
        reactions: [
          { ...count, emoji: '🔖', count: 2, isOwn: true },
          { ...count, emoji: '1️⃣', count: 1, isOwn: false },
        ],
      },
      { messageId: earlier.id, reactions: [] },
    ]);
  });

  it('does not return a deleted message', async () => {
    const { world, reader, message, earlier, place } = await openPost();
    world.messages.remove(world.messages.get(place.channelId, message.id));
    const found = await reader.messagesUpTo(place.channelId, message.id);
    expect(found.map(({ messageId }) => messageId)).toEqual([earlier.id]);
  });

  it('reads reactors by pages of a hundred, without bots', async () => {
    const { emulator, world, userActions, reader, message, place } = await openPost();
    const members = Array.from({ length: 120 }, () => addMember(emulator));
    for (const member of members) userActions.react(member, message.id, '🔖');
    world.reactions.add(world.messages.get(place.channelId, message.id), { id: null, name: '🔖' }, world.bot);
    const userIds: string[] = [];
    const pages: number[] = [];
    let after: string | undefined;
    do {
      const page = await reader.reactors({ ...place, emoji: '🔖', isSuper: false, after });
      userIds.push(...page.userIds);
      pages.push(page.userIds.length);
      after = page.next;
    } while (after !== undefined);
    expect(userIds.toSorted()).toEqual(members.toSorted());
    expect(pages).toHaveLength(2);
    expect(await reader.reactors({ ...place, emoji: '🔖', isSuper: true, after: undefined })).toEqual({
      userIds: [],
      next: undefined,
    });
  });

  it('says what kind of error Discord answers', async () => {
    const { reader, place } = await openPost();
    const unknown = '123456789012345678';
    await expect(reader.messagesUpTo(unknown, unknown)).rejects.toMatchObject({ problem: 'gone' });
    await expect(
      reader.reactors({ ...place, messageId: unknown, emoji: '🔖', isSuper: false, after: undefined }),
    ).rejects.toMatchObject({ problem: 'deleted' });
  });

  it('knows where it may read', async () => {
    const { world, reader, place } = await openPost();
    expect(reader.canRead(place)).toBe(true);
    expect(reader.canRead({ guildId: '123456789012345678', channelId: place.channelId })).toBe(false);
    expect(reader.canRead({ guildId: null, channelId: '123456789012345678' })).toBe(true);
    // It may be an archived thread.
    expect(reader.canRead({ guildId: place.guildId, channelId: '123456789012345678' })).toBe(true);
    const deny = PermissionFlagsBits.ReadMessageHistory;
    world.setOverwrite(place.channelId, { id: world.bot.id, type: OverwriteType.Member, deny });
    await expect.poll(() => reader.canRead(place)).toBe(false);
  });
});

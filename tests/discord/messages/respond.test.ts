import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it, vi } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { openTestApp } from '../../commands/test-app.ts';
import { openEmulator } from '../../support/emulator.ts';
import { textOf } from '../../support/rendered-message.ts';
import { openBot } from '../open-bot.ts';

/** The bot over two papers about trams. */
async function openTrams() {
  const emulator = await openEmulator();
  const app = await openTestApp();
  await app.addPapers(
    { title: 'Trams on hills', arxivId: '2401.00001' },
    { title: 'Trams in towns', arxivId: '2401.00002' },
  );
  const bot = openBot(emulator, undefined, Promise.resolve(app));
  const client = await bot.serve();
  if (!client) throw new Error('not connected');
  const dm = emulator.userActions.openDm('Ada').id;
  return { emulator, app, bot, client, dm, mention: `<@${client.user.id}>` };
}

/** Waits for the reply to a message. */
async function replyTo(emulator: Emulator, { id, channel_id }: { id: string; channel_id: string }) {
  return vi.waitFor(
    () => {
      const history = emulator.world.messages.history(channel_id, { limit: 100 });
      const reply = history.find(each => each.message_reference?.message_id === id);
      if (!reply) throw new Error('no reply yet');
      return reply;
    },
    { timeout: 10_000 },
  );
}

describe('a direct message', () => {
  it('with a link is answered with its card, which saves and is never posted', async () => {
    const { emulator, app, dm } = await openTrams();
    const { ada } = emulator.world.seed.users;
    const sent = emulator.userActions.say('Ada', dm, 'https://arxiv.org/pdf/2401.00001v2');
    const reply = await replyTo(emulator, sent);
    expect(textOf(reply)).toContain('Trams on hills');
    expect(JSON.stringify(reply.components)).not.toContain('post-card');
    expect(reply.flags & MessageFlags.Ephemeral).toBe(0);
    await emulator.userActions.press('Ada', reply.id, 'v1|save|1');
    await vi.waitFor(async () => expect(await app.library.isSaved(ada.id, 1)).toBe(true));
  });

  it('with several links is answered with a list', async () => {
    const { emulator, dm } = await openTrams();
    const reply = await replyTo(emulator, emulator.userActions.say('Ada', dm, '2401.00001 2401.00002'));
    expect(textOf(reply)).toMatch(/2 papers in this message.*Trams on hills.*Trams in towns/su);
  });

  it('without a link is answered with what to send', async () => {
    const { emulator, dm } = await openTrams();
    const reply = await replyTo(emulator, emulator.userActions.say('Ada', dm, 'Hello!'));
    expect(textOf(reply)).toContain('Send the arXiv id of a paper');
  });

  it('with an unknown id is answered with why there is no card', async () => {
    const { emulator, dm } = await openTrams();
    const reply = await replyTo(emulator, emulator.userActions.say('Ada', dm, 'arXiv:2401.99999'));
    expect(textOf(reply)).toContain('2401.99999 is not among the papers here');
  });

  it('is answered no more after five within 20 seconds', async () => {
    const { emulator, bot, dm } = await openTrams();
    const sent = Array.from({ length: 6 }, () => emulator.userActions.say('Ada', dm, '2401.00001'));
    for (const each of sent.slice(0, 5)) await replyTo(emulator, each);
    await vi.waitFor(() =>
      expect(bot.log.events.filter(({ event }) => event === 'message_ignored')).toHaveLength(1),
    );
    expect(emulator.world.messages.history(sent[0]?.channel_id ?? '', { limit: 100 })).toHaveLength(11);
  });
});

describe('a mention of the bot with a link', () => {
  it('is answered with a card that everyone sees, and whose reactions save', async () => {
    const { emulator, app, mention } = await openTrams();
    const sent = emulator.userActions.say('Ada', '#papers', `${mention} look: arxiv.org/abs/2401.00002`);
    const reply = await replyTo(emulator, sent);
    expect(textOf(reply)).toContain('Trams in towns');
    expect(reply.mentions).toEqual([]);
    const { ada } = emulator.world.seed.users;
    await vi.waitFor(async () =>
      expect(await app.posted.get(reply.id)).toMatchObject({
        kind: 'card',
        paperIds: [2],
        sharedBy: ada.id,
        guildId: sent.guild_id,
      }),
    );
  });

  it('is answered after many without one', async () => {
    const { emulator, mention } = await openTrams();
    for (let at = 0; at < 6; at += 1) emulator.userActions.say('Ada', '#papers', `${mention} thank you`);
    const reply = await replyTo(
      emulator,
      emulator.userActions.say('Ada', '#papers', `${mention} 2401.00001`),
    );
    expect(textOf(reply)).toContain('Trams on hills');
  });

  it('to several papers is answered with a digest', async () => {
    const { emulator, app, mention } = await openTrams();
    const sent = emulator.userActions.say('Ada', '#papers', `${mention} 2401.00001 and 2401.00002`);
    const reply = await replyTo(emulator, sent);
    expect(textOf(reply)).toMatch(/2 papers in this message.*Trams on hills.*Trams in towns/su);
    await vi.waitFor(async () =>
      expect(await app.posted.get(reply.id)).toMatchObject({ kind: 'digest', paperIds: [1, 2] }),
    );
  });

  it('is the only kind of message in a channel that is answered, and nothing is kept of others', async () => {
    const { emulator, client, mention } = await openTrams();
    const before = emulator.world.messages.history(emulator.world.seed.channels.papers.id, { limit: 100 });
    for (const text of ['https://arxiv.org/abs/2401.00001', `${mention} thank you`, '@everyone 2401.00001'])
      emulator.userActions.say('Ben', '#papers', text);
    await replyTo(emulator, emulator.userActions.say('Ada', '#papers', `${mention} 2401.00001`));
    const after = emulator.world.messages.history(emulator.world.seed.channels.papers.id, { limit: 100 });
    expect(after).toHaveLength(before.length + 5);
    expect(client.users.cache.map(({ id }) => id)).toEqual([client.user.id]);
    const channel = client.channels.cache.get(emulator.world.seed.channels.papers.id);
    expect(channel?.isTextBased() ? channel.messages.cache.size : undefined).toBe(0);
  });

  it('mentions no one in the answer, whatever is in it', async () => {
    const { emulator, mention } = await openTrams();
    const ids = Array.from({ length: 40 }, (_, at) => `2402.${String(at).padStart(5, '0')}`).join(' ');
    const text = `${mention} @everyone <@&1> [x](javascript:alert) \u202e\u0000 2401.00001 ${ids}`;
    const reply = await replyTo(emulator, emulator.userActions.say('Ada', '#papers', text));
    expect(textOf(reply)).toContain('Trams on hills');
    expect(reply).toMatchObject({ mentions: [], mention_roles: [], mention_everyone: false });
    expect(textOf(reply)).not.toMatch(/everyone|javascript/u);
  });

  it('is not answered where the bot may not reply', async () => {
    const { emulator, bot, mention } = await openTrams();
    const { papers } = emulator.world.seed.channels;
    const { SendMessages } = PermissionFlagsBits;
    emulator.world.setOverwrite(papers.id, {
      id: emulator.world.bot.id,
      type: 1,

      deny: SendMessages,
    });
    await vi.waitFor(() => {
      emulator.userActions.say('Ada', '#papers', `${mention} 2401.00001`);
      expect(bot.log.events).toContainEqual(
        expect.objectContaining({
          event: 'message_ignored',
          fields: expect.objectContaining({ why: 'no permission' }),
        }),
      );
    });
    const history = emulator.world.messages.history(papers.id, { limit: 100 });
    expect(history.filter(({ author }) => author.id === emulator.world.bot.id)).toEqual([]);
  });

  it('in a thread is answered there', async () => {
    const { emulator, mention } = await openTrams();
    const start = emulator.userActions.say('Ada', '#papers', 'Read this');
    const thread = emulator.userActions.startThread('Ada', start.id, 'Trams');
    expect(thread.type).toBe(ChannelType.PublicThread);
    const sent = emulator.userActions.say('Ada', thread.id, `${mention} 2401.00001`);
    const reply = await replyTo(emulator, sent);
    expect([reply.channel_id, textOf(reply).includes('Trams on hills')]).toEqual([thread.id, true]);
  });
});

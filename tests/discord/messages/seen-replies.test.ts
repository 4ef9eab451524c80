import { GatewayIntentBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { GatewayClosedError } from '../../../src/discord/gateway-closed.ts';
import { openTestApp } from '../../commands/test-app.ts';
import { openEmulator } from '../../support/emulator.ts';
import { textOf } from '../../support/rendered-message.ts';
import { openBot } from '../open-bot.ts';

const LINK = 'Have you seen https://arxiv.org/abs/2401.00001?';
const MESSAGE_CONTENT = { privilegedIntents: GatewayIntentBits.MessageContent };

/** The bot, in a server that has discussed a paper and wants links to it to be replied to. */
async function openReplying({ seenReplies = true } = {}) {
  const emulator = await openEmulator(MESSAGE_CONTENT);
  const { seed } = emulator.world;
  const app = await openTestApp();
  const [paper] = await app.addPapers({ title: 'Moss as a Clock', arxivId: '2401.00001' });
  if (!paper) throw new Error('the paper was not added');
  const guildId = seed.guild.id;
  const channelId = seed.channels.papers.id;
  const discussion = {
    guildId,
    paperId: paper.id,
    channelId,
    isForumPost: false,
    openedBy: null,
    openedAt: 5,
  };
  await app.discussions.add(discussion);
  await app.discussions.setThread(discussion, '1234');
  await app.serverSettings.change(guildId, { seenReplies });
  await openBot(
    { ...emulator, readsMessageContent: true },
    undefined,
    Promise.resolve({ ...app, readsMessageContent: true }),
  ).serve();
  const replies = () =>
    emulator.world.messages
      .history(channelId, { limit: 20 })
      .filter(({ author }) => author.id === emulator.world.bot.id);
  return { app, emulator, guildId, replies };
}

describe('a link to a paper that was discussed', () => {
  it('gets one small reply a day that notifies no one', async () => {
    const { app, emulator, guildId, replies } = await openReplying();
    const { id } = emulator.userActions.say('Ada', 'papers', LINK);
    await expect.poll(() => replies().length).toBe(1);
    const [reply] = replies();
    expect(textOf(reply ?? {})).toContain(`Discussed here: https://discord.com/channels/${guildId}/1234`);
    expect(reply).toMatchObject({ mentions: [], message_reference: { message_id: id } });
    emulator.userActions.say('Ben', 'papers', LINK);
    emulator.userActions.say('Ben', 'papers', 'https://arxiv.org/abs/2401.00002 has no discussion');
    app.clock.advance(25 * 60 * 60 * 1_000);
    emulator.userActions.say('Cleo', 'papers', LINK);
    await expect.poll(() => replies().length).toBe(2);
  });

  it('gets none in a server that does not want it', async () => {
    const { app, emulator, guildId, replies } = await openReplying({ seenReplies: false });
    emulator.userActions.say('Ada', 'papers', LINK);
    await app.serverSettings.change(guildId, { seenReplies: true });
    emulator.userActions.say('Ada', 'papers', `again: ${LINK}`);
    await expect.poll(() => replies().length).toBe(1);
  });
});

it('a bot that the developer portal does not allow message content ends with what to do', async () => {
  const emulator = await openEmulator();
  const bot = openBot({ ...emulator, readsMessageContent: true });
  void bot.serve().catch(() => undefined);
  await expect.poll(() => bot.fatal).toMatchObject([expect.any(GatewayClosedError)]);
  expect(bot.fatal[0]?.message).toContain('Message Content Intent for MESSAGE_CONTENT=on');
});

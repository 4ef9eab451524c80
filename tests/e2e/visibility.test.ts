import { rmSync } from 'node:fs';
import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { textOf } from '../support/rendered-message.ts';
import { addMember } from '../support/users.ts';
import { startBot, type Program } from '../support/cli-process.ts';
import { LINK, createReader, TITLE, type ReaderActions } from '../support/message-content.ts';
import { startCheckedEmulator } from '../support/emulator.ts';
import { copyStarterDatabase, makeTempFolder } from '../support/temp-folder.ts';

describe('what members see and may do in channels and threads', () => {
  let emulator: Emulator;
  let bot: Program;
  let at: ReaderActions;
  const folder = makeTempFolder();

  beforeAll(async () => {
    emulator = await startCheckedEmulator();
    at = createReader(emulator);
    copyStarterDatabase(folder);
    bot = await startBot(emulator, folder);
  });
  afterAll(async () => {
    await bot.stop('SIGKILL');
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const addressOf = ({ channel_id, id }: Message) =>
    `https://discord.com/channels/${emulator.world.seed.guild.id}/${channel_id}/${id}`;

  /** Returns the texts of the card and of the message menu for a user in #general, for one paper and for several. */
  async function lookupTexts(user: string): Promise<string> {
    const alone = emulator.userActions.say('Ben', '#general', LINK);
    const among = emulator.userActions.say('Ben', '#general', `${LINK} and arXiv:2912.12345`);
    const texts = [textOf(await at.runCommand(user, 'paper', { paper: LINK }))];
    for (const { id } of [alone, among]) {
      texts.push(
        textOf(await (await emulator.userActions.menu(user, '#general', 'Look up paper', id)).message()),
      );
    }
    for (const text of texts) expect(text).toContain(TITLE);
    return texts.join('\n');
  }

  it('a card and a menu mention posts only in channels that the caller sees', async () => {
    const { world } = emulator;
    const { guild, users, roles } = world.seed;
    const open = world.addChannel(guild.id, { name: 'open' });
    const secret = world.addChannel(guild.id, { name: 'secret' });
    const hide = PermissionFlagsBits.ViewChannel;
    world.setOverwrite(secret.id, { id: guild.id, deny: hide });
    world.setOverwrite(secret.id, { id: roles.bot.id, allow: hide });
    world.setOverwrite(secret.id, { id: users.cleo.id, type: OverwriteType.Member, allow: hide });
    const there = await at.postCard(addMember(emulator), open.id);
    const hidden = await at.postCard('Cleo', secret.id);

    const stranger = await lookupTexts(addMember(emulator));
    expect(stranger).toContain(addressOf(there));
    expect(stranger).not.toContain(hidden.id);
    expect(stranger).not.toContain(secret.id);
    expect(await lookupTexts('Cleo')).toContain(addressOf(hidden));

    const barred = addMember(emulator);
    world.setOverwrite(open.id, { id: barred, type: OverwriteType.Member, deny: hide });
    expect(await lookupTexts(barred)).not.toContain(there.id);
  });

  it('they mention none in a thread of a channel that the caller does not see', async () => {
    const { world } = emulator;
    const inner = world.addChannel(world.seed.guild.id, { name: 'inner' });
    const member = addMember(emulator);
    const said = emulator.userActions.say(member, inner.id, 'A thread starts here');
    const thread = emulator.userActions.startThread(member, said.id, 'inner talk');
    const post = await at.postCard(member, thread.id);
    expect(await lookupTexts(addMember(emulator))).toContain(addressOf(post));
    const barred = addMember(emulator);
    const deny = PermissionFlagsBits.ViewChannel;
    world.setOverwrite(inner.id, { id: barred, type: OverwriteType.Member, deny });
    expect(await lookupTexts(barred)).not.toContain(post.id);
  });

  it('a post from a thread requires only Send Messages in Threads', async () => {
    const { world, userActions } = emulator;
    const channel = world.addChannel(world.seed.guild.id, { name: 'talk' });
    const said = userActions.say('Ben', channel.id, 'A thread starts here');
    const thread = userActions.startThread('Ben', said.id, 'about it');
    const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
    const type = OverwriteType.Member;

    const mute = addMember(emulator);
    world.setOverwrite(channel.id, { id: mute, type, deny: SendMessagesInThreads });
    const card = await at.runCommand(mute, 'paper', { paper: LINK }, thread.id);
    expect(textOf(await at.pressButton(mute, card, 'post-card'))).toMatch(
      /may not write messages in this channel/,
    );
    expect(world.messages.history(thread.id, { limit: 5 }).map(({ author }) => author.id)).not.toContain(
      world.bot.id,
    );

    const writer = addMember(emulator);
    world.setOverwrite(channel.id, { id: writer, type, deny: SendMessages });
    expect(textOf(await at.postCard(writer, thread.id))).toContain(`Shared by <@${writer}>`);
    const above = await at.runCommand(writer, 'paper', { paper: LINK }, channel.id);
    expect(textOf(await at.pressButton(writer, above, 'post-card'))).toMatch(/may not write messages/);
  });
});

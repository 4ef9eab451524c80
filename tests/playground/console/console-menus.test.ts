import {
  ActionRowBuilder,
  ChannelSelectMenuBuilder,
  ChannelType,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  UserSelectMenuBuilder,
} from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestConsole, type TestConsole } from './test-console.ts';

let terminal: TestConsole;

beforeEach(async () => {
  terminal = await openTestConsole();
});
afterEach(async () => {
  await terminal.stop();
});

function firstPaperMenu(id: string): ActionRowBuilder<StringSelectMenuBuilder> {
  const menu = new StringSelectMenuBuilder().setCustomId(id).addOptions({ label: 'First paper', value: id });
  return new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu);
}

/** A menu of two papers, of which none, one or both can be chosen. */
const bothMenu = new StringSelectMenuBuilder()
  .setCustomId('both')
  .setMinValues(0)
  .setMaxValues(2)
  .addOptions({ label: 'First paper', value: 'a' }, { label: 'Second, long paper', value: 'b' });

test('an option of a select is chosen by label or by number', async () => {
  const menu = new StringSelectMenuBuilder()
    .setCustomId('open')
    .addOptions({ label: 'First paper', value: 'a' }, { label: 'Second paper', value: 'b' });
  const { channel } = terminal;
  await channel.send({ components: [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)] });
  const text = await terminal.session('select 2', 'select first', 'select 3');
  expect(text).toContain('selected b');
  expect(text).toContain('selected a');
  expect(text).toContain("There is no option '3'; there are: 1 First paper, 2 Second paper");
});

test('of two menus with the same options, the second is chosen from by a number behind the label', async () => {
  const { channel } = terminal;
  await channel.send({ components: [firstPaperMenu('open'), firstPaperMenu('drop')] });
  const text = await terminal.session('select First paper 2', 'select First paper');
  expect(text).toMatch(/selected drop.*selected open/s);
});

test('several options are chosen by labels in quotes or by numbers, and none of a menu that may be empty', async () => {
  await terminal.channel.send({
    components: [
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(bothMenu),
      firstPaperMenu('open'),
    ],
  });
  const text = await terminal.session(
    'select "Second, long paper" "First paper"',
    'select 1 2',
    'select none',
    'select 1 3',
    'select "First paper" "Third"',
  );
  expect(text.match(/selected.*/g)).toEqual(['selected b,a', 'selected a,b', 'selected']);
  expect(text).toContain('Options of different menus are chosen one after the other');
  expect(text).toContain(`There is no option '"First paper" "Third"'; there are: 1 First paper, 2 Second`);
});

test('channels, roles and users are chosen by name', async () => {
  const { seed } = terminal.bot.emulator.world;
  await terminal.channel.send({
    components: [
      new ActionRowBuilder<ChannelSelectMenuBuilder>().addComponents(
        new ChannelSelectMenuBuilder()
          .setCustomId('where')
          .setPlaceholder('Choose a channel')
          .setChannelTypes(ChannelType.GuildText),
      ),
      new ActionRowBuilder<RoleSelectMenuBuilder>().addComponents(
        new RoleSelectMenuBuilder().setCustomId('role').setPlaceholder('Choose a role'),
      ),
      new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(
        new UserSelectMenuBuilder().setCustomId('who').setMaxValues(2),
      ),
    ],
  });
  const text = await terminal.session(
    'select #general',
    `select <#${seed.channels.papers.id}>`,
    'select @Ada @Ben',
    'select nothing',
  );
  expect(text).toContain('[Choose a channel: #channel]');
  expect(text).toContain('[Choose a role: @role]');
  expect(text.match(/selected .*/g)).toEqual([
    `selected ${seed.channels.general.id}`,
    `selected ${seed.channels.papers.id}`,
    `selected ${seed.users.ada.id},${seed.users.ben.id}`,
  ]);
  expect(text).toMatch(/There is no option 'nothing'; there are: 1 #.*@Ada/);
});

test('a poll is shown and answered by label or number, and a vote is taken back', async () => {
  const poll = { question: { text: 'Which paper?' }, answers: [{ text: 'Mamba' }, { text: 'S4' }] };
  const message = await terminal.channel.send({ poll: { ...poll, duration: 1, allowMultiselect: false } });
  const votes = () =>
    terminal.bot.emulator.world.messages.find(message.id)?.poll?.answers.map(each => each.voterIds.length);
  await terminal.type('vote mamba', 'You voted for “Mamba”');
  expect(votes()).toEqual([1, 0]);
  await terminal.type('vote 2', 'You voted for “S4”');
  expect(votes()).toEqual([0, 1]);
  const text = await terminal.session('vote 3', 'vote none', 'in #general', 'vote 1');
  expect(votes()).toEqual([0, 0]);
  expect(text).toContain('poll: Which paper?\n  1 Mamba: 0\n  2 S4: 0');
  expect(text).toContain("There is no answer '3'; there are: 1 Mamba, 2 S4");
  expect(text).toContain('There is no poll here');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { button, card, openTestConsole, row, type TestConsole } from './test-console.ts';

let terminal: TestConsole;

beforeEach(async () => {
  terminal = await openTestConsole();
});
afterEach(async () => {
  await terminal.stop();
});

test('buttons are pressed by label, and by number among equal labels', async () => {
  const text = await terminal.session(
    '/search mamba',
    'press Save',
    '/search mamba',
    'press Save [2]',
    'press Back',
  );
  expect(text).toContain('pressed save-1');
  expect(text).toContain('pressed save-2');
  expect(text).toContain("There is no button 'Back'; there are: [Save] [Save] [Next]");
});

test('a button is found by the beginning of its label, ignoring case and symbols', async () => {
  const buttons = row(button('🔖 Saved ✓', 'saved'), button('Next →', 'next-page'), button('👍 3', 'vote'));
  await terminal.channel.send({ content: 'digest', components: [buttons] });
  const text = await terminal.session('press saved', 'press next', 'press 👍', 'press back');
  expect(text).toContain('pressed saved');
  expect(text).toContain('pressed next-page');
  expect(text).toContain('pressed vote');
  expect(text).toContain("There is no button 'back'");
});

test('a button of the last own reply is pressed, even if another message was posted or edited since', async () => {
  const older = await terminal.channel.send({ content: 'digest', components: [row(button('Save', 'old'))] });
  await terminal.type('/search mamba', '[Next]');
  await older.edit({ content: 'digest with counts', components: [row(button('Save', 'old'))] });
  await terminal.channel.send({ content: 'another', components: [row(button('Save', 'new'))] });
  expect(await terminal.session('press Save')).toContain('pressed save-1');
});

test('without such a button in an own reply, that of the newest message is pressed, and edits change nothing', async () => {
  const components = [row(button('Discuss', 'older'))];
  const older = await terminal.channel.send({ content: 'older', components });
  await terminal.channel.send({ content: 'newer', components: [row(button('Discuss', 'newer'))] });
  await terminal.type('/search mamba', '[Next]');
  await older.edit({ content: 'older with counts', components });
  const text = await terminal.session('press Discuss', 'press Discuss', 'press Next');
  expect(text.match(/pressed \S+/g)).toEqual(['pressed newer', 'pressed newer', 'pressed next']);
});

test('after a button of an older message was pressed, its other buttons come first', async () => {
  const buttons = [row(button('Save', 'save'), button('Discuss', 'discuss'))];
  await terminal.channel.send({ content: 'digest', components: buttons });
  const text = await terminal.session('/search mamba', 'press Discuss', 'press Save');
  expect(text.match(/pressed \S+/g)).toEqual(['pressed discuss', 'pressed save']);
});

test('an older message is chosen by its number, and used until the next own reply', async () => {
  const { channel } = terminal;
  await channel.send({ content: 'Digest of Monday', components: [row(button('Save', 'monday'))] });
  await channel.send({ content: 'Digest of Tuesday', components: [row(button('Save', 'tuesday'))] });
  const text = await terminal.session(
    'press Save',
    'use 2',
    'press Save',
    '/search mamba',
    'press Save',
    'use x',
  );
  expect(text.match(/pressed \S+/g)).toEqual(['pressed tuesday', 'pressed monday', 'pressed save-1']);
  expect(text).toContain('press and select use “Digest of Monday”');
  expect(text).toContain("'x' is not a message number");
});

test('replies of another user and of another channel are not meant', async () => {
  const { client } = terminal.bot;
  client.removeAllListeners('interactionCreate');
  client.on('interactionCreate', interaction => {
    if (interaction.isChatInputCommand())
      void interaction.reply({ components: [card('x')], flags: 'IsComponentsV2' });
    if (interaction.isButton()) void interaction.reply(`pressed ${interaction.customId}`);
  });
  await terminal.type('/search mamba', '[Next]');
  await terminal.channel.send({ content: 'digest', components: [row(button('Save', 'digest'))] });
  const text = await terminal.session(
    'as Ben',
    'press Save',
    'as Ada',
    'press Save',
    'in #general',
    'press Save',
  );
  expect(text.match(/pressed \S+/g)).toEqual(['pressed digest', 'pressed save-1']);
  expect(text).toContain('No message with buttons was shown yet');
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { openTestConsole, type TestConsole } from './test-console.ts';

let terminal: TestConsole;

beforeEach(async () => {
  terminal = await openTestConsole();
});
afterEach(async () => {
  await terminal.stop();
});

test('free text fills the required option, and the deferred card is printed as text', async () => {
  expect(await terminal.session('/search mamba state spaces')).toContain(
    [
      'Paperboy (only you can see this):',
      '  mamba state spaces / null',
      '  **Mamba <https://arxiv.org/abs/2312.00752>**',
      '  [Save]',
      '  [Save] [Next]',
    ].join('\n'),
  );
});

test('options are set by name, with quotes, in subcommands too', async () => {
  const general = terminal.bot.emulator.world.seed.channels.general.id;
  const text = await terminal.session(
    '/search query:"two words" limit:3',
    '/schedule create channel:#general time:09:00',
  );
  expect(text).toContain('two words / 3');
  expect(text).toContain(`in ${general} at 09:00`);
});

test('help and menu list the message commands', async () => {
  terminal.bot.emulator.userActions.say('Ben', 'papers', 'see 1706.03762');
  const text = await terminal.session('menu save PAPER', 'menu', 'help');
  expect(text).toContain('saved from');
  expect(text).toContain("There is no message command ''; there are: 'Save paper'");
  expect(text).toContain('menu Save paper [2]');
});

test('help and menu list no message commands if there are none', async () => {
  await terminal.bot.client.application.commands.set([]);
  const text = await terminal.session('help', 'menu Save paper');
  expect(text).not.toContain('[2]        for');
  expect(text).toContain('No message commands are registered here');
});

test('complete prints the suggestions of autocomplete', async () => {
  expect(await terminal.session('complete /search ma')).toContain('Mamba: Linear-Time → mamba');
});

test('a message command is called on the newest message, or on an older one', async () => {
  terminal.bot.emulator.userActions.say('Ben', 'papers', 'see 1706.03762');
  const text = await terminal.session('menu Save paper', 'menu Save paper [2]', 'menu Nothing');
  expect(text).toContain('saved from: see 1706.03762');
  expect(text).toContain("There is no message command 'Nothing'; there are: 'Save paper'");
});

test('a file is given by its path', async () => {
  const file = path.join(tempFolder(), 'refs.bib');
  await writeFile(file, '@article{a}');
  const text = await terminal.session(`/import file:${file}`, `/import ${file}x`);
  expect(text).toContain('imported refs.bib of 11 bytes');
  expect(text).toContain(`The file '${file}x' cannot be read`);
});

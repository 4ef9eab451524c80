import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { button, openTestConsole, row, type TestConsole } from './test-console.ts';

let terminal: TestConsole;

beforeEach(async () => {
  terminal = await openTestConsole();
});
afterEach(async () => {
  await terminal.stop();
});

test('a form that a button opens is filled in, and what is left out stays', async () => {
  await terminal.channel.send({ components: [row(button('Note', 'note'))] });
  const text = await terminal.session(
    'fill new',
    'press note',
    'fill day:Friday',
    'press note',
    'fill text:"two words"',
    'fill again',
  );
  expect(text).toMatch(
    /No form was opened yet.*a form, 'A note'.*text:"old".*day:"Monday" of Monday, Friday/s,
  );
  expect(text).toContain('noted old / 5');
  expect(text).toContain('noted two words / 1');
  expect(text.match(/No form was opened yet/g)).toHaveLength(2);
});

test('fields for channels, several options and files are filled in', async () => {
  const file = path.join(tempFolder(), 'refs.bib');
  await writeFile(file, '@article{a}');
  await terminal.channel.send({ components: [row(button('More', 'more'))] });
  const text = await terminal.session(
    'press more',
    `fill where:#general days:"Monday, Friday" file:${file}`,
    'press more',
    'fill days:""',
    `fill file:${file}x`,
  );
  expect(text).toContain('where:"#papers" of #');
  expect(text).toContain('days:"Friday" of Monday, Friday');
  expect(text).toContain('more #general / 1,5 / refs.bib');
  expect(text).toContain("The field 'days' is required");
  expect(text).toContain(`The file '${file}x' cannot be read`);
});

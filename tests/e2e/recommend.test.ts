import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import type { Outcome } from '../../src/discord-emulator/user-actions/outcome.ts';
import { startBot, type Program } from '../support/cli-process.ts';
import { startCheckedEmulator } from '../support/emulator.ts';
import { customIds, textOf } from '../support/rendered-message.ts';
import { copyStarterDatabase, makeTempFolder } from '../support/temp-folder.ts';
import { addMember } from '../support/users.ts';

/** Three papers of the starter corpus about state space models. */
const SAVED = ['2312.00752', '2111.00396', '2403.11144'];

const idOf = (message: Message, verb: string): string =>
  customIds(message).find(id => id.split('|')[1] === verb) ?? `no ${verb}`;

async function shown(outcome: Promise<Outcome>): Promise<Message> {
  const { failed, message } = await outcome;
  expect(failed).toBeNull();
  return message();
}

/** The titles of a list, in order. */
const titlesIn = (message: Message): string[] =>
  Array.from(
    textOf(message).matchAll(/^\*\*\d+\. \[(?<title>[^\]]+)\]/gmu),
    ({ groups }) => groups?.['title'] ?? '',
  );

describe('recommendations of a running bot', () => {
  let emulator: Emulator;
  let bot: Program;
  const folder = makeTempFolder();

  beforeAll(async () => {
    emulator = await startCheckedEmulator();
    copyStarterDatabase(folder);
    bot = await startBot(emulator, folder);
  });
  afterAll(async () => {
    await bot.stop();
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A new member; each may do some ten things within ten seconds. */
  function createReader() {
    const { userActions } = emulator;
    const user = addMember(emulator);
    const call = (command: string, options: Record<string, string | number> = {}) =>
      shown(userActions.slash(user, '#papers', command, options));
    const press = (on: Message, verb: string) => shown(userActions.press(user, on.id, idOf(on, verb)));
    const choose = (on: Message, verb: string, value: string) =>
      shown(userActions.select(user, on.id, idOf(on, verb), [value]));
    const save = async () => {
      for (const paper of SAVED) await press(await call('paper', { paper }), 'save');
    };
    return { call, press, choose, save };
  }

  it('begin with three saved papers, and leave out what is dismissed until that is undone', async () => {
    const reader = createReader();
    expect(textOf(await reader.call('recommend'))).toContain('Recommendations begin with 3 saved papers');
    await reader.save();
    const list = await reader.call('recommend', { count: 4 });
    const before = titlesIn(list);
    expect(before).toHaveLength(4);
    expect(textOf(list).match(/because you saved “[^”]+”: .*\w/gu)).toHaveLength(4);

    const [first = ''] = before;
    const dismissed = await reader.choose(list, 'dismiss', valueOf(list, first));
    expect(dismissed.id).toBe(list.id);
    expect(titlesIn(dismissed)).toHaveLength(4);
    expect(titlesIn(dismissed)).not.toContain(first);
    expect(titlesIn(await reader.press(dismissed, 'undo-dismiss'))).toEqual(before);
  });

  it('come weekly by one press, and order lists', async () => {
    const reader = createReader();
    await reader.save();
    const list = await reader.call('recommend');
    expect(textOf(await reader.press(list, 'recommend-weekly'))).toMatch(
      /Subscribed.*Papers near your library/s,
    );

    const monthly = textOf(await reader.call('papers monthly', { month: '2024-06', sort: 'for_me' }));
    expect(monthly).toContain('What is near your library first');
    expect(monthly).toContain('because you saved “');
  });
});

/** Returns the value of the option of a menu whose label has a title. */
function valueOf(message: Message, title: string): string {
  const text = JSON.stringify(message.components);
  const label = text.indexOf(`"label":"1. ${title.slice(0, 20)}`);
  return /"value":"(?<value>\d+)"/u.exec(text.slice(label))?.groups?.['value'] ?? '';
}

import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { textOf } from '../support/rendered-message.ts';
import { addMember } from '../support/users.ts';
import { customIdOf, shownMessage } from '../support/shown-message.ts';
import { useStarterBot } from '../support/starter-bot.ts';

/** Three papers of the starter corpus about state space models. */
const SAVED = ['2312.00752', '2111.00396', '2403.11144'];

/** The titles of a list, in order. */
const titlesIn = (message: Message): string[] =>
  Array.from(
    textOf(message).matchAll(/^\*\*\d+\. \[(?<title>[^\]]+)\]/gmu),
    ({ groups }) => groups?.['title'] ?? '',
  );

describe('recommendations of a running bot', () => {
  const bot = useStarterBot();

  /** A new member; each may do some ten things within ten seconds. */
  function createReader() {
    const { userActions } = bot.emulator;
    const user = addMember(bot.emulator);
    const call = (command: string, options: Record<string, string | number> = {}) =>
      shownMessage(userActions.slash(user, '#papers', command, options));
    const press = (on: Message, verb: string) =>
      shownMessage(userActions.press(user, on.id, customIdOf(on, verb)));
    const choose = (on: Message, verb: string, value: string) =>
      shownMessage(userActions.select(user, on.id, customIdOf(on, verb), [value]));
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

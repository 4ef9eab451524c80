import { expect, it } from 'vitest';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { textOf } from '../support/rendered-message.ts';
import { customIdOf, shownMessage } from '../support/shown-message.ts';
import { useStarterBot } from '../support/starter-bot.ts';
import { addMember } from '../support/users.ts';

const OWNER = 'Reading Group Owner';

/** The bot looks at votes every five seconds; a busy machine takes its time. */
const PATIENT = { timeout: 25_000 };

const started = useStarterBot();

/** Chooses the channel of the wall of fame in the panel of settings. */
async function chooseWall(channelId: string): Promise<void> {
  const { userActions } = started.emulator;
  const panel = await shownMessage(userActions.slash(OWNER, '#papers', 'settings server'));
  const id = customIdOf(panel, 'server-settings');
  const opened = await shownMessage(userActions.select(OWNER, panel.id, id, ['wall']));
  await shownMessage(userActions.select(OWNER, opened.id, customIdOf(opened, 'server-channel'), [channelId]));
}

/** Returns the bot's messages in a channel with a text, the newest first. */
function posts(channelId: string, text: string): Message[] {
  const { world } = started.emulator;
  return world.messages
    .history(channelId, { limit: 50 })
    .filter(message => message.author.id === world.bot.id && textOf(message).includes(text));
}

it('five votes put a paper on the wall of fame once, with its count, and first in what is trending here', async () => {
  const { userActions, world } = started.emulator;
  const { papers, general } = world.seed.channels;
  await chooseWall(general.id);
  const found = await shownMessage(userActions.slash('Ada', '#papers', 'paper', { paper: '1506.00019' }));
  await shownMessage(userActions.press('Ada', found.id, customIdOf(found, 'post-card')));
  const [card] = posts(papers.id, 'Recurrent');
  if (!card) throw new Error('the card was not posted');
  const members = Array.from({ length: 5 }, () => addMember(started.emulator));
  for (const member of members) userActions.react(member, card.id, '👍');
  const onWall = () => posts(general.id, 'Wall of fame');
  await expect.poll(() => onWall().map(textOf), PATIENT).toEqual([expect.stringContaining('Recurrent')]);

  const [first = ''] = members;
  userActions.unreact(first, card.id, '👍');
  const voteLabels = () =>
    onWall().map(message => JSON.stringify(message.components).match(/"label":"(\d+)"/)?.[1]);
  await expect.poll(voteLabels, PATIENT).toEqual(['4']);
  userActions.react(first, card.id, '👍');
  await expect.poll(voteLabels, PATIENT).toEqual(['5']);

  const trending = await shownMessage(userActions.slash('Ben', '#papers', 'papers trending'));
  const text = textOf(trending);
  expect(text).toContain('### Trending here');
  expect(text).toMatch(/1\. .*Recurrent.*\n.*👍 5 here/);
  const everywhere = userActions.slash('Ben', '#papers', 'papers trending', { scope: 'everywhere' });
  expect(textOf(await shownMessage(everywhere))).toContain('### Trending papers');
});

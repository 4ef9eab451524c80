import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { textOf } from '../support/rendered-message.ts';
import { customIdOf, shownMessage } from '../support/shown-message.ts';
import { useStarterBot } from '../support/starter-bot.ts';
import { addMember } from '../support/users.ts';

const OWNER = 'Reading Group Owner';

describe('the settings of a server', () => {
  const bot = useStarterBot();

  const openPanel = () => shownMessage(bot.emulator.userActions.slash(OWNER, '#papers', 'settings server'));

  /** Opens a setting of the panel. */
  const open = (panel: Message, name: string) =>
    bot.emulator.userActions.select(OWNER, panel.id, customIdOf(panel, 'server-settings'), [name]);

  /** Posts the card of a paper to #papers, and returns its message. */
  async function postCard(title: string): Promise<Message> {
    const { userActions, world } = bot.emulator;
    const member = addMember(bot.emulator);
    const card = await shownMessage(userActions.slash(member, '#papers', 'paper', { paper: title }));
    await shownMessage(userActions.press(member, card.id, customIdOf(card, 'post-card')));
    const [newest] = world.messages.history(world.seed.channels.papers.id, { limit: 1 });
    if (!newest) throw new Error('no card was posted');
    return newest;
  }

  /** Returns the text of a member's library. */
  async function libraryOf(user: string): Promise<string> {
    return textOf(await shownMessage(bot.emulator.userActions.slash(user, '#papers', 'library list')));
  }

  it('choose an emoji that saves on new messages; earlier ones keep theirs', async () => {
    const { userActions } = bot.emulator;
    const before = await postCard('2312.00752');
    expect(textOf(before)).toContain('react with 🔖 to save it');
    const form = await open(await openPanel(), 'save-emoji');
    const panel = await shownMessage(userActions.submitModal(form, { value: '⭐' }));
    expect(textOf(panel)).toContain('**Saved** · Emoji that saves: ⭐');
    const after = await postCard('1506.00019');
    expect(textOf(after)).toContain('react with ⭐ to save it');
    for (const emoji of ['🔖', '⭐']) {
      userActions.react('Ada', before.id, emoji);
      userActions.react('Ben', after.id, emoji);
    }
    await expect.poll(() => libraryOf('Ada')).toContain('Mamba');
    await expect.poll(() => libraryOf('Ben')).toContain('Recurrent');
    userActions.unreact('Ada', before.id, '⭐');
    userActions.unreact('Ben', after.id, '🔖');
    userActions.unreact('Ada', before.id, '🔖');
    await expect.poll(() => libraryOf('Ada')).not.toContain('Mamba');
    expect(await libraryOf('Ben')).toContain('Recurrent');
  });

  it('are changed by menus of channels and roles', async () => {
    const { userActions, world } = bot.emulator;
    const { id } = world.seed.channels.papers;
    const opened = await shownMessage(open(await openPanel(), 'wall'));
    const chosen = userActions.select(OWNER, opened.id, customIdOf(opened, 'server-channel'), [id]);
    expect(textOf(await shownMessage(chosen))).toContain(`**Saved** · Wall of fame: <#${id}>`);
  });

  it('are not changed by members without Manage Server', async () => {
    const { forge } = bot.emulator;
    const panel = await openPanel();
    const uses = [
      { customId: 'v1|server-settings', values: ['wall'] },
      { customId: 'v1|server-choice|digest-style', values: ['compact'] },
      { customId: 'v1|server-default|wall' },
    ];
    for (const use of uses) {
      const answer = await shownMessage(forge.component({ user: 'Ben', message: panel, ...use }));
      expect(textOf(answer)).toContain('Manage Server');
    }
    const submitted = forge.modal({
      user: 'Ben',
      channel: '#papers',
      customId: 'v1|server-setting|vote-emoji',
      fields: { value: '🔥' },
    });
    expect(textOf(await shownMessage(submitted))).toContain('Manage Server');
    const opened = await shownMessage(open(panel, 'wall'));
    const { papers } = bot.emulator.world.seed.channels;
    for (const line of ['Style of digests: full', 'Emoji that votes: 👍', `Wall of fame: <#${papers.id}>`])
      expect(textOf(opened)).toContain(line);
  });
});

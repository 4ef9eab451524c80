import { ApplicationCommandType, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { FREQUENT, findEmoji } from '../../../../src/playground/page/menu/emoji-names.ts';
import { gridStep } from '../../../../src/playground/page/menu/grid-step.ts';
import { menuAbilities } from '../../../../src/playground/page/menu/menu-abilities.ts';
import { menuStep } from '../../../../src/playground/page/menu/menu-step.ts';
import { messageWords } from '../../../../src/playground/page/menu/message-words.ts';
import { menuStart } from '../../../../src/playground/page/menu/place-menu.ts';
import { isWebLink } from '../../../../src/playground/page/menu/web-link.ts';
import { readEmoji } from '../../../../src/discord-emulator/validation/emoji.ts';
import type { MessageView, Scene } from '../../../../src/playground/web/protocol.ts';
import { entities, offered } from './offered.ts';
import { message as anyMessage } from '../page-scene.ts';

const [ada, ben] = entities.users;
const [general] = entities.channels;
if (ada === undefined || ben === undefined || general === undefined) throw new Error('The seed has changed');

const message: MessageView = {
  ...anyMessage(),
  id: '41',
  channel_id: general.id,
  author: ben,
  content: 'Look',
};
const scene: Scene = {
  me: ada,
  people: [],
  bot: ben,
  guild: { id: '1', name: 'Lab', roles: [], members: [] },
  channels: [],
  welcome: { title: '', text: '', tries: [] },
};
const commands = [offered('search', 'Finds'), offered('Save paper', '', [], ApplicationCommandType.Message)];

describe('the menu of a message', () => {
  it('offers what the reader may do there', () => {
    expect(menuAbilities(message, scene, general, commands)).toMatchObject({
      mayReact: true,
      mayStartThread: true,
      mayDelete: false,
      apps: [{ name: 'Save paper' }],
    });
  });

  it('lets one delete one’s own messages, and moderators those of others', () => {
    expect(menuAbilities({ ...message, author: ada }, scene, general, []).mayDelete).toBe(true);
    const moderated = { ...general, mayManageMessages: true };
    expect(menuAbilities(message, scene, moderated, []).mayDelete).toBe(true);
  });

  it('has no reactions and no threads for a message that others do not see', () => {
    const ephemeral = { ...message, flags: MessageFlags.Ephemeral };
    expect(menuAbilities(ephemeral, scene, general, [])).toMatchObject({
      isEphemeral: true,
      mayReact: false,
      mayStartThread: false,
      mayDelete: true,
    });
  });

  it('starts no thread within a thread, nor on a message that has one', () => {
    expect(menuAbilities(message, scene, { ...general, kind: 'thread' }, []).mayStartThread).toBe(false);
    const threaded = { ...message, thread: { id: '5', name: 'Talk', messageCount: 1 } };
    expect(menuAbilities(threaded, scene, general, []).mayStartThread).toBe(false);
  });

  it('copies all words of a message', () => {
    const words = messageWords({
      ...message,
      components: [
        {
          type: ComponentType.Container,
          accent_color: null,
          spoiler: false,
          components: [{ type: ComponentType.TextDisplay, content: '### Mamba' }],
        },
        { type: ComponentType.TextDisplay, content: '-# 2 papers' },
      ],
    });
    expect(words).toBe('Look\n### Mamba\n-# 2 papers');
  });

  it('is left from its emoji at once by Up and Down, which come back to the first of them', () => {
    for (const emoji of [0, 3, 7]) {
      expect(menuStep('ArrowDown', emoji, 8, 11)).toBe(8);
      expect(menuStep('ArrowUp', emoji, 8, 11)).toBe(10);
    }
    expect(menuStep('ArrowUp', 8, 8, 11)).toBe(0);
    expect(menuStep('ArrowUp', 10, 8, 11)).toBe(9);
    expect(menuStep('ArrowDown', 10, 8, 11)).toBe(0);
  });

  it('goes along its emoji by Left and Right, and nowhere from its other entries', () => {
    expect(menuStep('ArrowRight', 7, 8, 11)).toBe(0);
    expect(menuStep('ArrowLeft', 0, 8, 11)).toBe(7);
    expect(menuStep('ArrowLeft', 9, 8, 11)).toBeUndefined();
    expect(menuStep('ArrowRight', 9, 8, 11)).toBeUndefined();
  });

  it('is gone through round its ends where there are no emoji', () => {
    expect(menuStep('ArrowDown', -1, 0, 3)).toBe(0);
    expect(menuStep('ArrowDown', 2, 0, 3)).toBe(0);
    expect(menuStep('ArrowUp', 0, 0, 3)).toBe(2);
    expect(menuStep('End', 0, 0, 3)).toBe(2);
    expect(menuStep('a', 0, 0, 3)).toBeUndefined();
  });

  it('opens links to pages alone', () => {
    expect(['https://papers.example/1', 'http://127.0.0.1:80'].map(isWebLink)).toEqual([true, true]);
    expect(['javascript:alert(1)', 'data:text/html,x', 'papers', ''].filter(isWebLink)).toEqual([]);
  });

  it('stays within the window', () => {
    expect(menuStart(100, 200, 1000)).toBe(100);
    expect(menuStart(950, 200, 1000)).toBe(792);
    expect(menuStart(50, 400, 300)).toBe(8);
  });
});

describe('the emoji picker', () => {
  it('has only emoji that can be put on a message', () => {
    const all = [...FREQUENT, ...findEmoji('').map(({ emoji }) => emoji)];
    expect(all.filter(emoji => readEmoji(emoji)?.id !== null)).toEqual([]);
  });

  it('finds by the beginnings of words', () => {
    expect(findEmoji('keycap 1').map(({ emoji }) => emoji)).toEqual(['1️⃣', '🔟']);
    expect(findEmoji('book').map(({ emoji }) => emoji)).toContain('🔖');
    expect(findEmoji('zebra')).toEqual([]);
  });

  it('is gone through by arrows, and has edges', () => {
    expect(gridStep('ArrowDown', 3, 20, 8)).toBe(11);
    expect(gridStep('ArrowDown', 15, 20, 8)).toBeUndefined();
    expect(gridStep('ArrowLeft', 0, 20, 8)).toBeUndefined();
    expect(gridStep('End', 0, 20, 8)).toBe(19);
    expect(gridStep('a', 0, 20, 8)).toBeUndefined();
  });
});

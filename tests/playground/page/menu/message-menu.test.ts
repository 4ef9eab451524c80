import { ApplicationCommandType, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { EMOJI_GROUPS } from '../../../../src/playground/page/menu/emoji-groups.ts';
import { findEmoji } from '../../../../src/playground/page/menu/find-emoji.ts';
import { FREQUENT_EMOJI } from '../../../../src/playground/page/menu/frequent-emoji.ts';
import { gridStep } from '../../../../src/playground/page/menu/grid-step.ts';
import { menuPermissions } from '../../../../src/playground/page/menu/menu-permissions.ts';
import { menuStep } from '../../../../src/playground/page/menu/menu-step.ts';
import { messageText } from '../../../../src/playground/page/menu/message-text.ts';
import { menuOffset } from '../../../../src/playground/page/menu/menu-offset.ts';
import { isWebLink } from '../../../../src/playground/page/menu/web-link.ts';
import { readEmoji } from '../../../../src/discord-emulator/validation/emoji.ts';
import type { MessageView, Scene } from '../../../../src/playground/web/protocol.ts';
import { entities, offered } from '../composer/command-fixtures.ts';
import { message as anyMessage } from '../page-scene.ts';

const [ada, ben] = entities.users;
const [general] = entities.channels;
if (ada === undefined || ben === undefined || general === undefined)
  throw new Error('The fixture has changed');

const message: MessageView = {
  ...anyMessage(),
  id: '41',
  channel_id: general.id,
  author: ben,
  content: 'Look',
};
const scene: Scene = {
  me: ada,
  users: [],
  bot: ben,
  guild: { id: '1', name: 'Lab', roles: [], members: [] },
  channels: [],
  events: [],
  welcome: { title: '', text: '', suggestions: [] },
};
const commands = [offered('search', 'Finds'), offered('Save paper', '', [], ApplicationCommandType.Message)];

describe('the menu of a message', () => {
  it('offers what the user may do there', () => {
    expect(menuPermissions(message, scene, general, commands)).toMatchObject({
      canReact: true,
      canStartThread: true,
      canDelete: false,
      apps: [{ name: 'Save paper' }],
    });
  });

  it('lets users delete their own messages, and moderators all messages', () => {
    expect(menuPermissions({ ...message, author: ada }, scene, general, []).canDelete).toBe(true);
    const moderated = { ...general, canManageMessages: true };
    expect(menuPermissions(message, scene, moderated, []).canDelete).toBe(true);
  });

  it('has no reactions and no threads for an ephemeral message', () => {
    const ephemeral = { ...message, flags: MessageFlags.Ephemeral };
    expect(menuPermissions(ephemeral, scene, general, [])).toMatchObject({
      isEphemeral: true,
      canReact: false,
      canStartThread: false,
      canDelete: true,
    });
  });

  it('starts no thread in a thread, nor on a message that has one', () => {
    expect(menuPermissions(message, scene, { ...general, kind: 'thread' }, []).canStartThread).toBe(false);
    const threaded = { ...message, thread: { id: '5', name: 'Talk', messageCount: 1 } };
    expect(menuPermissions(threaded, scene, general, []).canStartThread).toBe(false);
  });

  it('copies the whole text of a message', () => {
    const words = messageText({
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

  it('leaves its emoji at once by Up and Down, which return to the first of them', () => {
    for (const emoji of [0, 3, 7]) {
      expect(menuStep('ArrowDown', emoji, 8, 11)).toBe(8);
      expect(menuStep('ArrowUp', emoji, 8, 11)).toBe(10);
    }
    expect(menuStep('ArrowUp', 8, 8, 11)).toBe(0);
    expect(menuStep('ArrowUp', 10, 8, 11)).toBe(9);
    expect(menuStep('ArrowDown', 10, 8, 11)).toBe(0);
  });

  it('moves along its emoji by Left and Right, which do nothing in its other entries', () => {
    expect(menuStep('ArrowRight', 7, 8, 11)).toBe(0);
    expect(menuStep('ArrowLeft', 0, 8, 11)).toBe(7);
    expect(menuStep('ArrowLeft', 9, 8, 11)).toBeUndefined();
    expect(menuStep('ArrowRight', 9, 8, 11)).toBeUndefined();
  });

  it('wraps around at its ends if there are no emoji', () => {
    expect(menuStep('ArrowDown', -1, 0, 3)).toBe(0);
    expect(menuStep('ArrowDown', 2, 0, 3)).toBe(0);
    expect(menuStep('ArrowUp', 0, 0, 3)).toBe(2);
    expect(menuStep('End', 0, 0, 3)).toBe(2);
    expect(menuStep('a', 0, 0, 3)).toBeUndefined();
  });

  it('opens only links to web pages', () => {
    expect(['https://papers.example/1', 'http://127.0.0.1:80'].map(isWebLink)).toEqual([true, true]);
    expect(['javascript:alert(1)', 'data:text/html,x', 'papers', ''].filter(isWebLink)).toEqual([]);
  });

  it('stays in the window', () => {
    expect(menuOffset(100, 200, 1000)).toBe(100);
    expect(menuOffset(950, 200, 1000)).toBe(792);
    expect(menuOffset(50, 400, 300)).toBe(8);
  });
});

const found = (text: string): readonly string[] => findEmoji(text, EMOJI_GROUPS).map(({ emoji }) => emoji);

describe('the emoji picker', () => {
  it('has only emoji that can be put on a message', () => {
    const all = [FREQUENT_EMOJI, ...EMOJI_GROUPS].flatMap(group => group.emoji.map(({ emoji }) => emoji));
    expect(all.length).toBeGreaterThan(1800);
    expect(all.filter(emoji => readEmoji(emoji)?.id !== null)).toEqual([]);
  });

  it('has the frequent emoji among all emoji, written the same way', () => {
    const all = EMOJI_GROUPS.flatMap(group => group.emoji.map(({ emoji }) => emoji));
    expect(FREQUENT_EMOJI.emoji.filter(({ emoji }) => !all.includes(emoji))).toEqual([]);
  });

  it('finds emoji by the beginnings of words', () => {
    expect(found('keycap 1')).toEqual(['1️⃣', '🔟']);
    expect(found('book')).toContain('🔖');
    expect(found('zebrafish')).toEqual([]);
  });

  it('lists emoji found by their name before those found by a keyword', () => {
    expect(found('rocket')[0]).toBe('🚀');
    expect(found('tada')).toContain('🎉');
  });

  it('moves through the grid by arrows, up to its edges', () => {
    const rows = [8, 8, 4];
    expect(gridStep('ArrowDown', 3, rows)).toBe(11);
    expect(gridStep('ArrowDown', 15, rows)).toBeUndefined();
    expect(gridStep('ArrowLeft', 0, rows)).toBeUndefined();
    expect(gridStep('End', 0, rows)).toBe(19);
    expect(gridStep('a', 0, rows)).toBeUndefined();
  });

  it('skips rows that are too short for the column', () => {
    expect(gridStep('ArrowDown', 6, [8, 2, 8])).toBe(16);
    expect(gridStep('ArrowUp', 16, [8, 2, 8])).toBe(6);
    expect(gridStep('ArrowDown', 1, [8, 2, 8])).toBe(9);
  });
});

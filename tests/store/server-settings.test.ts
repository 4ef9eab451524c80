import { expect, it } from 'vitest';
import { DEFAULT_SERVER_SETTINGS, type ServerSettings } from '../../src/core/server-settings.ts';
import { openTestDatabase } from '../support/database.ts';

const OTHERS: ServerSettings = {
  timezone: 'Europe/Berlin',
  alertChannelId: '1',
  saveEmoji: '⭐',
  voteEmoji: '🔥',
  curatorRoleId: '2',
  deskChannelId: '3',
  deskLeadMinutes: 30,
  voters: 'role',
  voterRoleId: '4',
  votesOwnSubmissions: false,
  digestStyle: 'compact',
  discussion: 'forum',
  discussionChannelId: '5',
  wallChannelId: '6',
  wallThreshold: 9,
  dateLanguage: 'de',
  seenReplies: true,
};

it('settings of a server are stored one by one, and have their defaults otherwise', async () => {
  const { serverSettings } = (await openTestDatabase()).stores;
  expect(await serverSettings.get('ours')).toEqual(DEFAULT_SERVER_SETTINGS);
  for (const [setting, value] of Object.entries(OTHERS)) {
    const changed = await serverSettings.change('ours', { [setting]: value });
    expect(changed).toEqual({ ...DEFAULT_SERVER_SETTINGS, [setting]: value });
    expect(await serverSettings.change('ours', { [setting]: null })).toEqual(DEFAULT_SERVER_SETTINGS);
  }
  await serverSettings.change('ours', OTHERS);
  await serverSettings.change('ours', { wallThreshold: 3 });
  expect(await serverSettings.get('ours')).toEqual({ ...OTHERS, wallThreshold: 3 });
  expect(await serverSettings.get('theirs')).toEqual(DEFAULT_SERVER_SETTINGS);
});

it('a message keeps the emoji that its server had when it was posted', async () => {
  const { posted, serverSettings } = (await openTestDatabase()).stores;
  const post = async (messageId: string, guildId: string | null) => {
    const message = { messageId, channelId: 'c', guildId, kind: 'card', paperIds: [], postedAt: 0 } as const;
    await posted.remember(message);
    return (await posted.get(messageId))?.reactionEmoji;
  };
  expect(await post('1', 'ours')).toBeUndefined();
  await serverSettings.change('ours', { saveEmoji: '⭐' });
  expect(await post('2', 'ours')).toEqual({ saveEmoji: '⭐', voteEmoji: '👍' });
  await serverSettings.change('ours', { saveEmoji: null, voteEmoji: '🔥' });
  expect(await post('3', 'ours')).toEqual({ saveEmoji: '🔖', voteEmoji: '🔥' });
  expect((await posted.get('1'))?.reactionEmoji).toBeUndefined();
  expect((await posted.get('2'))?.reactionEmoji).toEqual({ saveEmoji: '⭐', voteEmoji: '👍' });
  expect(await post('4', null)).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { actions, modalActions } from '../../../commands/index.ts';
import { settings } from '../../../commands/settings/settings.ts';
import type { Reply } from '../../../src/command.ts';
import { parseCustomId } from '../../../src/core/message/custom-id.ts';
import { DEFAULT_SERVER_SETTINGS } from '../../../src/core/server-settings.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { componentUse, invocation, modalSubmit } from '../invocation.ts';
import { messageReply } from '../message-reply.ts';
import { replyText } from '../reply-text.ts';
import { openTestApp, type TestApp } from '../test-app.ts';

const GUILD = '1000000000000000001';
const ROLE = '6000000000000000001';
const CHANNEL = '2000000000000000007';

const NO_TAGS = { tags: [], isRequired: false };

type Used = Parameters<typeof componentUse>[1];

/** Uses a component of the panel, by default as a member with Manage Server. */
async function use(app: TestApp, customId: string, used: Used = {}): Promise<Reply> {
  const action = actions.find(({ verb }) => verb === parseCustomId(customId)?.verb);
  if (!action) throw new Error(`no action for ${customId}`);
  return action.run(componentUse(customId, { managesGuild: true, ...used }), app);
}

/** Chooses from a menu of the panel, and returns the text that the panel has then. */
async function choose(app: TestApp, customId: string, value: string, used: Used = {}): Promise<string> {
  const reply = messageReply(await use(app, customId, { values: [value], ...used }));
  expect(reply.kind).toBe('update');
  return replyText(reply);
}

/** Submits the form of a typed setting. */
async function type(app: TestApp, name: string, value: string, used: Used = {}): Promise<string> {
  const customId = `v1|server-setting|${name}`;
  const action = modalActions.find(({ verb }) => verb === 'server-setting');
  if (!action) throw new Error('no such form');
  const submitted = modalSubmit(customId, { value }, { managesGuild: true, isPrivate: true, ...used });
  return replyText(await action.run(submitted, app));
}

const stored = (app: TestApp) => app.serverSettings.get(GUILD);

describe('the panel of a server', () => {
  it('shows every setting with its default', async () => {
    const app = await openTestApp();
    const reply = await settings.run(invocation('server', {}, { managesGuild: true }), app);
    const text = replyText(reply);
    expect(text).toContain('Emoji that saves: 🔖 (default)');
    expect(text).toContain('Who may vote: everyone (default)');
    expect(text).toContain('Votes for the wall of fame: 5 (default)');
    expect(customIdsOf(reply.body)).toEqual(['v1|server-settings']);
  });

  it('opens the menus of each setting, within the limits of Discord', async () => {
    const app = await openTestApp();
    const chosen = ['language', 'digest-style', 'own-votes', 'desk-lead', 'discussion', 'seen-replies'];
    for (const name of [...chosen, 'alert-channel', 'desk', 'wall', 'curators', 'voters']) {
      const reply = messageReply(await use(app, 'v1|server-settings', { values: [name] }));
      expect(replyText(reply)).toContain('Settings of this server');
      expect(customIdsOf(reply.body).length).toBeGreaterThan(1);
    }
  });

  it('opens a form for what is typed', async () => {
    const app = await openTestApp();
    await app.serverSettings.change(GUILD, { wallThreshold: 12 });
    const reply = await use(app, 'v1|server-settings', { values: ['wall-threshold'] });
    if (reply.kind !== 'modal') throw new Error(`replied with a ${reply.kind}`);
    expect(reply.modal.custom_id).toBe('v1|server-setting|wall-threshold');
    expect(JSON.stringify(reply.modal)).toContain('"value":"12"');
    expect(JSON.stringify(reply.modal)).toContain('"label":"Leave it empty for the default (5)"');
  });

  it('says what it saved, and sets it back to the default', async () => {
    const app = await openTestApp();
    expect(await choose(app, 'v1|server-choice|digest-style', 'compact')).toContain(
      '**Saved** · Style of digests: compact\n',
    );
    expect(await stored(app)).toEqual({ ...DEFAULT_SERVER_SETTINGS, digestStyle: 'compact' });
    const reset = messageReply(await use(app, 'v1|server-default|digest-style'));
    expect(replyText(reset)).toContain('**Saved** · Style of digests: full, with summaries (default)');
    expect(await stored(app)).toEqual(DEFAULT_SERVER_SETTINGS);
  });

  it.each([
    ['desk', { deskChannelId: CHANNEL }, 'off'],
    ['wall', { wallChannelId: CHANNEL }, 'off'],
    ['discussion', { discussion: 'off' }, 'a thread in the channel of the paper'],
    ['alert-channel', { alertChannelId: CHANNEL }, "a message to the server's owner"],
  ] as const)('says what the default of %s is on its button', async (name, changes, value) => {
    const app = await openTestApp();
    await app.serverSettings.change(GUILD, changes);
    const opened = messageReply(await use(app, 'v1|server-settings', { values: [name] }));
    expect(JSON.stringify(opened.body)).toContain(`"label":"Use the default (${value})"`);
    const reset = messageReply(await use(app, `v1|server-default|${name}`));
    expect(replyText(reset)).toContain(`: ${value} (default)`);
  });

  it('says which votes count for the wall of fame', async () => {
    const app = await openTestApp();
    const opened = messageReply(await use(app, 'v1|server-settings', { values: ['wall'] }));
    expect(replyText(opened)).toContain('Reactions to a list of several papers do not count.');
  });

  it.each([
    ['v1|server-choice|language', 'de', { dateLanguage: 'de' }],
    ['v1|server-choice|own-votes', 'off', { votesOwnSubmissions: false }],
    ['v1|server-choice|desk-lead', '30', { deskLeadMinutes: 30 }],
    ['v1|server-choice|discussion', 'off', { discussion: 'off' }],
    ['v1|server-choice|seen-replies', 'on', { seenReplies: true }],
    ['v1|server-channel|alert-channel', CHANNEL, { alertChannelId: CHANNEL }],
    ['v1|server-channel|desk', CHANNEL, { deskChannelId: CHANNEL }],
    ['v1|server-channel|wall', CHANNEL, { wallChannelId: CHANNEL }],
    ['v1|server-channel|discussion', CHANNEL, { discussion: 'thread', discussionChannelId: CHANNEL }],
    ['v1|server-role|curators', ROLE, { curatorRoleId: ROLE }],
    ['v1|server-role|voters', ROLE, { voters: 'role', voterRoleId: ROLE }],
  ])('stores the choice of %s', async (customId, value, changes) => {
    const app = await openTestApp();
    expect(await choose(app, customId, value)).toContain('**Saved** · ');
    expect(await stored(app)).toEqual({ ...DEFAULT_SERVER_SETTINGS, ...changes });
  });

  it('says of a desk that all members see that they see drafts and nominations, and stores it', async () => {
    const app = await openTestApp();
    const warning = 'All members see this channel: they see the drafts and nominations too';
    const closed = { ...app, channelAccess: { ...app.channelAccess, isOpenToAll: () => false } };
    expect(await choose(closed, 'v1|server-channel|desk', CHANNEL)).not.toContain(warning);
    expect(await choose(app, 'v1|server-channel|wall', CHANNEL)).not.toContain(warning);
    expect(await choose(app, 'v1|server-channel|desk', CHANNEL)).toContain(warning);
    expect(await stored(app)).toMatchObject({ deskChannelId: CHANNEL });
  });

  it('says that no replies to links are sent while the bot does not receive the texts of messages', async () => {
    const app = await openTestApp();
    const inVain = 'since `MESSAGE_CONTENT` is off';
    const turnOn = (opened: TestApp) => choose(opened, 'v1|server-choice|seen-replies', 'on');
    expect(await turnOn(app)).toContain(inVain);
    expect(await turnOn({ ...app, readsMessageContent: true })).not.toContain(inVain);
    expect(await choose(app, 'v1|server-choice|seen-replies', 'off')).not.toContain(inVain);
    const shown = await settings.run(invocation('server', {}, { managesGuild: true }), app);
    expect(replyText(shown)).not.toContain(inVain);
  });

  it('opens discussions as posts of a forum that is chosen, and of no other setting', async () => {
    const app = await openTestApp();
    const channelAccess = { ...app.channelAccess, forumTags: () => NO_TAGS };
    const withForum = { ...app, channelAccess };
    await choose(withForum, 'v1|server-channel|discussion', CHANNEL);
    expect(await stored(app)).toMatchObject({ discussion: 'forum', discussionChannelId: CHANNEL });
    await choose(app, 'v1|server-choice|discussion', 'thread');
    expect(await stored(app)).toEqual(DEFAULT_SERVER_SETTINGS);
    await expect(choose(withForum, 'v1|server-channel|wall', CHANNEL)).rejects.toThrow(/a forum/);
  });

  it.each([
    ['timezone', 'berlin', { timezone: 'Europe/Berlin' }],
    ['save-emoji', ' ⭐ ', { saveEmoji: '⭐' }],
    ['vote-emoji', '❤', { voteEmoji: '❤️' }],
    ['wall-threshold', '12', { wallThreshold: 12 }],
  ])('stores what is typed for %s, and the default if it is empty', async (name, value, changes) => {
    const app = await openTestApp();
    expect(await type(app, name, value)).toContain('**Saved** · ');
    expect(await stored(app)).toEqual({ ...DEFAULT_SERVER_SETTINGS, ...changes });
    await type(app, name, '');
    expect(await stored(app)).toEqual(DEFAULT_SERVER_SETTINGS);
  });

  it.each([
    ['vote-emoji', '1️⃣', /numbers/],
    ['vote-emoji', '🔟', /numbers/],
    ['save-emoji', '<:ours:123456789012345678>', /Emoji of servers/],
    ['save-emoji', 'yes', /one standard emoji/],
    ['wall-threshold', '0', /from 1 to 1000/],
    ['wall-threshold', '1e2', /from 1 to 1000/],
    ['timezone', 'Xyzzy', /is not a time zone/],
  ])('refuses %s %j', async (name, value, words) => {
    const app = await openTestApp();
    await expect(type(app, name, value)).rejects.toThrow(words);
    expect(await stored(app)).toEqual(DEFAULT_SERVER_SETTINGS);
  });

  it('swaps the emoji that saves and the one that votes, in one step, and says so', async () => {
    const app = await openTestApp();
    const swapped = await type(app, 'save-emoji', '👍');
    expect(swapped).toContain('**Saved** · Emoji that saves: 👍');
    expect(swapped).toContain('**Saved** · Emoji that votes: 🔖');
    expect(swapped).toContain('were swapped');
    expect(await stored(app)).toMatchObject({ saveEmoji: '👍', voteEmoji: '🔖' });
    await type(app, 'vote-emoji', '⭐');
    expect(await type(app, 'vote-emoji', '👍')).toContain('were swapped');
    expect(await stored(app)).toMatchObject({ saveEmoji: '⭐', voteEmoji: '👍' });
    // Its default votes by now.
    await type(app, 'vote-emoji', '🔖');
    await type(app, 'save-emoji', '');
    expect(await stored(app)).toMatchObject({ saveEmoji: '🔖', voteEmoji: '⭐' });
  });

  it('shows that everyone may vote while a role is required that is not chosen', async () => {
    const app = await openTestApp();
    await app.serverSettings.change(GUILD, { voters: 'role' });
    expect(await type(app, 'timezone', '')).toContain('Who may vote: everyone, until a role is chosen');
  });

  it('keeps what two admins change at the same time', async () => {
    const app = await openTestApp();
    await Promise.all([
      choose(app, 'v1|server-choice|digest-style', 'compact'),
      choose(app, 'v1|server-role|curators', ROLE),
      type(app, 'save-emoji', '⭐'),
    ]);
    expect(await stored(app)).toMatchObject({
      digestStyle: 'compact',
      curatorRoleId: ROLE,
      saveEmoji: '⭐',
    });
  });

  it.each([
    ['v1|server-settings', 'digest-style'],
    ['v1|server-choice|digest-style', 'compact'],
    ['v1|server-channel|wall', CHANNEL],
    ['v1|server-role|curators', ROLE],
    ['v1|server-default|timezone', ''],
  ])('refuses %s without Manage Server', async (customId, value) => {
    const app = await openTestApp();
    await app.serverSettings.change(GUILD, { timezone: 'Europe/Oslo' });
    await expect(use(app, customId, { values: [value], managesGuild: false })).rejects.toThrow(
      /Manage Server/,
    );
    await expect(type(app, 'timezone', 'UTC', { managesGuild: false })).rejects.toThrow(/Manage Server/);
    expect(await stored(app)).toEqual({ ...DEFAULT_SERVER_SETTINGS, timezone: 'Europe/Oslo' });
  });

  it.each([
    ['v1|server-choice|digest-style', 'huge'],
    ['v1|server-choice|timezone', 'UTC'],
    ['v1|server-choice|constructor', 'on'],
    ['v1|server-channel|voters', CHANNEL],
    ['v1|server-role|wall', ROLE],
    ['v1|server-role|curators', GUILD],
    ['v1|server-role|curators', 'everyone'],
    ['v1|server-default|none', ''],
    ['v1|server-choice', 'on'],
  ])('changes nothing for the forged use %s %s', async (customId, value) => {
    const app = await openTestApp();
    await expect(use(app, customId, { values: [value] })).rejects.toThrow(/setting|@everyone/);
    expect(await stored(app)).toEqual(DEFAULT_SERVER_SETTINGS);
  });

  it('refuses a channel where the caller or the bot cannot post', async () => {
    const app = await openTestApp();
    const customId = 'v1|server-channel|wall';
    await expect(choose(app, customId, CHANNEL, { canPostIn: () => false })).rejects.toThrow(/You need/);
    const channelAccess = { ...app.channelAccess, missing: () => ['Send Messages'] };
    const lacking = { ...app, channelAccess };
    await expect(choose(lacking, customId, CHANNEL)).rejects.toThrow(/lacks Send Messages/);
  });
});

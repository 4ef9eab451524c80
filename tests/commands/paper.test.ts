import { describe, expect, it } from 'vitest';
import { openCard, postCard, showAbstract } from '../../commands/paper/actions.ts';
import type { RoundChange } from '../../src/core/club/club.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { openBicycles, openWithoutSearch, run } from './bicycles.ts';
import { componentUse } from './invocation.ts';
import { replyText } from './reply-text.ts';

const GUILD = '1000000000000000001';
const CHANNEL = '2000000000000000001';
const HIDDEN_CHANNEL = '2000000000000000002';

describe('/paper', () => {
  it.each([
    ['2401.00001', 1],
    ['https://arxiv.org/abs/2401.00001v2', 1],
    ['#3', 3],
    ['velo-1', 2],
    ['BICYCLES on hills!', 3],
  ])('shows the card of the paper that %j names, without a search', async (text, id) => {
    const reply = await run(await openWithoutSearch(), text);
    expect(reply.kind).toBe('private');
    expect(reply.afterwards).toBeUndefined();
    expect(customIdsOf(reply.body)).toContain(`v1|save|${id}`);
    replyText(reply);
  });

  it('shows the paper whose title begins with the text and a colon, without a result list', async () => {
    const app = await openBicycles();
    const { resultLists, remoteLookup } = await openWithoutSearch();
    const reply = await run({ ...app, resultLists, remoteLookup }, 'velo');
    expect(replyText(reply)).toContain('Velo: Bicycles for everyone');
    expect(customIdsOf(reply.body)).toContain('v1|save|2');
  });

  it('searches for words that name no paper, and stores results of several pages afterwards', async () => {
    const app = await openBicycles();
    const onePage = await run(app, 'bicycles');
    expect(replyText(onePage)).toContain('3 papers');
    expect(onePage.afterwards).toBeUndefined();
    await app.addPapers(...[1, 2, 3].map(part => ({ title: `More bicycles, part ${part}` })));
    const reply = await run(app, 'bicycles', { interactionId: '77' });
    expect(replyText(reply)).toContain('1–5 of 6 papers');
    expect(await app.resultLists.get('77')).toBeUndefined();
    await reply.afterwards?.();
    expect((await app.resultLists.get('77'))?.paperIds).toHaveLength(6);
  });

  it('shows the card of the paper that alone has all words of the text in its title', async () => {
    const app = await openBicycles();
    await app.addPapers({ title: 'Planning', abstract: 'Hills and bicycles.' });
    expect(customIdsOf((await run(app, 'hills bicycles')).body)).toContain('v1|save|3');
  });

  it('shows the card of the only paper found, but not if a word was corrected or left out for it', async () => {
    const app = await openBicycles();
    expect(customIdsOf((await run(app, 'counted')).body)).toContain('v1|save|1');
    expect(replyText(await run(app, 'counted zzyzx'))).toContain('zzyzx');
  });

  it.each([
    ['doi:10.1234/ZORK.5', 'the DOI'],
    ['https://www.doi.org/10.1234/zork.5', 'the DOI'],
    ['<http://www.Forum.example/paper?id=Zork/>', 'the stored link'],
    ['`https://forum.example/paper?id=Zork`', 'the stored link'],
  ])('shows the paper that is not on arXiv by %s, %s', async text => {
    const app = await openWithoutSearch();
    await app.addPapers(
      { title: 'Zork A', url: 'https://doi.org/10.1234/Zork.5' },
      { title: 'Zork B', url: 'https://forum.example/paper?id=zork' },
    );
    expect(replyText(await run(app, text))).toContain(/doi/.test(text) ? 'Zork A' : 'Zork B');
  });

  it.each([
    'https://openreview.net/forum?id=Zork1',
    'https://www.semanticscholar.org/paper/0123456789abcdef0123456789abcdef01234567',
    'www.bicycles.example/towns',
  ])('never searches for the words of an address: %s', async text => {
    await expect(run(await openWithoutSearch(), text)).rejects.toThrow(
      'That link has no arXiv id Paperboy can read. Paste an arXiv, Hugging Face, alphaXiv or DOI link, or the title.',
    );
  });

  it.each(['', '  '])('refuses an empty text: %j', async text => {
    await expect(run(await openBicycles(), text)).rejects.toThrow(/Name a paper/);
  });

  it('refuses an id of a paper that no source has', async () => {
    await expect(run(await openBicycles(), '2401.00009')).rejects.toThrow(UserError);
  });

  it('refuses the beginning of an arXiv id, whose digits are in other texts', async () => {
    const app = await openBicycles();
    await app.addPapers({ title: 'Bicycles since 2401' });
    await expect(run(app, '2401.0')).rejects.toThrow('“2401.0” is the beginning of an arXiv id');
  });

  it('shows whether the caller saved the paper', async () => {
    const app = await openBicycles();
    await app.library.save('3000000000000000001', [1], { kind: 'explicit' }, 0);
    expect(customIdsOf((await run(app, '#1')).body)).toContain('v1|saved|1');
    const other = await run(app, '#1', { userId: '3000000000000000002' });
    expect(customIdsOf(other.body)).toContain('v1|save|1');
  });

  it('shows earlier posts of this server, but none in channels that the caller cannot see', async () => {
    const app = await openBicycles();
    for (const [messageId, channelId, guildId] of [
      ['51', CHANNEL, GUILD],
      ['52', HIDDEN_CHANNEL, GUILD],
      ['53', CHANNEL, '1000000000000000009'],
    ] as const)
      await app.posted.remember({ messageId, channelId, guildId, kind: 'card', paperIds: [1], postedAt: 0 });
    const text = replyText(await run(app, '#1', { canSee: id => id !== HIDDEN_CHANNEL }));
    expect(text).toContain(`${GUILD}/${CHANNEL}/51`);
    expect(text).not.toContain('/52');
    expect(text).not.toContain('/53');
  });

  it('names discussions and clubs as such, not as earlier posts', async () => {
    const app = await openBicycles();
    const post = { channelId: CHANNEL, guildId: GUILD, kind: 'card', paperIds: [1], postedAt: 0 } as const;
    await app.posted.remember({ ...post, messageId: '51', postedFor: 'discussion' });
    await app.posted.remember({ ...post, messageId: '52', postedFor: 'club' });
    expect(replyText(await run(app, '#1'))).not.toContain('Posted here before');
    await app.posted.remember({ ...post, messageId: '53', sharedBy: '3000000000000000002' });
    const key = { guildId: GUILD, paperId: 1 };
    await app.discussions.add({
      ...key,
      channelId: CHANNEL,
      isForumPost: false,
      openedBy: null,
      openedAt: 0,
    });
    await app.discussions.setThread(key, '77');
    const text = replyText(await run(app, '#1'));
    expect(text).toMatch(/Posted here before: \S+ \S+\/53 by <@3000000000000000002>$/m);
    expect(text).toMatch(/Discussed here: \S+\/77$/m);
  });

  it('says when a club whose channel the caller sees reads it, or has read it', async () => {
    const app = await openBicycles();
    await app.clubs.create(
      {
        guildId: GUILD,
        channelId: CHANNEL,
        weekday: 1,
        time: '18:00',
        timezone: 'UTC',
        pick: 'poll',
        createdBy: null,
        createdAt: 0,
      },
      { meetingOn: '2026-11-23', meetingAt: 1_795_000_000_000, dueAt: 0 },
    );
    const advance = async (change: RoundChange) => {
      const round = await app.clubs.round(1);
      if (round) await app.clubs.advance(round, change, null);
    };
    await app.clubs.setCandidates(1, [2, 1]);
    const shown = async (canSee = true) => replyText(await run(app, '#1', { canSee: () => canSee }));
    await advance({ state: 'voting' });
    expect(await shown()).not.toContain('reading club');
    await advance({ state: 'announced', winnerPosition: 1, threadId: '88' });
    expect(await shown()).toMatch(/The reading club meets about it on <t:1795000000:f>: \S+\/88$/m);
    await advance({ state: 'closed' });
    expect(await shown()).toMatch(/Read by the reading club on <t:1795000000:f>: \S+\/88$/m);
    expect(await shown(false)).not.toContain('reading club');
    expect(replyText(await run(app, '#2'))).not.toContain('reading club');
  });
});

describe('the components of a card', () => {
  it('open the card of the chosen paper as a new message', async () => {
    const reply = await openCard.run(componentUse('v1|open', { values: ['2'] }), await openBicycles());
    expect(reply.kind).toBe('private');
    expect(replyText(reply)).toContain('Velo: Bicycles for everyone');
  });

  it('show the whole abstract', async () => {
    const reply = await showAbstract.run(componentUse('v1|abstract|1'), await openBicycles());
    expect(replyText(reply)).toContain('Bicycles are counted in towns.');
  });

  it('say so where there is no abstract', async () => {
    const reply = await showAbstract.run(componentUse('v1|abstract|3'), await openBicycles());
    expect(replyText(reply)).toContain('No abstract');
  });

  it('post the card, and mark the private one', async () => {
    const app = await openBicycles();
    const reply = await postCard.run(componentUse('v1|post-card|1'), app);
    if (reply.kind !== 'post') throw new Error(`not posted: ${reply.kind}`);
    expect(reply.shows).toEqual({ kind: 'card', paperIds: [1] });
    expect(replyText(reply)).toContain('Shared by <@3000000000000000001>');
    expect(customIdsOf(reply.instead)).toContain('v1|save|1|posted');
  });

  it('post nothing where the caller may not write', async () => {
    const use = componentUse('v1|post-card|1', { canPost: false });
    await expect(postCard.run(use, await openBicycles())).rejects.toThrow(/may not write messages/);
  });

  it.each(['99', '0', 'x', '1e0', '9999999999999999'])('refuse the forged paper %s', async id => {
    const app = await openBicycles();
    for (const action of [showAbstract, postCard])
      await expect(action.run(componentUse(`v1|${action.verb}|${id}`), app)).rejects.toThrow(UserError);
    await expect(openCard.run(componentUse('v1|open', { values: [id] }), app)).rejects.toThrow(UserError);
  });

  it('refuse a use without a paper', async () => {
    const app = await openBicycles();
    for (const action of [openCard, showAbstract, postCard])
      await expect(action.run(componentUse(`v1|${action.verb}`), app)).rejects.toThrow(/no longer here/);
  });
});

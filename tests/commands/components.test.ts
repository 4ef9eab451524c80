import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions, commands } from '../../commands/index.ts';
import { respondToMessage } from '../../commands/respond-to-message.ts';
import type { App, MessageReply, Reply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { parseCustomId } from '../../src/core/message/custom-id.ts';
import type { PostedMessage } from '../../src/core/message/posted.ts';
import { DAY_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import { customIdsOf, labelsOf, textsOf } from '../views/message-parts.ts';
import { invocation, componentUse } from './invocation.ts';
import { messageReply } from './message-reply.ts';
import { openTestApp } from './test-app.ts';

const READER = '3000000000000000001';
const OTHER = '3000000000000000002';
/** A digest of both papers; by default it is the message of the components. */
const POSTED_MESSAGE = '5000000000000000001';

/** Uses a component, as the dispatcher would, and returns the message that it replies. */
async function use(...given: Parameters<typeof press>): Promise<MessageReply> {
  return messageReply(await press(...given));
}

/** Uses a component, as the dispatcher would. */
async function press(
  app: App,
  customId: string,
  used: Parameters<typeof componentUse>[1] = {},
): Promise<Reply> {
  const id = parseCustomId(customId);
  const action = actions.find(each => each.verb === id?.verb);
  if (!action) throw new Error(`no action for ${customId}`);
  return action.run(componentUse(customId, used), app);
}

async function openLibraryOfBicycles() {
  const app = await openTestApp();
  await app.addPapers(
    { title: 'Bicycles in towns', arxivId: '2401.00001', abstract: 'Bicycles are counted in towns.' },
    {
      title: 'Bicycles on hills',
      abstract: 'Bicycles are counted on hills.',
      listedOn: ['2026-11-20'],
      upvotes: 3,
    },
  );
  await app.posted.remember({
    messageId: POSTED_MESSAGE,
    channelId: '2000000000000000001',
    guildId: '1000000000000000001',
    kind: 'digest',
    paperIds: [1, 2],
    postedAt: 0,
  });
  return app;
}

describe('custom_ids that were ever released', () => {
  // Never remove a line: messages with these components stay in channels for ever.
  it.each<[string, Reply['kind'], string]>([
    ['v1|open', 'private', '### [Bicycles in towns]'],
    ['v1|abstract|1', 'private', 'Bicycles are counted in towns.'],
    ['v1|save|1', 'update', '### [Bicycles in towns]'],
    ['v1|save|1|posted', 'update', '### [Bicycles in towns]'],
    ['v1|save|1|2|Zm9vYmFyYmF6cXV4-_AAAA', 'private', 'Saved to your library:\n- [Bicycles in towns]'],
    ['v1|save|1|card', 'private', 'Saved to your library:\n- [Bicycles in towns]'],
    ['v1|save|1|notice', 'update', 'Saved to your library:\n- [Bicycles in towns]'],
    [
      'v1|save-all|Zm9vYmFyYmF6cXV4-_AAAA',
      'private',
      'Saved to your library:\n- [Bicycles in towns](https://arxiv.org/abs/2401.00001)\n- Bicycles on hills',
    ],
    ['v1|undo-save|1|2', 'update', 'Removed from your library:\n- [Bicycles in towns]'],
    ['v1|unsave|1', 'update', '### [Bicycles in towns]'],
    ['v1|unsave|1|posted', 'update', '### [Bicycles in towns]'],
    ['v1|unsave|1|notice', 'update', 'Removed from your library: [Bicycles in towns]'],
    ['v1|library|10', 'update', 'Your library'],
    ['v1|about|Zm9vYmFyYmF6cXV4-_AAAA', 'private', 'Paperboy brings the daily papers'],
    ['v1|open|1', 'private', '### [Bicycles in towns]'],
    ['v1|similar|1', 'private', 'Papers similar to “Bicycles in towns”'],
    ['v1|similar|1|0', 'update', 'Papers similar to “Bicycles in towns”'],
    ['v1|post-card|1', 'post', '### [Bicycles in towns]'],
    ['v1|post-card|1|again', 'post', '### [Bicycles in towns]'],
    ['v1|post-similar|1', 'post', 'Papers similar to “Bicycles in towns”'],
    ['v1|post-similar|1|0', 'post', 'Papers similar to “Bicycles in towns”'],
    ['v1|list|daily|2026-11-20|0', 'update', 'Papers from Friday, 20 November 2026'],
    ['v1|list|weekly|2026-W47|0', 'update', 'Papers from week 47, 16–22 November 2026'],
    ['v1|list|monthly|2026-11|0', 'update', 'Papers from November 2026'],
    ['v1|list|trending|now|0', 'update', 'Trending papers'],
    ['v1|post-list|daily|2026-11-20|0', 'post', 'Papers from Friday, 20 November 2026'],
    ['v1|post-list|weekly|2026-W47|0', 'post', 'Papers from week 47, 16–22 November 2026'],
    ['v1|post-list|monthly|2026-11|0', 'post', 'Papers from November 2026'],
    ['v1|post-list|trending|now|0', 'post', 'Trending papers'],
    ['v1|remove-post', 'remove', 'Removed from the channel'],
  ])('%s still works: %s, %j', async (id, kind, fragment) => {
    const values = id === 'v1|open' ? ['1'] : [];
    const reply = await use(await openLibraryOfBicycles(), id, { values, managesMessages: true });
    expect(reply.kind).toBe(kind);
    expect(textsOf(reply.body).join('\n')).toContain(fragment);
  });
});

describe('components that were forged', () => {
  const argument = fc.oneof(
    fc.stringMatching(/^[!-{}~]{1,30}$/),
    fc.constantFrom('0', '-1', '1e3', '99999', '999999999999999', 'daily', '2026-13-40', '__proto__', 'now'),
  );
  /** Papers, a search, a list and a posted message that exist. */
  const existing = fc.constantFrom('1', '2', '77', 'trending', '2026-11-20', POSTED_MESSAGE);
  /** Verbs that change something if it exists. */
  const writing = new Set(['save', 'unsave', 'save-all', 'undo-save']);

  /** Everything that a forged component could change. */
  const stateOf = async (app: App) => ({
    papers: await app.papers.changedSince(0, 100),
    posted: await app.posted.get(POSTED_MESSAGE),
    showing: await app.posted.showing(1, { guildId: null, channelId: '2000000000000000001' }, 100),
    results: await app.resultLists.get('77'),
    saved: [await app.library.count(READER), await app.library.count(OTHER)],
  });

  it('change nothing and get an explanation', async () => {
    const { app } = await searched();
    await app.library.save(OTHER, [1], { kind: 'explicit' }, 0);
    const before = await stateOf(app);
    expect(before.results).toBeDefined();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...actions.map(action => action.verb)).chain(verb => {
          const drawn = writing.has(verb) ? argument : fc.oneof(argument, existing);
          return fc.tuple(
            fc.constant(verb),
            fc.array(drawn, { maxLength: 4 }),
            fc.array(drawn, { maxLength: 2 }),
            fc.constantFrom('1', ...(writing.has(verb) ? [] : [POSTED_MESSAGE])),
            fc.constantFrom(READER, OTHER),
          );
        }),
        async ([verb, args, values, messageId, userId]) => {
          const id = ['v1', verb, ...args].join('|');
          fc.pre(parseCustomId(id) !== undefined);
          // A random text may also be the number of a paper.
          fc.pre(!writing.has(verb) || !args.some(arg => /^0*[1-8]$/.test(arg)));
          const problem = await press(app, id, { values, messageId, userId }).then(
            () => undefined,
            (error: unknown) => error,
          );
          expect(problem === undefined || problem instanceof UserError).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
    expect(await stateOf(app)).toEqual(before);
  });
});

async function searched() {
  const app = await openLibraryOfBicycles();
  await app.addPapers(...[3, 4, 5, 6, 7, 8].map(at => ({ title: `Bicycles, part ${at}` })));
  const command = commands.find(each => each.definition.name === 'search');
  const query = invocation(undefined, { query: 'bicycles' }, { interactionId: '77' });
  const replied = await command?.run(query, app);
  const reply = replied && messageReply(replied);
  await reply?.afterwards?.();
  return { app, reply };
}

describe('the pages of a search', () => {
  it('show the same papers when the corpus changes', async () => {
    const { app, reply } = await searched();
    await app.addPapers({ title: 'Bicycles bicycles bicycles' });
    expect((await use(app, 'v1|results|77|0')).body).toEqual(reply?.body);
  });

  it('are only for the user who searched', async () => {
    const { app } = await searched();
    for (const id of ['v1|results|77|5', 'v1|post-results|77|0'])
      await expect(use(app, id, { userId: OTHER })).rejects.toThrow(/another member’s search/);
  });

  it.each(['8', '500', '-1', 'x'])('do not go on to %s', async offset => {
    const { app } = await searched();
    await expect(use(app, `v1|results|77|${offset}`)).rejects.toThrow(/no such page/);
  });

  it('can be turned for a day, then say so', async () => {
    const { app } = await searched();
    app.clock.advance(DAY_MS);
    expect((await use(app, 'v1|results|77|5')).kind).toBe('update');
    app.clock.advance(1);
    await expect(use(app, 'v1|results|77|5')).rejects.toThrow(/turned for a day/);
  });

  it('are deleted after a day, at the next search', async () => {
    const { app } = await searched();
    app.clock.advance(DAY_MS + 1);
    const command = commands.find(each => each.definition.name === 'search');
    const query = invocation(undefined, { query: 'bicycles' }, { interactionId: '78' });
    const replied = await command?.run(query, app);
    await (replied && messageReply(replied).afterwards?.());
    expect(await app.resultLists.get('77')).toBeUndefined();
    expect(await app.resultLists.get('78')).toBeDefined();
  });
});

describe('posting to the channel', () => {
  it.each(['v1|post-card|1', 'v1|post-similar|1', 'v1|post-list|daily|2026-11-20|0'])(
    '%s is refused where the caller may not write, at each press',
    async id => {
      const app = await openLibraryOfBicycles();
      await expect(use(app, id, { canPost: false })).rejects.toThrow(/may not write messages/);
      expect((await use(app, id)).kind).toBe('post');
    },
  );
});

/** The card of the first paper, which the bot posted by itself when the test began. */
const CARD_POST: PostedMessage = {
  messageId: '5000000000000000002',
  channelId: '2000000000000000001',
  guildId: '1000000000000000001',
  kind: 'card',
  paperIds: [1],
  postedAt: Date.parse('2026-11-21T12:00:00Z'),
};

async function openWithPost(post: PostedMessage) {
  const app = await openLibraryOfBicycles();
  await app.posted.remember(post);
  return app;
}

describe('posting a card that the channel got before', () => {
  it('within an hour asks first, and names who posted it', async () => {
    const app = await openWithPost({ ...CARD_POST, sharedBy: OTHER });
    app.clock.advance(59 * MINUTE_MS);
    const reply = await use(app, 'v1|post-card|1');
    expect(reply.kind).toBe('update');
    const at = CARD_POST.postedAt / 1000;
    expect(textsOf(reply.body).at(-1)).toBe(`⚠️ Posted <t:${at}:R> by <@${OTHER}>: post it again?`);
    expect(labelsOf(reply.body)).toContain('Post again');
    const again = customIdsOf(reply.body).find(id => id.startsWith('v1|post-card')) ?? '';
    expect((await use(app, again)).kind).toBe('post');
  });

  it('within an hour asks first also if the bot posted it by itself', async () => {
    const reply = await use(await openWithPost(CARD_POST), 'v1|post-card|1');
    expect(textsOf(reply.body).at(-1)).toMatch(/^⚠️ Posted <t:\d+:R>: post it again/u);
  });

  it.each<[string, number, Partial<PostedMessage>]>([
    ['an hour ago', 60, {}],
    ['as a part of a digest', 1, { kind: 'digest' }],
    ['in another channel', 1, { channelId: '2000000000000000009' }],
    ['as the card of another paper', 1, { paperIds: [2] }],
  ])('%s does not ask', async (_, minutes, post) => {
    const app = await openWithPost({ ...CARD_POST, ...post });
    app.clock.advance(minutes * MINUTE_MS);
    expect((await use(app, 'v1|post-card|1')).kind).toBe('post');
  });

  it('and that was removed does not ask, nor link to it', async () => {
    const app = await openWithPost(CARD_POST);
    await app.posted.markDeleted(CARD_POST.messageId);
    expect((await use(app, 'v1|post-card|1')).kind).toBe('post');
    expect(textsOf((await use(app, 'v1|open|1')).body).join()).not.toContain(CARD_POST.messageId);
  });
});

describe('the Remove button of a shared post', () => {
  it.each([{ userId: OTHER }, { userId: READER, managesMessages: true }])(
    'removes it for who shared it, and for a member with Manage Messages: %j',
    async caller => {
      const app = await openWithPost({ ...CARD_POST, sharedBy: OTHER });
      const reply = await use(app, 'v1|remove-post', { messageId: CARD_POST.messageId, ...caller });
      if (reply.kind !== 'remove') throw new Error(`not removed, but ${reply.kind}`);
      await reply.afterRemoval();
      const shown = await app.posted.showing(1, { guildId: null, channelId: CARD_POST.channelId }, 9);
      expect(shown.map(post => post.messageId)).toEqual([POSTED_MESSAGE]);
    },
  );

  it('removes it for no other member', async () => {
    const app = await openWithPost({ ...CARD_POST, sharedBy: OTHER });
    for (const messageId of [CARD_POST.messageId, POSTED_MESSAGE, '5000000000000000099'])
      await expect(use(app, 'v1|remove-post', { messageId })).rejects.toThrow(/Only the member who shared/u);
  });
});

describe('a card that is opened from a digest', () => {
  it('does not link back to it, but to other posts', async () => {
    const app = await openWithPost(CARD_POST);
    const reply = await use(app, 'v1|open', { values: ['1'], messageId: POSTED_MESSAGE });
    const text = textsOf(reply.body).join();
    expect(text).toContain(CARD_POST.messageId);
    expect(text).not.toContain(POSTED_MESSAGE);
  });
});

describe('saving by a button', () => {
  it('keeps ‘Posted ✓’ on a card that was posted before', async () => {
    const app = await openLibraryOfBicycles();
    const posted = await use(app, 'v1|post-card|1');
    if (posted.kind !== 'post') throw new Error('nothing was posted');
    expect(labelsOf(posted.instead)).toContain('Posted ✓');
    expect(customIdsOf(posted.instead)).toContain('v1|save|1|posted');
    const saved = await use(app, 'v1|save|1|posted');
    expect(labelsOf(saved.body)).toEqual(expect.arrayContaining(['Saved ✓', 'Posted ✓']));
    expect(customIdsOf(saved.body)).toContain('v1|saved|1');
    const unsaved = await use(app, 'v1|unsave|1|posted');
    expect(labelsOf(unsaved.body)).toEqual(labelsOf(posted.instead));
    expect(labelsOf((await use(app, 'v1|save|1')).body)).toContain('Post to channel');
  });

  it('updates a private card, and sends a private notice for a message that everyone sees', async () => {
    const app = await openLibraryOfBicycles();
    expect((await use(app, 'v1|save|1')).kind).toBe('update');
    expect((await use(app, 'v1|save|1|card')).kind).toBe('private');
    expect(await app.library.count(READER)).toBe(1);
    expect((await use(app, 'v1|unsave|1|notice')).kind).toBe('update');
    expect(await app.library.count(READER)).toBe(0);
  });
});

function isUndo(customId: string): boolean {
  return customId.startsWith('v1|undo-save');
}

describe('‘Save all’', () => {
  it('says how many papers are new in the library, also beside those saved by a reaction', async () => {
    const app = await openLibraryOfBicycles();
    await app.library.save(READER, [1], { kind: 'reaction', messageId: POSTED_MESSAGE, emoji: '1️⃣' }, 0);
    expect(textsOf((await use(app, 'v1|save-all|x')).body).join()).toContain('-# 1 of 2 is new.');
    expect(textsOf((await use(app, 'v1|save-all|x')).body).join()).toContain('-# All 2 were there already.');
  });
});

describe('Undo of ‘Save all’', () => {
  it('takes out what the press saved, and nothing that was saved before', async () => {
    const app = await openLibraryOfBicycles();
    await app.library.save(READER, [1], { kind: 'explicit' }, 0);
    const undo = customIdsOf((await use(app, 'v1|save-all|x')).body).find(isUndo) ?? '';
    expect(undo).toBe('v1|undo-save|2');
    const reply = await use(app, undo);
    expect(reply.kind).toBe('update');
    expect(textsOf(reply.body).join()).toBe('Removed from your library:\n- Bicycles on hills');
    expect(await app.library.isSaved(READER, 1)).toBe(true);
    expect(await app.library.isSaved(READER, 2)).toBe(false);
  });

  it('is not offered if all were saved before', async () => {
    const app = await openLibraryOfBicycles();
    await use(app, 'v1|save-all|x');
    expect(customIdsOf((await use(app, 'v1|save-all|x')).body).filter(isUndo)).toEqual([]);
  });

  it('says which papers a reaction keeps', async () => {
    const app = await openLibraryOfBicycles();
    const origin = { kind: 'reaction', messageId: POSTED_MESSAGE, emoji: '1️⃣' } as const;
    await app.library.save(READER, [1], origin, 0);
    const undo = customIdsOf((await use(app, 'v1|save-all|x')).body).find(isUndo) ?? '';
    expect(textsOf((await use(app, undo)).body).join()).toMatch(
      /^Removed from your library:\n- Bicycles on hills\nStill saved, .*:\n- \[Bicycles in towns\]/,
    );
    expect(await app.library.count(READER)).toBe(1);
  });

  it('takes nothing out of another library', async () => {
    const app = await openLibraryOfBicycles();
    await app.library.save(OTHER, [1, 2], { kind: 'explicit' }, 0);
    await use(app, 'v1|undo-save|1|2');
    expect(await app.library.count(OTHER)).toBe(2);
  });
});

describe('a card that is posted to the channel', () => {
  it('has the votes that the server has given it from the start', async () => {
    const app = await openLibraryOfBicycles();
    const guildId = '1000000000000000001';
    const vote = { guildId, paperIds: [1], origin: { kind: 'explicit' } } as const;
    for (const userId of [READER, OTHER]) await app.votes.vote({ ...vote, userId }, 1);
    const reply = await press(app, 'v1|post-card|1', { guildId });
    expect(reply.kind).toBe('post');
    expect('body' in reply ? labelsOf(reply.body) : []).toContain('2');
    const message = { id: '7', userId: READER, guildId, channelId: '8', text: '2401.00001' };
    const response = await respondToMessage(message, app);
    expect(response && labelsOf(response.body)).toContain('2');
  });
});

import { describe, expect, it } from 'vitest';
import { postFound } from '../../commands/search/post-found.ts';
import { postResults, results } from '../../commands/search/pages.ts';
import type { Caller } from '../../src/command.ts';
import { customId } from '../../src/core/message/custom-id.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { customIdsOf, textsOf } from '../views/message-parts.ts';
import { componentUse } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { ID, openTrams, run } from './searched-trams.ts';
import type { TestApp } from './test-app.ts';

/** An app whose search for trams was sent and stored. */
async function openPages(count = 7) {
  const app = await openTrams(count);
  const reply = await run(app, { query: 'trams' });
  await reply.afterwards?.();
  return { app, reply };
}

describe('the pages of a search', () => {
  it('are turned in the private message', async () => {
    const { app } = await openPages();
    const reply = await results.run(componentUse(customId('results', ID, 5)), app);
    expect(reply.kind).toBe('update');
    expect(replyText(reply)).toContain('6–7 of 7 papers');
  });

  it('mark papers that are discussed in the server, where the caller sees it', async () => {
    const { app } = await openPages();
    const { paperIds = [] } = (await app.resultLists.get(ID)) ?? {};
    for (const [at, messages] of [
      [5, 12],
      [6, 0],
    ] as const) {
      const key = { guildId: '1000000000000000001', paperId: paperIds[at] ?? 0 };
      await app.discussions.add({ ...key, channelId: '9', isForumPost: false, openedBy: null, openedAt: 1 });
      await app.discussions.setThread(key, `70${at}`);
      await app.discussions.addMessages([{ threadId: `70${at}`, count: messages, lastAt: 2 }]);
    }
    const page = async (caller: Partial<Caller>) =>
      replyText(await results.run(componentUse(customId('results', ID, 5), caller), app));
    expect(await page({})).toMatch(/discussed here: 12 messages[^]*discussed here$/mu);
    expect(await page({ canSee: () => false })).not.toContain('discussed');
    expect(await page({ guildId: null })).not.toContain('discussed');
  });

  it('are posted with the words of the search and their papers in order', async () => {
    const { app } = await openPages();
    const reply = await postResults.run(componentUse(customId('post-results', ID, 5)), app);
    if (reply.kind !== 'post') throw new Error(`not posted: ${reply.kind}`);
    expect(replyText(reply)).toContain('Papers for “trams”: 6–7 of 7');
    expect(reply.shows.kind).toBe('digest');
    const list = await app.resultLists.get(ID);
    expect(reply.shows.paperIds).toEqual(list?.paperIds.slice(5));
    expect(replyText({ body: reply.instead })).toContain('6–7 of 7 papers');
  });

  it('are posted under the corrected words', async () => {
    const app = await openTrams();
    const reply = await run(app, { query: 'trmas' });
    await reply.afterwards?.();
    const posted = await postResults.run(componentUse(customId('post-results', ID, 0)), app);
    expect(replyText(posted)).toContain('Papers for “trams”');
  });

  it('are not posted where the caller may not write', async () => {
    const { app } = await openPages();
    const use = componentUse(customId('post-results', ID, 0), { canPost: false });
    await expect(postResults.run(use, app)).rejects.toThrow(/may not write messages/);
  });

  it('are only for the user who searched', async () => {
    const { app } = await openPages();
    const other = { userId: '3000000000000000002' };
    for (const action of [results, postResults]) {
      await expect(action.run(componentUse(customId(action.verb, ID, 0), other), app)).rejects.toThrow(
        /another member’s search/,
      );
    }
  });

  it.each([
    ['a search that was never made', ['1', 0]],
    ['an offset past the end', [ID, 7]],
    ['no offset', [ID]],
    ['an offset that is no number', [ID, '-1']],
    ['nothing', []],
  ])('refuse a button that names %s', async (_, args) => {
    const { app } = await openPages();
    for (const action of [results, postResults])
      await expect(action.run(componentUse(customId(action.verb, ...args)), app)).rejects.toThrow(UserError);
  });
});

/** Presses the post button of a search that has one page. */
async function postOnlyPage(app: TestApp, query: string, pressed: Partial<Caller> = {}) {
  const { body, afterwards } = await run(app, { query });
  expect(afterwards).toBeUndefined();
  const id = customIdsOf(body).find(each => each.startsWith('v1|post-found|')) ?? '';
  const reply = await postFound.run(componentUse(id, { body, ...pressed }), app);
  if (reply.kind !== 'post') throw new Error(`not posted: ${reply.kind}`);
  return reply;
}

const headingOf = (body: MessageBody) => /^##+ (.*)/m.exec(textsOf(body).join('\n'))?.[1];

describe('the only page of a search', () => {
  it('is posted with its words and papers, though nothing was stored', async () => {
    const app = await openTrams(5);
    const reply = await postOnlyPage(app, 'trams');
    expect(reply.shows).toEqual({ kind: 'digest', paperIds: expect.arrayContaining([1, 2, 3, 4, 5]) });
    expect(replyText(reply)).toMatch(/^## Papers for “trams”$/m);
    expect(await app.resultLists.get(ID)).toBeUndefined();
  });

  it('keeps its papers in private, with the button marked as done', async () => {
    const app = await openTrams(2);
    const { instead } = await postOnlyPage(app, 'trams');
    expect(replyText({ body: instead })).toContain('2 papers');
    expect(JSON.stringify(instead)).toContain('"label":"Posted ✓"');
    expect(JSON.stringify(instead)).not.toContain('Post to channel');
  });

  it.each(['trams *by* <@1> | _night_', 'trams \\ [x](https://example.org)'])(
    'is posted under the words %j as they were typed',
    async query => {
      const app = await openTrams(2);
      const shown = (await run(app, { query })).body;
      expect(headingOf((await postOnlyPage(app, query)).body)).toBe(headingOf(shown));
    },
  );

  it('is posted under the corrected words', async () => {
    const reply = await postOnlyPage(await openTrams(3), 'trmas');
    expect(replyText(reply)).toContain('Papers for “trams”');
  });

  it('is not posted where the caller may not write', async () => {
    const app = await openTrams(3);
    await expect(postOnlyPage(app, 'trams', { canPost: false })).rejects.toThrow(/may not write messages/);
  });

  it.each([[[]], [['x']], [['999']], [['-1', '1e9', '']]])('refuses a button that names %j', async args => {
    const use = { ...componentUse('v1|post-found'), args };
    await expect(postFound.run(use, await openTrams(1))).rejects.toThrow(/no longer here/);
  });
});

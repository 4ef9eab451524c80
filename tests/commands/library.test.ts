import { describe, expect, it } from 'vitest';
import { library } from '../../commands/library/library.ts';
import { libraryPage } from '../../commands/library/list.ts';
import { save, saveAll, unsave } from '../../commands/saving.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { autocompleteRequest, componentUse, invocation } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const READER = '3000000000000000001';
const OTHER = '3000000000000000002';
const explicit = { kind: 'explicit' } as const;

async function call(app: TestApp, ...given: Parameters<typeof invocation>) {
  const reply = await library.run(invocation(...given), app);
  if (reply.kind === 'modal') throw new Error('the command opened a form');
  return reply;
}
const list = (app: TestApp) => call(app, 'list');
const remove = (app: TestApp, text: string) => call(app, 'remove', { paper: text });

/** An app with 12 papers, of which the reader saved the first `saved`, one a minute. */
async function openLibrary(saved: number) {
  const app = await openTestApp();
  await app.addPapers(
    { title: 'Paper no 1', arxivId: '2401.00001' },
    ...Array.from({ length: 11 }, (_, at) => ({ title: `Paper no ${at + 2}` })),
  );
  for (let id = 1; id <= saved; id += 1) await app.library.save(READER, [id], explicit, id * 60_000);
  return app;
}

const numbersIn = (text: string) => [...text.matchAll(/Paper no (\d+)/g)].map(match => Number(match[1]));

describe('/library list', () => {
  it('says that the library is empty', async () => {
    const app = await openLibrary(0);
    await app.library.save(OTHER, [1], explicit, 0);
    expect(replyText(await list(app))).toContain('Your library is empty');
  });

  it('shows the caller’s papers, newest first', async () => {
    const reply = await list(await openLibrary(3));
    expect(reply.kind).toBe('private');
    expect(numbersIn(replyText(reply))).toEqual([3, 2, 1]);
  });

  it('says where each save came from, with a link to the message', async () => {
    const app = await openLibrary(1);
    const message = { messageId: '5', channelId: '4', guildId: '3' };
    await app.posted.remember({ ...message, kind: 'card', paperIds: [2], postedAt: 0 });
    await app.library.save(READER, [2], { kind: 'reaction', messageId: '5', emoji: '🔖' }, 120_000);
    const text = replyText(await list(app));
    expect(text).toContain('saved <t:120:R> with 🔖 on https://discord.com/channels/3/4/5');
    expect(text).toContain('saved <t:60:R> by button');
  });

  it('shows ten papers on a page', async () => {
    const app = await openLibrary(12);
    const first = await list(app);
    expect(numbersIn(replyText(first))).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(customIdsOf(first.body)).toContain('v1|library|10|-|-|newest|-');
    const second = await libraryPage.run(componentUse('v1|library|10'), app);
    expect(second.kind).toBe('update');
    expect(numbersIn(replyText(second))).toEqual([2, 1]);
  });

  it.each(['v1|library|500', 'v1|library|-1', 'v1|library|x', 'v1|library'])(
    'shows the first page for the offset of %s',
    async id => {
      const app = await openLibrary(12);
      expect((await libraryPage.run(componentUse(id), app)).body).toEqual((await list(app)).body);
    },
  );
});

describe('/library remove', () => {
  it.each(['Paper no 1', '2401.00001', 'https://arxiv.org/abs/2401.00001', '#1'])(
    'takes %s out of the library, also if a reaction had saved it too',
    async text => {
      const app = await openLibrary(2);
      await app.library.save(READER, [1], { kind: 'reaction', messageId: '5', emoji: '🔖' }, 0);
      expect(replyText(await remove(app, text))).toContain('Paper no 1');
      expect(await app.library.isSaved(READER, 1)).toBe(false);
      expect(await app.library.count(READER)).toBe(1);
    },
  );

  it.each(['Paper no 3', 'unknown', '', '2401.00009'])('refuses %j, which is not in it', async text => {
    const app = await openLibrary(2);
    await app.library.save(OTHER, [3], explicit, 0);
    await expect(remove(app, text)).rejects.toThrow(/is not in your library/);
    expect(await app.library.isSaved(OTHER, 3)).toBe(true);
  });

  it('takes the only saved paper whose title begins with the text, and names those of several', async () => {
    const app = await openLibrary(11);
    await app.library.save(OTHER, [12], explicit, 0);
    expect(replyText(await remove(app, 'paper NO 2'))).toContain('Paper no 2');
    expect(await app.library.isSaved(READER, 2)).toBe(false);
    // The whole title of one, and the beginning of two others.
    await remove(app, 'Paper no 1');
    await expect(remove(app, 'Paper no 1')).rejects.toThrow(
      '2 of your saved papers begin with “Paper no 1”: “Paper no 11” and “Paper no 10”.',
    );
    await expect(remove(app, 'paper')).rejects.toThrow('“Paper no 7” and 4 more. Type more of the title');
    expect(await app.library.count(READER)).toBe(9);
  });

  it('completes the caller’s own papers only', async () => {
    const app = await openLibrary(2);
    await app.library.save(OTHER, [3], explicit, 0);
    const complete = (text: string) =>
      library.complete?.(autocompleteRequest('remove', { name: 'paper', text }), app);
    expect(await complete('')).toEqual([
      { name: 'Paper no 2', value: '#2' },
      { name: 'Paper no 1', value: '2401.00001' },
    ]);
    expect(await complete('no 1')).toEqual([{ name: 'Paper no 1', value: '2401.00001' }]);
    expect(await complete('2401')).toEqual([{ name: 'Paper no 1', value: '2401.00001' }]);
    expect(await complete('no 3')).toEqual([]);
  });

  it('completes to 25 papers at most', async () => {
    const app = await openTestApp();
    const papers = await app.addPapers(...Array.from({ length: 30 }, (_, at) => ({ title: `Trams ${at}` })));
    await app.library.save(
      READER,
      papers.map(({ id }) => id),
      explicit,
      0,
    );
    const request = autocompleteRequest('remove', { name: 'paper', text: 'trams' });
    expect(await library.complete?.(request, app)).toHaveLength(25);
  });
});

describe('the Save buttons', () => {
  it('save and unsave once, however often they are pressed', async () => {
    const app = await openLibrary(0);
    for (let press = 0; press < 2; press += 1) await save.run(componentUse('v1|save|1'), app);
    expect(await app.library.count(READER)).toBe(1);
    for (let press = 0; press < 2; press += 1) await unsave.run(componentUse('v1|unsave|1'), app);
    expect(await app.library.count(READER)).toBe(0);
  });

  it('save all papers of the posted message that has the button', async () => {
    const app = await openLibrary(0);
    await app.posted.remember({
      messageId: '55',
      channelId: '2000000000000000001',
      guildId: null,
      kind: 'digest',
      paperIds: [4, 2],
      postedAt: 0,
    });
    const reply = await saveAll.run(componentUse('v1|save-all|nonce', { messageId: '55' }), app);
    expect(reply.kind).toBe('private');
    expect(numbersIn(replyText(reply))).toEqual([4, 2]);
    expect(await app.library.count(READER)).toBe(2);
  });

  it('refuse to save all papers of an unknown message', async () => {
    const app = await openLibrary(0);
    await expect(saveAll.run(componentUse('v1|save-all|nonce', { messageId: '56' }), app)).rejects.toThrow(
      /Save them one by one/,
    );
  });

  it.each(['99', '0', 'x'])('refuse the forged paper %s and save nothing', async id => {
    const app = await openLibrary(1);
    for (const action of [save, unsave])
      await expect(action.run(componentUse(`v1|${action.verb}|${id}`), app)).rejects.toThrow(UserError);
    expect(await app.library.count(READER)).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { lookUpPaper, savePaper } from '../../commands/message-menus.ts';
import type { Caller } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { menuInvocation } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const READER = '3000000000000000001';
const GUILD = '1000000000000000001';
const CHANNEL = '2000000000000000001';

async function openPapers() {
  const app = await openTestApp();
  await app.addPapers(
    { title: 'Bicycles in towns', arxivId: '2401.00001' },
    { title: 'Bicycles on hills', url: 'https://example.org/hills' },
    { title: 'Trams' },
  );
  return app;
}

const lookUp = (app: TestApp, text: string, id = '60', caller: Partial<Caller> = {}) =>
  lookUpPaper.run(menuInvocation({ id, text }, caller), app);

const remember = (app: TestApp, messageId: string, paperIds: number[], channelId = CHANNEL) =>
  app.posted.remember({ messageId, channelId, guildId: GUILD, kind: 'digest', paperIds, postedAt: 0 });

describe('Look up paper', () => {
  it('shows the card of the only paper that a message names', async () => {
    const reply = await lookUp(await openPapers(), 'Read arXiv:2401.00001 please');
    expect(reply.kind).toBe('private');
    expect(customIdsOf(reply.body)).toContain('v1|save|1');
  });

  it('lists several papers, by ids and by known links', async () => {
    const text = replyText(await lookUp(await openPapers(), '2401.00001, <https://example.org/hills>.'));
    expect(text).toContain('2 papers');
    expect(text).toMatch(/Bicycles in towns[^]*Bicycles on hills/);
  });

  it('shows the papers of a message that the bot posted, whatever its text', async () => {
    const app = await openPapers();
    await remember(app, '61', [3, 2]);
    const text = replyText(await lookUp(app, '2401.00001', '61'));
    expect(text).toMatch(/Trams[^]*Bicycles on hills/);
    expect(text).not.toContain('Bicycles in towns');
  });

  it('shows where the papers were posted before: not in this message, and not where the caller cannot look', async () => {
    const app = await openPapers();
    await remember(app, '71', [1, 3]);
    await remember(app, '72', [1]);
    await remember(app, '73', [1], '2000000000000000002');
    const text = replyText(await lookUp(app, '', '71', { canSee: id => id === CHANNEL }));
    expect(text).toContain('/72');
    expect(text).not.toMatch(/\/7[13]/);
  });

  it('looks up three unknown ids at the sources, and names the others', async () => {
    const app = await openPapers();
    const requested: string[] = [];
    const remoteLookup: TestApp['remoteLookup'] = {
      ...app.remoteLookup,
      async byArxivId(arxivId) {
        requested.push(arxivId);
        const [paper] = await app.addPapers({ title: `Added ${arxivId}`, arxivId });
        return paper ? { kind: 'found', paper, source: 'arXiv' } : { kind: 'notFound' };
      },
    };
    const ids = ['2402.00001', '2402.00002', '2402.00003', '2402.00004'];
    const text = replyText(await lookUp({ ...app, remoteLookup }, ids.join(' ')));
    expect(requested).toEqual(ids.slice(0, 3));
    expect(text).toContain('3 papers');
    expect(text).toContain('[2402.00004]');
  });

  it.each([
    ['Lunch?', /no arXiv id and no link to a paper/],
    [
      'See https://openreview.net/forum?id=Zork1',
      /no arXiv id Paperboy can read.*use `\/paper` with the title/,
    ],
    ['See doi:10.1234/unknown', /No paper here has that DOI/],
    ['See 2402.00009', /2402\.00009 is not among the papers here/],
  ])('refuses a message without papers: %j', async (text, words) => {
    const app = await openPapers();
    await expect(lookUp(app, text)).rejects.toThrow(UserError);
    await expect(lookUp(app, text)).rejects.toThrow(words);
  });
});

const savePapers = (app: TestApp, text: string) =>
  savePaper.run(menuInvocation({ id: '60', text }, { userId: READER }), app);

describe('Save paper', () => {
  it('saves every paper that a message names', async () => {
    const app = await openPapers();
    const text = replyText(await savePapers(app, '2401.00001 https://example.org/hills'));
    expect(text).toMatch(/Bicycles in towns[^]*Bicycles on hills/);
    expect(await app.library.count(READER)).toBe(2);
  });

  it('names the ids that it did not find', async () => {
    const app = await openPapers();
    const text = replyText(await savePapers(app, '2401.00001 2402.00001 2402.00002'));
    expect(text).toMatch(/Bicycles in towns[^]*\[2402\.00001\][^]*\[2402\.00002\]/);
    expect(await app.library.count(READER)).toBe(1);
  });

  it('saves nothing if there is no paper', async () => {
    const app = await openPapers();
    await expect(savePapers(app, 'Lunch?')).rejects.toThrow(UserError);
    expect(await app.library.count(READER)).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { dismissPaper } from '../../commands/recommend.ts';
import { postList, showList } from '../../commands/papers/actions.ts';
import { papers } from '../../commands/papers/papers.ts';
import { componentUse, invocation } from './invocation.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { replyText } from './reply-text.ts';
import { openTestApp } from './test-app.ts';

const reader = invocation().userId;
const DAY = '2026-11-20';

const day = (title: string, upvotes: number) => ({
  title,
  abstract: `${title} and more.`,
  listedOn: [DAY],
  upvotes,
});

/** Three saved papers about orchards, and a day with ten papers of which the least upvoted two are about orchards. */
async function openDay({ saved }: { readonly saved: number }) {
  const app = await openTestApp();
  await app.addPapers(
    ...['soil', 'frost', 'bees'].map(word => ({
      title: `Orchard ${word}`,
      abstract: `Apple trees of an orchard, and their ${word}.`,
    })),
    ...Array.from({ length: 8 }, (_, at) => day(`Knot number ${at + 1}`, 100 - at)),
    day('Orchard roots in winter', 2),
    day('Grafting apple trees', 1),
  );
  for (let id = 1; id <= saved; id += 1) await app.library.save(reader, [id], { kind: 'explicit' }, id);
  return app;
}

const ask = (app: Awaited<ReturnType<typeof openDay>>, subcommand = 'daily') =>
  papers.run(invocation(subcommand, { sort: 'for_me' }), app);
const titlesIn = (text: string) =>
  text.split('\n').flatMap(line => /^\*\*\d+\. (?<title>.*)\*\*$/u.exec(line)?.groups?.['title'] ?? []);

describe('/papers with sort:for_me', () => {
  it('lists what is near the library first, with the reason, then the others as they were', async () => {
    const app = await openDay({ saved: 3 });
    for (const kind of ['daily', 'weekly', 'monthly']) {
      const text = replyText(await ask(app, kind));
      expect(titlesIn(text).slice(0, 2).toSorted()).toEqual([
        'Grafting apple trees',
        'Orchard roots in winter',
      ]);
      expect(titlesIn(text).slice(2)).toEqual(['Knot number 1', 'Knot number 2', 'Knot number 3']);
      expect(text).toMatch(/because you saved “Orchard \w+”: /u);
      expect(text).toContain('What is near your library first');
    }
  });

  it('turns and posts its pages in the same order, which is that of the caller', async () => {
    const app = await openDay({ saved: 3 });
    const first = await ask(app);
    const [next] = customIdsOf(first.body).filter(id => id === `v1|list|daily|${DAY}|5|for_me`);
    const second = await showList.run(componentUse(next ?? ''), app);
    expect(titlesIn(replyText(second))).toEqual([4, 5, 6, 7, 8].map(at => `Knot number ${at}`));
    const other = await showList.run(componentUse(next ?? '', { userId: 'ben' }), app);
    expect(replyText(other)).toContain('Grafting apple trees');
    const posted = await postList.run(componentUse(`v1|post-list|daily|${DAY}|0|for_me`), app);
    expect(posted).toMatchObject({ kind: 'post', shows: { paperIds: [12, 13, 4, 5, 6] } });
    expect(replyText(posted)).toMatch(/^## Papers from Friday, 20 November 2026 · 1–5 of \d+ papers$/m);
    expect(JSON.stringify(posted.body)).not.toContain('because you saved');
  });

  it('keeps the usual order below three saved papers, and says so', async () => {
    const text = replyText(await ask(await openDay({ saved: 2 })));
    expect(titlesIn(text)[0]).toBe('Knot number 1');
    expect(text).toContain('once you have saved 3');
  });

  it('does not put a dismissed or saved paper first', async () => {
    const app = await openDay({ saved: 3 });
    await dismissPaper.run(componentUse('v1|dismiss|5|-', { values: ['13'] }), app);
    await app.library.save(reader, [12], { kind: 'explicit' }, 9);
    expect(titlesIn(replyText(await ask(app)))[0]).toBe('Knot number 1');
  });

  it('refuses forged orders', async () => {
    const app = await openDay({ saved: 3 });
    for (const id of [
      `v1|list|daily|${DAY}|0|best`,
      'v1|list|trending|now|0|for_me',
      `v1|list|daily|${DAY}|0|for_me|x`,
    ])
      await expect(showList.run(componentUse(id), app)).rejects.toThrow('This button names no list');
  });
});

import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../src/core/schedule/schedule.ts';
import { arrangeDigest } from '../../src/usecases/arrange-digest.ts';
import { choosePapers } from '../../src/usecases/choose-papers.ts';
import { renderDigest } from '../../src/usecases/render-digest.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';
import { textsOf } from '../views/message-parts.ts';

const ON = { listedOn: ['2026-11-20'] };

/** A daily list with papers of two subjects, two versions of one of them, and others. */
const LIST = [
  { title: 'Songs of humpback whales', abstract: 'Recordings of whales and their songs at sea.', upvotes: 9 },
  { title: 'Pruning apple orchards', abstract: 'Apple orchards and the cuts of trees.', upvotes: 8 },
  { title: 'Whales and the noise of ships', abstract: 'Noise changes the songs of whales.', upvotes: 7 },
  { title: 'A grammar of knots', abstract: 'Ropes by their crossings.', upvotes: 6 },
  { title: 'Apple orchards under frost', abstract: 'Frost in apple orchards, and trees.', upvotes: 5 },
  { title: 'Songs of humpback whales, revisited', abstract: 'Recordings of whales at sea.', upvotes: 4 },
].map(paper => ({ ...paper, ...ON }));

async function openDigest() {
  const { stores, index, addPapers, schedule } = await openScheduleFixture('2026-11-21T12:00:00Z');
  await addPapers(...LIST, 'Glaciers in spring', 'Bread of three rivers');
  const stored = await schedule({ what: 'daily', count: 10 });
  const app = { ...stores, index };
  return {
    ...app,
    stored,
    async digest(changes: Partial<Schedule> = {}) {
      const spec = { ...stored, ...changes };
      const chosen = await choosePapers(spec, { day: '2026-11-21', now: 0 }, app);
      const arranged = await arrangeDigest(spec, chosen, app);
      const style = await stores.serverSettings.get(spec.guildId);
      const rendering = { nonce: 'nonce', lateSince: undefined, isPlain: false, style };
      const body = renderDigest(spec, arranged, { ...rendering, layout: arranged.layout });
      const lines = textsOf(body).flatMap(text => text.split('\n'));
      return {
        ids: arranged.papers.map(paper => paper.id),
        shown: lines
          .filter(line => /^(###|\*\*|-# \S+ also)/.test(line))
          .map(line => line.replaceAll(/\*\*|\]\(.*|\[/g, '')),
      };
    },
  };
}

describe('a digest of more than five papers', () => {
  it('has groups under what they share, and another version in one line; its numbers follow that order', async () => {
    const { digest } = await openDigest();
    const { ids, shown } = await digest();
    expect(shown).toEqual([
      '### Whales',
      '1️⃣ Songs of humpback whales',
      '-# 2️⃣ also: Songs of humpback whales, revisited',
      '3️⃣ Whales and the noise of ships',
      '### Apple orchards',
      '4️⃣ Pruning apple orchards',
      '5️⃣ Apple orchards under frost',
      '### Others',
      '6️⃣ A grammar of knots',
    ]);
    expect(ids).toEqual([1, 6, 3, 2, 5, 4]);
  });

  it('keeps the order of the list if there are fewer, or the server wants compact digests', async () => {
    const { digest, serverSettings, stored } = await openDigest();
    expect((await digest({ count: 5 })).ids).toEqual([1, 2, 3, 4, 5]);
    await serverSettings.change(stored.guildId, { digestStyle: 'compact' });
    expect((await digest()).ids).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('keeps cards and forum posts in the order of the list', async () => {
    const { digest } = await openDigest();
    expect((await digest({ format: 'cards' })).ids).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

import { describe, expect, it } from 'vitest';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { abstractView } from '../../src/views/paper/abstract.ts';
import { card } from '../../src/views/paper/card.ts';
import { sharedCard } from '../../src/views/paper/posted-card.ts';
import { withServerCounts } from '../../src/views/format/server-counts.ts';
import { digest } from '../../src/views/schedule/digest.ts';
import { plainDigest } from '../../src/views/schedule/plain-digest.ts';
import { messagePapers } from '../../src/views/list/message-papers.ts';
import type { ImportState } from '../../src/core/library/library-import.ts';
import { libraryList } from '../../src/views/library/library-list.ts';
import { importProgress, importResult } from '../../src/views/notice/library-import.ts';
import { savedNotice, undoneNotice } from '../../src/views/notice/saved-notice.ts';
import { searchResults } from '../../src/views/list/search-results.ts';
import { similarPapers } from '../../src/views/list/similar-papers.ts';
import { aPaper } from './paper-fixtures.ts';
import { limitsBroken } from './discord-limits.ts';
import { libraryPage, listedSave } from './library/saved-entries.ts';
import { longestOrigins } from './list/long-origins.ts';
import { nonce, member, listId, earlierPost, layoutOf } from './view-inputs.ts';

/** A paper with very long texts in all its fields: any of them is too long for a message. */
function hugePaper(letter: string, id: number, textLength: number): Paper {
  return aPaper({
    id,
    url: `https://a.example/${'x'.repeat(82)}`,
    title: letter.repeat(2_000),
    abstract: letter.repeat(textLength),
    tldr: letter.repeat(textLength),
    keywords: Array.from({ length: 50 }, () => letter.repeat(50)),
    authors: Array.from({ length: 500 }, () => letter.repeat(50)),
    authorCount: 100_000,
    organization: letter.repeat(300),
    publishedAt: '2025-07-29',
    upvotes: 1_000_000_000,
    comments: 1_000_000_000,
    categories: Array.from({ length: 50 }, () => 'cond-mat.str-el'),
    githubRepo: 'suburb/bicycles',
  });
}

describe.each(['a', 'a ', '*', '漢', '𝔸', '👩‍👩‍👧‍👦', 'e\u0316\u0317\u0318'])('a huge paper of %j', letter => {
  const ten = Array.from({ length: 10 }, (_, index) =>
    hugePaper(letter, 10 ** 15 - index, index === 0 ? 20_000 : 5000),
  );
  const [first = aPaper()] = ten;
  const five = ten.slice(0, 5);

  it.each([
    ['card', card(first, { saved: true, earlierPosts: Array.from({ length: 5 }, () => earlierPost) })],
    ['shared card', sharedCard(first, { sharedBy: member, canReact: true })],
    [
      'similar papers',
      similarPapers({
        to: first,
        papers: five,
        offset: 20,
        total: 25,
        limit: 5,
        sharedTerms: new Map(five.map(({ id }) => [id, [letter.repeat(500)]])),
      }),
    ],
    [
      'papers of a message',
      messagePapers(
        ten.map(paper => ({ paper, earlierPosts: [earlierPost] })),
        { notFound: [], notLookedUp: [] },
      ),
    ],
    ['abstract', abstractView(first)],
    [
      'search results',
      searchResults({
        list: {
          id: listId,
          queryText: letter.repeat(6000),
          paperIds: ten.map(paper => paper.id),
          total: 10 ** 6,
          corrections: [{ from: letter.repeat(6000), to: letter.repeat(6000) }],
          ignored: [letter.repeat(6000)],
        },
        papers: five,
        offset: 0,
        limit: 5,
      }),
    ],
    [
      'digest',
      digest({
        heading: letter.repeat(500),
        sharedBy: member,
        papers: ten,
        nonce,
        lateSince: 1e12,
      }),
    ],
    [
      'digest in groups',
      digest({
        heading: letter.repeat(500),
        intro: letter.repeat(500),
        papers: ten,
        nonce,
        lateSince: 1e12,
        notes: new Map(ten.map(({ id }) => [id, `submitted by <@${member}>`])),
        layout: layoutOf(ten, letter.repeat(500), 2),
      }),
    ],
    [
      'digest with counts',
      withCounts(digest({ heading: letter.repeat(500), papers: ten, nonce, lateSince: 1e12, canVote: true })),
    ],
    ['plain digest', plainDigest({ heading: letter.repeat(500), papers: ten, nonce, lateSince: 1e12 })],
    [
      'library',
      libraryList(
        libraryPage(
          ten.map(paper =>
            listedSave(paper, {
              origins: longestOrigins,
              status: 'reading',
              tags: ['tag', 'other'],
              note: 'x',
            }),
          ),
          { total: 1e6, offset: 990, view: { sort: 'status' }, queryText: letter.repeat(500) },
        ),
      ),
    ],
    ['import', importProgress(longestImport(letter))],
    ['import result', importResult(longestImport(letter), { hasFile: true })],
    ['saved notice', savedNotice(ten)],
    ['undone notice', undoneNotice(five, ten.slice(5))],
  ])('fits as a %s', (_, body) => {
    expect(limitsBroken(body)).toEqual([]);
  });
});

/** Returns a digest as it is after many votes and messages. */
function withCounts(body: MessageBody): MessageBody {
  const digestIds = Array.from({ length: 10 }, (_, index) => index);
  const counts = new Map(digestIds.map(id => [id, { votes: 9999, saves: 0, comments: 9999 }]));
  return { ...body, components: withServerCounts(body.components, { counts, digestIds }) };
}

/** Returns an import whose result is as long as it can be. */
function longestImport(letter: string): ImportState {
  const n = 5_000;
  return {
    import: {
      id: 1e9,
      userId: '3000000000000000001',
      guildId: null,
      fileName: letter.repeat(100),
      withTags: true,
      startedAt: 0,
      finishedAt: 1,
      toldAt: null,
      undoneAt: null,
      failingSince: 1,
      tagsLeftOut: n,
      longTagsLeftOut: n,
    },
    counts: {
      added: n,
      present: n,
      repeated: n,
      not_found: n,
      ambiguous: n,
      unreadable: n,
      unreachable: n,
      stopped: n,
      open: n,
    },
    missing: Array.from({ length: 10 }, () => ({
      name: letter.repeat(200),
      line: 9_999,
      outcome: 'ambiguous' as const,
    })),
    changes: { saved: n, tagged: n },
  };
}

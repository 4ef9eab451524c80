import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repetitions } from '../support/fault-counts.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { DigestLayout } from '../../src/core/schedule/digest-layout.ts';
import { readMessageDraft } from '../../src/discord-emulator/validation/message-form.ts';
import { about } from '../../src/views/notice/about.ts';
import { abstractView } from '../../src/views/paper/abstract.ts';
import { card, sharedCard } from '../../src/views/paper/card.ts';
import { withServerCounts } from '../../src/views/format/server-counts.ts';
import { digest, digestNote } from '../../src/views/schedule/digest.ts';
import { plainDigest } from '../../src/views/schedule/plain-digest.ts';
import { messagePapers } from '../../src/views/list/message-papers.ts';
import type { ImportState } from '../../src/core/library/library-import.ts';
import { libraryList } from '../../src/views/library/library-list.ts';
import { importProgress, importResult } from '../../src/views/notice/library-import.ts';
import { errorNotice, notice } from '../../src/views/notice/notice.ts';
import {
  pickedNotice,
  removedNotice,
  savedNotice,
  undoneNotice,
} from '../../src/views/notice/saved-notice.ts';
import { scheduleList, SCHEDULES_PER_PAGE } from '../../src/views/schedule/schedule-list.ts';
import { schedulePaused } from '../../src/views/notice/schedule-paused.ts';
import { scheduleDeleted } from '../../src/views/schedule/schedule-deleted.ts';
import { scheduleForecast } from '../../src/views/schedule/schedule-forecast.ts';
import { scheduleSaved } from '../../src/views/schedule/schedule-saved.ts';
import { searchExplanation } from '../../src/views/list/search-explanation.ts';
import { searchResults } from '../../src/views/list/search-results.ts';
import { similarPapers } from '../../src/views/list/similar-papers.ts';
import type { EarlierPost } from '../../src/views/paper/earlier-posts.ts';
import { aPaper } from './paper-fixtures.ts';
import { anyEntry, anySchedule } from './schedule/schedule-fixtures.ts';
import { adminViews } from './admin-views.ts';
import { anyPaper, anyText } from './paper-arbitrary.ts';
import { limitsBroken } from './discord-limits.ts';
import { activeMarkdown } from './active-markdown.ts';
import { libraryViews } from './library/library-arbitraries.ts';
import { libraryPage, listedSave } from './library/saved-entries.ts';
import { listViews } from './list-arbitraries.ts';
import { chartViews } from './charts/chart-views.ts';
import { recommendationViews } from './list/recommendation-views.ts';
import { longestOrigins } from './list/long-origins.ts';
import { customIdsOf } from './message-parts.ts';
import { deskViews } from './desk/desk-arbitraries.ts';
import { deliveredViews } from './watch/delivered-arbitraries.ts';
import { watchViews } from './watch/watch-arbitraries.ts';

const nonce = 'Zm9vYmFyYmF6cXV4-_AAAA';
const papers = fc.array(anyPaper, { minLength: 1, maxLength: 10 });
const fewPapers = fc.array(anyPaper, { minLength: 1, maxLength: 5 });
const time = fc.integer({ min: 0, max: 4e12 });

const member = '223456789012345678';
const listId = '323456789012345678';
const earlierPost: EarlierPost = {
  messageId: '423456789012345678',
  channelId: '123456789012345678',
  guildId: '523456789012345678',
  postedAt: 1e12,
};
const anyEarlierPost = fc
  .tuple(time, fc.boolean())
  .map(([postedAt, isDm]): EarlierPost => ({ ...earlierPost, postedAt, ...(isDm ? { guildId: null } : {}) }));

/** A view of arbitrary input, and the papers that it shows. */
type ViewArbitrary = fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>;

/** A layout with a heading above every few papers, each of which has one like it and is unlike all others. */
function layoutOf(shown: readonly Paper[], heading: string, every: number): DigestLayout {
  const ids = shown.map(paper => paper.id);
  return {
    order: ids,
    headings: new Map(ids.filter((_, at) => at % every === 0).map(id => [id, heading])),
    collapsed: new Set(ids.filter((_, at) => at % every === 1)),
    unlike: new Set(ids),
  };
}

const views: readonly [string, ViewArbitrary][] = [
  [
    'card',
    fc
      .tuple(
        anyPaper,
        fc.boolean(),
        fc.boolean(),
        fc.array(anyEarlierPost, { maxLength: 5 }),
        fc.nat(),
        anyText,
        fc.option(fc.record({ postedAt: time, sharedBy: fc.constant(member) }), { nil: undefined }),
      )
      .map(([paper, saved, posted, earlierPosts, savers, source, repeatOf]) => ({
        body: card(paper, {
          saved,
          posted,
          earlierPosts,
          savers,
          publicSavers: savers % 2 === 0 ? [] : [member, member],
          source,
          ...(repeatOf && { repeatOf }),
          results: { id: `v1|results|${listId}|0`, total: savers },
        }),
        shown: [paper],
      })),
  ],
  [
    'shared card',
    fc.tuple(anyPaper, fc.boolean()).map(([paper, canReact]) => ({
      body: sharedCard(paper, { sharedBy: member, canReact }),
      shown: [paper],
    })),
  ],
  ['abstract', anyPaper.map(paper => ({ body: abstractView(paper), shown: [paper] }))],
  [
    'search results',
    fc
      .tuple(
        fc.oneof(fewPapers, fc.constant([])),
        anyText,
        fc.nat(),
        fc.array(fc.record({ from: anyText, to: anyText })),
        fc.array(anyText),
        fc.boolean(),
        fc.nat(1000),
      )
      .map(([found, queryText, more, corrections, ignored, posted, offset]) => ({
        body: searchResults({
          list: {
            id: listId,
            queryText,
            paperIds: [...Array.from({ length: offset }, () => 1), ...found.map(paper => paper.id)],
            total: found.length + more,
            totalWithAll: more % 9,
            corrections,
            ignored,
          },
          papers: found,
          offset,
          limit: 5,
          posted,
          extraHints: ignored.slice(0, 1),
          ...(more % 2 === 0 ? {} : { progress: { indexed: more, papers: more * more } }),
          buttons: Array.from({ length: more % 6 }, (_, at) => ({
            id: `v1|search|relevance|word${at}`,
            label: 'Did you mean word?',
          })),
        }),
        shown: found,
      })),
  ],
  [
    'explained scores',
    fc
      .tuple(fewPapers, anyText, anyText, fc.float({ noNaN: true }))
      .map(([found, queryText, part, value]) => ({
        body: searchExplanation(
          queryText,
          found.map(paper => ({
            paper,
            score: value,
            parts: [
              { part, value },
              { part: 'bm25', value: 1 },
            ],
          })),
        ),
        shown: [],
      })),
  ],
  [
    'similar papers',
    fc
      .tuple(
        anyPaper,
        fc.oneof(fewPapers, fc.constant([])),
        fc.array(anyText, { maxLength: 5 }),
        fc.nat(20),
        fc.nat(20),
      )
      .map(([to, near, words, offset, more]) => ({
        body: similarPapers({
          to,
          papers: near,
          offset,
          total: offset + near.length + more,
          limit: 5,
          sharedTerms: new Map(near.map(({ id }) => [id, words])),
          source: words[0] ?? 'arXiv',
        }),
        shown: near,
      })),
  ],
  [
    'papers found in a message',
    fc.tuple(papers, anyEarlierPost, fc.boolean()).map(([found, post, unknown]) => ({
      body: messagePapers(
        found.map(paper => ({ paper, earlierPosts: [post] })),
        { notFound: unknown ? ['2507.12345'] : [], notLookedUp: unknown ? ['math/0611800'] : [] },
      ),
      shown: [...found, aPaper({ arxivId: '2507.12345' }), aPaper({ arxivId: 'math/0611800' })],
    })),
  ],
  [
    'digest',
    fc
      .tuple(papers, anyText, anyText, fc.boolean(), time)
      .map(([chosen, heading, intro, canReact, lateSince]) => ({
        body: digest({ heading, intro, sharedBy: member, papers: chosen, nonce, canReact, lateSince }),
        shown: chosen,
      })),
  ],
  [
    'digest in groups',
    fc.tuple(papers, anyText, fc.nat(3)).map(([chosen, heading, every]) => ({
      body: digest({ heading, papers: chosen, nonce, layout: layoutOf(chosen, heading, every + 1) }),
      shown: chosen,
    })),
  ],
  [
    'plain digest',
    fc.tuple(papers, anyText, time).map(([chosen, heading, lateSince]) => ({
      body: plainDigest({ heading, papers: chosen, nonce, lateSince }),
      shown: chosen,
    })),
  ],
  [
    'digest note',
    fc
      .tuple(anyText, anyText)
      .map(([heading, text]) => ({ body: digestNote({ heading, text, nonce }), shown: [] })),
  ],
  ['removed notice', anyPaper.map(paper => ({ body: removedNotice(paper), shown: [paper] }))],
  [
    'saved notice',
    fc.tuple(papers, fc.nat(10)).map(([saved, newCount]) => ({
      body: savedNotice(saved, { added: saved.map(({ id }) => id), newCount }),
      shown: saved,
    })),
  ],
  [
    'picked notice',
    papers.map(offered => {
      const ids = offered.map(({ id }) => id);
      return {
        body: pickedNotice({
          offered,
          kept: new Set(ids.slice(0, 3)),
          stillSaved: new Set(ids.slice(5)),
        }),
        shown: offered,
      };
    }),
  ],
  [
    'undone notice',
    papers.map(removed => ({ body: undoneNotice(removed, removed.slice(5)), shown: removed })),
  ],
  [
    'schedules',
    fc
      .tuple(fc.array(anyEntry, { maxLength: SCHEDULES_PER_PAGE }), fc.nat(20), fc.nat(300_000))
      .map(([entries, offset, spreadMs]) => ({
        body: scheduleList({ entries, total: offset + entries.length, offset, spreadMs }),
        shown: [],
      })),
  ],
  [
    'saved schedule',
    fc
      .tuple(anySchedule, fc.array(anyText))
      .map(([schedule, notes]) => ({ body: scheduleSaved(schedule, notes), shown: [] })),
  ],
  [
    'deleted schedule',
    fc.tuple(anySchedule, time).map(([schedule, until]) => ({
      body: scheduleDeleted(schedule, until),
      shown: [],
    })),
  ],
  [
    'forecast of a schedule',
    fc
      .tuple(anySchedule, fc.array(fc.nat(10), { maxLength: 31 }), anyText)
      .map(([schedule, counts, text]) => ({
        body: scheduleForecast(schedule, {
          next: schedule.next,
          messages: counts.length,
          forumPost: { name: text, tags: [text, text] },
          roleProblem: text,
          draft: { message: { guildId: '1', channelId: '2', messageId: '3' } },
          hasPicture: false,
          slots: counts.map(each => ({ date: '2026-11-01', papers: each })),
          days: 30,
        }),
        shown: [],
      })),
  ],
  [
    'notice of a paused schedule',
    fc.tuple(anySchedule, anyText, fc.boolean()).map(([schedule, problem, resumesWithAccess]) => ({
      body: schedulePaused(schedule, { problem, resumesWithAccess }),
      shown: [],
    })),
  ],
  ['notice', anyText.map(text => ({ body: notice(text), shown: [] }))],
  ['error notice', anyText.map(text => ({ body: errorNotice(text), shown: [] }))],
  ...adminViews,
  ...listViews,
  ...recommendationViews,
  ...chartViews,
  ...libraryViews,
  ...watchViews,
  ...deliveredViews,
  ...deskViews,
];

describe.each(views)('%s', (_, view) => {
  it('keeps to all limits of Discord for any input', () => {
    fc.assert(
      fc.property(view, ({ body }) => {
        expect(limitsBroken(body)).toEqual([]);
        // The emulator has its own copy of Discord's rules.
        expect(() => readMessageDraft(structuredClone(body), 0)).not.toThrow();
      }),
      { numRuns: repetitions(30, 500) },
    );
  });

  it('renders no text as a mention, link or emoji', () => {
    fc.assert(
      fc.property(view, ({ body, shown }) => {
        expect(activeMarkdown(body, shown)).toEqual([]);
      }),
      { numRuns: repetitions(15, 250) },
    );
  });
});

it('about keeps to all limits of Discord, and renders no text as a mention, link or emoji', () => {
  const body = about();
  expect(limitsBroken(body)).toEqual([]);
  expect(() => readMessageDraft(structuredClone(body), 0)).not.toThrow();
  expect(activeMarkdown(body, [])).toEqual([]);
});

/** A paper with very long texts in all its fields. */
function hugePaper(letter: string, id: number): Paper {
  return aPaper({
    id,
    url: `https://a.example/${'x'.repeat(82)}`,
    title: letter.repeat(2_000),
    abstract: letter.repeat(20_000),
    tldr: letter.repeat(20_000),
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
  const ten = Array.from({ length: 10 }, (_, index) => hugePaper(letter, 10 ** 15 - index));
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

describe('the nonce', () => {
  it('is in a custom_id of every digest and note', () => {
    const withPapers = digest({ heading: 'h', papers: [aPaper()], nonce });
    const note = digestNote({ heading: 'h', text: 't', nonce });
    for (const body of [withPapers, note]) expect(customIdsOf(body).join()).toContain(nonce);
  });
});

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

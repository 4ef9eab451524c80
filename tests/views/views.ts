import fc from 'fast-check';
import { abstractView } from '../../src/views/paper/abstract.ts';
import { card, resultsButton } from '../../src/views/paper/card.ts';
import { sharedCard } from '../../src/views/paper/posted-card.ts';
import { messagePapers } from '../../src/views/list/message-papers.ts';
import { errorNotice, notice } from '../../src/views/notice/notice.ts';
import {
  pickedNotice,
  removedNotice,
  savedNotice,
  undoneNotice,
} from '../../src/views/notice/saved-notice.ts';
import { searchExplanation } from '../../src/views/list/search-explanation.ts';
import { searchResults } from '../../src/views/list/search-results.ts';
import { similarPapers } from '../../src/views/list/similar-papers.ts';
import type { EarlierPost } from '../../src/views/paper/earlier-posts.ts';
import { aPaper } from './paper-fixtures.ts';
import { adminViews } from './admin-views.ts';
import { anyPaper, anyText } from './paper-arbitrary.ts';
import { libraryViews } from './library/library-arbitraries.ts';
import { listViews } from './list-arbitraries.ts';
import { chartViews } from './charts/chart-views.ts';
import { recommendationViews } from './list/recommendation-views.ts';
import { deskViews } from './desk/desk-arbitraries.ts';
import { deliveredViews } from './watch/delivered-arbitraries.ts';
import { watchViews } from './watch/watch-arbitraries.ts';
import { scheduleViews } from './schedule-views.ts';
import { papers, time, member, listId, earlierPost, type ViewArbitrary } from './view-inputs.ts';

const fewPapers = fc.array(anyPaper, { minLength: 1, maxLength: 5 });
const anyEarlierPost = fc
  .tuple(time, fc.boolean())
  .map(([postedAt, isDm]): EarlierPost => ({ ...earlierPost, postedAt, ...(isDm ? { guildId: null } : {}) }));

/** All views. */
export const views: readonly [string, ViewArbitrary][] = [
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
          results: resultsButton(`v1|results|${listId}|0`, savers),
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
  ['notice', anyText.map(text => ({ body: notice(text), shown: [] }))],
  ['error notice', anyText.map(text => ({ body: errorNotice(text), shown: [] }))],
  ...scheduleViews,
  ...adminViews,
  ...listViews,
  ...recommendationViews,
  ...chartViews,
  ...libraryViews,
  ...watchViews,
  ...deliveredViews,
  ...deskViews,
];

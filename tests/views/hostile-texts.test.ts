import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { periodOf } from '../../src/core/time/periods.ts';
import { readMessageDraft } from '../../src/discord-emulator/validation/message-form.ts';
import { abstractView } from '../../src/views/paper/abstract.ts';
import { card } from '../../src/views/paper/card.ts';
import { sharedCard } from '../../src/views/paper/posted-card.ts';
import { digest, digestNote } from '../../src/views/schedule/digest.ts';
import { messagePapers } from '../../src/views/list/message-papers.ts';
import { libraryList } from '../../src/views/library/library-list.ts';
import { libraryPage, listedSave } from './library/saved-entries.ts';
import { errorNotice, notice } from '../../src/views/notice/notice.ts';
import { periodList } from '../../src/views/list/period-list.ts';
import { trendingList } from '../../src/views/list/trending-list.ts';
import { voteNotice } from '../../src/views/notice/vote-notice.ts';
import { removedNotice, savedNotice } from '../../src/views/notice/saved-notice.ts';
import { searchResults } from '../../src/views/list/search-results.ts';
import { similarPapers } from '../../src/views/list/similar-papers.ts';
import { aPaper } from './paper-fixtures.ts';
import { hostilePieces } from './paper-arbitrary.ts';
import { activeMarkdown, layoutOf } from './active-markdown.ts';
import { limitsBroken } from './discord-limits.ts';

const TEXT_COUNT = inject('hostileTexts');
const PAGE_SIZE = 5;

/** The same texts in each run: pieces with a meaning to Discord, alone, in a row, doubled, and cut anywhere. */
const crafted = fc
  .sample(
    fc
      .tuple(
        fc.array(fc.oneof(fc.constantFrom(...hostilePieces), fc.string({ unit: 'grapheme', maxLength: 3 })), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.constantFrom('', ' ', '\n', '\\', '|', '\u200B'),
        fc.nat(40),
      )
      .map(([pieces, joint, cut]) => pieces.join(joint).slice(cut % 3)),
    { numRuns: TEXT_COUNT, seed: 2_026 },
  )
  // A text that is empty once cleaned changes the layout, as it should.
  .map(text => `word ${text} word`);

const DAY = '2026-11-20';
const member = '223456789012345678';

function paperOf(text: string, id: number): Paper {
  return aPaper({
    id,
    title: text,
    abstract: text,
    tldr: text,
    authors: [text],
    keywords: [text],
    organization: text,
    publishedAt: DAY,
    upvotes: 3,
    arxivId: '2507.12345',
  });
}

function listOf(papers: readonly Paper[], queryText: string) {
  return {
    id: '323456789012345678',
    queryText,
    paperIds: papers.map(paper => paper.id),
    total: papers.length,
    corrections: [{ from: queryText, to: queryText }],
    ignored: [queryText],
  };
}

const page = { offset: 0, limit: PAGE_SIZE, posted: false };
const TRENDING_HERE = { kind: 'trending', scope: 'here', period: 'week' } as const;
const period = periodOf('daily', DAY);
if (!period) throw new Error(`no day ${DAY}`);
const day = { period, older: undefined, newer: undefined, today: DAY };

/** Every view that shows texts of one or several papers; the first paper's text is also what the user typed. */
const views: readonly [string, (papers: readonly Paper[], typed: string, first: Paper) => MessageBody][] = [
  ['card', (_papers, _typed, first) => card(first, { saved: false })],
  ['shared card', (_papers, _typed, first) => sharedCard(first, { sharedBy: member, canReact: true })],
  ['abstract', (_papers, _typed, first) => abstractView(first)],
  ['removed notice', (_papers, _typed, first) => removedNotice(first)],
  ['notice', (_papers, typed) => notice(typed)],
  ['error notice', (_papers, typed) => errorNotice(typed)],
  ['digest note', (_papers, typed) => digestNote({ heading: typed, text: typed, nonce: 'nonce' })],
  ['search results', (papers, typed) => searchResults({ list: listOf(papers, typed), papers, ...page })],
  ['nothing found', (_papers, typed) => searchResults({ list: listOf([], typed), papers: [], ...page })],
  ['digest', (papers, typed) => digest({ heading: typed, papers, nonce: 'nonce', sharedBy: member })],
  ['library', papers => libraryList(libraryPage(papers.map(paper => listedSave(paper))))],
  ['saved notice', papers => savedNotice(papers)],
  [
    'vote notice',
    (_papers, _typed, first) => voteNotice(first, { hasVoted: true, votes: 2, voteEmoji: '👍' }),
  ],
  [
    'similar papers',
    (papers, typed, first) =>
      similarPapers({
        to: first,
        papers,
        offset: 0,
        total: papers.length,
        limit: 5,
        sharedTerms: new Map(papers.map(({ id }) => [id, [typed]])),
      }),
  ],
  [
    'papers of a message',
    papers =>
      messagePapers(
        papers.map(paper => ({ paper, earlierPosts: [] })),
        { notFound: [], notLookedUp: [] },
      ),
  ],
  ['daily list', papers => periodList({ ...day, papers, total: papers.length, ...page })],
  ['trending papers', papers => trendingList({ list: TRENDING_HERE, papers, total: papers.length, ...page })],
];

const pages = Array.from({ length: TEXT_COUNT / PAGE_SIZE }, (_, at) => at * PAGE_SIZE);

describe.each(views)('hostile texts in a %s', (name, view) => {
  const isList = /results|digest$|library|saved|papers|list/.test(name);
  const render = (texts: readonly string[]): { body: MessageBody; papers: Paper[] } => {
    const papers = texts.map((text, at) => paperOf(text, at + 1));
    const [first = aPaper()] = papers;
    return { body: view(papers, texts[0] ?? '', first), papers };
  };
  const texts = isList ? pages.map(at => crafted.slice(at, at + PAGE_SIZE)) : crafted.map(text => [text]);

  it('stay plain text: no mention, foreign link or formatting, and nothing that Discord rejects', () => {
    const harmless = layoutOf(render(Array.from({ length: texts[0]?.length ?? 1 }, () => 'word')).body);
    const broken = texts.filter(each => {
      const { body, papers } = render(each);
      readMessageDraft(structuredClone(body), 0);
      const problems = [...limitsBroken(body), ...activeMarkdown(body, papers)];
      return problems.length > 0 || layoutOf(body).join(' ') !== harmless.join(' ');
    });
    expect(broken).toEqual([]);
    expect(texts.flat()).toHaveLength(TEXT_COUNT);
  });
});

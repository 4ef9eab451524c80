import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { periodOf } from '../../src/core/time/periods.ts';
import { readMessageDraft } from '../../src/discord-emulator/validation/message-form.ts';
import { abstractView } from '../../src/views/paper/abstract.ts';
import { card, sharedCard } from '../../src/views/paper/card.ts';
import { digest, digestNote } from '../../src/views/schedule/digest.ts';
import { foundInMessage } from '../../src/views/paper/found-in-message.ts';
import { libraryList } from '../../src/views/list/library-list.ts';
import { errorNotice, notice } from '../../src/views/notice/notice.ts';
import { papersList, trendingPapers } from '../../src/views/list/papers-list.ts';
import { removedNotice, savedNotice } from '../../src/views/notice/saved-notice.ts';
import { searchResults } from '../../src/views/list/search-results.ts';
import { similarPapers } from '../../src/views/paper/similar-papers.ts';
import { aPaper } from './paper/a-paper.ts';
import { hostile } from './any-paper.ts';
import { comeToLife, layoutOf } from './come-to-life.ts';
import { limitsBroken } from './discord-limits.ts';

const CRAFTED = 10_000;
const ON_A_PAGE = 5;

/** Always the same texts: pieces that mean something to Discord, alone, in a row, doubled, and cut anywhere. */
const crafted = fc
  .sample(
    fc
      .tuple(
        fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 3 })), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.constantFrom('', ' ', '\n', '\\', '|', '\u200B'),
        fc.nat(40),
      )
      .map(([pieces, joint, cut]) => pieces.join(joint).slice(cut % 3)),
    { numRuns: CRAFTED, seed: 2_026 },
  )
  // A text that is empty once it is cleaned changes what is shown, rightly.
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

function listOf(papers: readonly Paper[], asked: string) {
  return {
    id: '323456789012345678',
    asked,
    paperIds: papers.map(paper => paper.id),
    total: papers.length,
    corrections: [{ from: asked, to: asked }],
    ignored: [asked],
  };
}

const page = { offset: 0, limit: ON_A_PAGE, posted: false };
const period = periodOf('daily', DAY);
if (!period) throw new Error(`no day ${DAY}`);
const day = { period, older: undefined, newer: undefined, today: DAY };

/** Every view that shows texts of one paper, or of several; the first one's text is also what somebody typed. */
const views: readonly [string, (papers: readonly Paper[], typed: string, first: Paper) => MessageBody][] = [
  ['card', (_papers, _typed, first) => card(first, { saved: false })],
  ['shared card', (_papers, _typed, first) => sharedCard(first, { sharedBy: member, reactable: true })],
  ['abstract', (_papers, _typed, first) => abstractView(first)],
  ['removed notice', (_papers, _typed, first) => removedNotice(first)],
  ['notice', (_papers, typed) => notice(typed)],
  ['error notice', (_papers, typed) => errorNotice(typed)],
  ['digest note', (_papers, typed) => digestNote({ heading: typed, text: typed, nonce: 'nonce' })],
  ['search results', (papers, typed) => searchResults({ list: listOf(papers, typed), papers, ...page })],
  ['nothing found', (_papers, typed) => searchResults({ list: listOf([], typed), papers: [], ...page })],
  ['digest', (papers, typed) => digest({ heading: typed, papers, nonce: 'nonce', sharedBy: member })],
  [
    'library',
    papers =>
      libraryList({
        entries: papers.map(paper => ({ paper, savedAt: 1e12 })),
        total: 5,
        offset: 0,
        limit: 10,
      }),
  ],
  ['saved notice', papers => savedNotice(papers)],
  [
    'similar papers',
    (papers, typed, first) =>
      similarPapers({ to: first, papers, shared: new Map(papers.map(({ id }) => [id, [typed]])) }),
  ],
  [
    'papers of a message',
    papers =>
      foundInMessage(
        papers.map(paper => ({ paper, stood: [] })),
        [],
      ),
  ],
  ['daily list', papers => papersList({ ...day, papers, total: papers.length, ...page })],
  ['trending papers', papers => trendingPapers({ papers, total: papers.length, ...page })],
];

const pages = Array.from({ length: CRAFTED / ON_A_PAGE }, (_, at) => at * ON_A_PAGE);

describe.each(views)('10,000 hostile texts in a %s', (name, view) => {
  const isList = /results|digest$|library|saved|papers|list/.test(name);
  const drawn = (texts: readonly string[]): { body: MessageBody; papers: Paper[] } => {
    const papers = texts.map((text, at) => paperOf(text, at + 1));
    const [first = aPaper()] = papers;
    return { body: view(papers, texts[0] ?? '', first), papers };
  };
  const texts = isList ? pages.map(at => crafted.slice(at, at + ON_A_PAGE)) : crafted.map(text => [text]);

  it('stay text: no mention, no link but our own, no formatting, nothing that Discord refuses', () => {
    const harmless = layoutOf(drawn(Array.from({ length: texts[0]?.length ?? 1 }, () => 'word')).body);
    const spoilt = texts.filter(each => {
      const { body, papers } = drawn(each);
      readMessageDraft(structuredClone(body), 0);
      const wrong = [...limitsBroken(body), ...comeToLife(body, papers)];
      return wrong.length > 0 || layoutOf(body).join(' ') !== harmless.join(' ');
    });
    expect(spoilt).toEqual([]);
    expect(texts.flat()).toHaveLength(CRAFTED);
  });
});

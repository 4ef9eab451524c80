import fc from 'fast-check';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import {
  cleanNote,
  joinItems,
  READING_STATUSES,
  type LibraryItem,
} from '../../../src/core/library/library-item.ts';
import { LIBRARY_SORTS } from '../../../src/core/library/library.ts';
import { MAX_TAGS_PER_PAPER, parseTag } from '../../../src/core/library/tags.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { libraryList } from '../../../src/views/library/library-list.ts';
import { savedMenu } from '../../../src/views/library/saved-menu.ts';
import { sharedLibrary } from '../../../src/views/library/shared-library.ts';
import { longestOrigins } from '../list/long-origins.ts';
import { anyPaper, anyText } from '../paper-arbitrary.ts';

const papers = fc.array(anyPaper, { minLength: 1, maxLength: 10 });
const time = fc.integer({ min: 0, max: 4e12 });
const listId = '323456789012345678';

/** Any text that can be a tag. */
const anyTag = anyText.map(text => parseTag(Array.from(text).slice(0, 30).join('')) ?? 'tag');

const anyTags = fc.uniqueArray(anyTag, { maxLength: 2 * MAX_TAGS_PER_PAPER });

/** What a user can attach to a paper, also if that was two papers. */
const anyItem = fc
  .tuple(fc.constantFrom(...READING_STATUSES), anyText, anyText, anyTags, time)
  .map(([status, first, second, tags, statusChangedAt]): LibraryItem => {
    const item = { status, tags, statusChangedAt };
    return joinItems({ ...item, note: cleanNote(first) }, { ...item, note: cleanNote(second) });
  });

/** Views of a library, of any input. */
export const libraryViews: readonly [
  string,
  fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>,
][] = [
  [
    'library',
    fc
      .tuple(
        fc.oneof(papers, fc.constant([])),
        fc.array(anyItem, { minLength: 10, maxLength: 10 }),
        fc.record({ savedAt: time, before: fc.nat(1000), after: fc.nat(1_000_000) }),
        anyTags,
        anyText,
        fc.constantFrom(...LIBRARY_SORTS),
      )
      .map(([saved, items, { savedAt, before, after }, tags, query, sort]) => ({
        body: libraryList({
          entries: saved.flatMap((paper, at) => {
            const item = items[at];
            return item ? [{ ...item, paper, savedAt, origins: at % 2 === 0 ? longestOrigins : [] }] : [];
          }),
          total: before + saved.length + after,
          saved: before + after + 1,
          offset: before,
          limit: 10,
          view: { sort, tag: tags.at(-1), status: items[0]?.status, resultListId: listId },
          queryText: query,
          ownTags: tags.map(tag => ({ tag, papers: before })),
        }),
        shown: saved,
      })),
  ],
  [
    'menu of a saved paper',
    fc.tuple(anyPaper, anyItem, time, anyTags).map(([paper, item, savedAt, ownTags]) => ({
      body: savedMenu({
        paper,
        entry: { ...item, paperId: paper.id, savedAt },
        origins: longestOrigins,
        ownTags,
        news: 'Note saved.',
      }),
      shown: [paper],
    })),
  ],
  [
    'shared library',
    fc
      .tuple(papers, anyText, fc.nat(1000), fc.nat(1_000_000), fc.boolean())
      .map(([saved, tag, before, after, posted]) => ({
        body: sharedLibrary({
          heading: `Saved papers: ${tag}`,
          papers: saved,
          offset: before,
          limit: 10,
          total: before + saved.length + after,
          tagKey: 'abc',
          posted,
        }),
        shown: saved,
      })),
  ],
];

import fc from 'fast-check';
import { emptyPaper, type PaperFields } from '../../../src/core/paper/paper.ts';
import { isPartialDate } from '../../../src/core/time/partial-date.ts';

// Few and short values, so that records are often equal or contradict each other.
const text = fc.constantFrom('a', 'b', 'ab', 'ba', 'a $x$');
const optionalText = fc.option(text);
const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
const count = fc.option(fc.integer({ min: 0, max: 5 }));
const date = fc
  .constantFrom('2023', '2024', '2024-02', '2024-02-03', '2024-02-01', '2024-01')
  .filter(isPartialDate);
const days = fc
  .uniqueArray(fc.constantFrom('2024-01-01', '2024-01-02', '2024-02-01'))
  .map(found => found.toSorted());

/** Valid records of one paper, which `identify` would merge. */
export const anyFields: fc.Arbitrary<PaperFields> = fc
  .record({
    externalId: optionalText,
    arxivId: fc.option(fc.constant('2405.19561')),
    doi: fc.option(fc.constantFrom('10.1000/a', '10.1000/ab')),
    title: text,
    abstract: optionalText,
    tldr: optionalText,
    keywords: list,
    authors: list,
    authorCount: count,
    organization: optionalText,
    publishedAt: fc.option(date),
    listedOn: days,
    upvotes: count,
    comments: count,
    categories: list,
    url: optionalText,
    githubRepo: optionalText,
    thumbnail: optionalText,
    isWithdrawn: fc.boolean(),
  })
  .map(fields => ({
    ...emptyPaper(fields.title),
    ...fields,
    authorCount: fields.authorCount === null ? null : Math.max(fields.authorCount, fields.authors.length),
  }));

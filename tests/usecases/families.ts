import fc from 'fast-check';
import { mergeFields } from '../../src/core/paper/merge.ts';
import { emptyPaper, type PaperFields } from '../../src/core/paper/paper.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';

// A few titles as sources write them: some differ in form only, and some papers have two titles.
const titles = [
  'M$^3$ViT',
  'M³ViT',
  'Introduction',
  'introduction',
  'PanGu-$\\pi$',
  'PanGu-π: A Model',
  'Lost',
];

const maybe = (...values: string[]) => fc.constantFrom(null, null, ...values);

/** Records with few identifiers and titles, so that they often describe one paper, or seem to. */
export const anyRecord: fc.Arbitrary<PaperFields> = fc
  .record({
    title: fc.constantFrom(...titles),
    arxivId: maybe('2501.00001', '2501.00002'),
    externalId: maybe('x1', 'x2', 'x3'),
    abstract: maybe('Short.', 'Somewhat longer.'),
    upvotes: fc.option(fc.nat(3)),
    listedOn: fc.subarray(['2025-01-01', '2025-01-02']),
  })
  .map(fields => ({ ...emptyPaper(fields.title), ...fields }));

/** Groups records by the chains of links between them; see `identify`. */
export function familiesOf(records: readonly PaperFields[], isLinked = areLinked): PaperFields[][] {
  let families: PaperFields[][] = [];
  for (const record of records) {
    const near = families.filter(family => family.some(other => isLinked(record, other)));
    families = [...families.filter(family => !near.includes(family)), [...near.flat(), record]];
  }
  return families;
}

/** Returns true if the order of the records does not matter. */
export function areClear(records: readonly PaperFields[]): boolean {
  return familiesOf(records).every(family => {
    const externalIds = new Set(family.flatMap(({ externalId }) => externalId ?? []));
    if (new Set(family.flatMap(({ arxivId }) => arxivId ?? [])).size > 1) return false;
    return externalIds.size <= 1 || familiesOf(family, shareId).length === 1;
  });
}

/** Returns the paper that a family of records results in. */
export function paperOf(family: readonly PaperFields[]): PaperFields {
  return family.reduce(mergeFields);
}

function areLinked(a: PaperFields, b: PaperFields): boolean {
  return (
    shareId(a, b) ||
    (titleKey(a.title) === titleKey(b.title) &&
      !differ(a.arxivId, b.arxivId) &&
      !differ(a.externalId, b.externalId))
  );
}

function shareId(a: PaperFields, b: PaperFields): boolean {
  return (
    (a.arxivId !== null && a.arxivId === b.arxivId) ||
    (a.externalId !== null && a.externalId === b.externalId)
  );
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

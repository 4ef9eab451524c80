import fc from 'fast-check';
import { mergeFields } from '../../src/core/paper/merge.ts';
import { emptyPaper, type PaperFields } from '../../src/core/paper/paper.ts';
import { maySharePaper } from '../../src/core/paper/same-work.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';

// A few titles as sources write them: some differ in form only, some papers have two titles, and one says nothing.
const titles = [
  'M$^3$ViT',
  'M³ViT',
  'Lampwork',
  'lampwork',
  'Introduction',
  'PanGu-$\\pi$',
  'PanGu-π: A Model',
  'Lost',
];

const maybe = (...values: string[]) => fc.constantFrom(null, null, ...values);

/** Records with few identifiers, titles and authors, so that they often describe one paper, or seem to. */
export const anyRecord: fc.Arbitrary<PaperFields> = fc
  .record({
    title: fc.constantFrom(...titles),
    arxivId: maybe('2501.00001', '2501.00002'),
    doi: maybe('10.1000/a', '10.1000/b'),
    externalId: maybe('x1', 'x2', 'x3'),
    authors: fc.constantFrom([], [], ['Ada Byron'], ['Alan Turing'], ['Ada Byron', 'Alan Turing']),
    publishedAt: maybe('2025', '1999'),
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
  const families = familiesOf(records);
  return families.every(
    (family, at) =>
      hasClearIdentifiers(family) &&
      hasClearAuthorship(
        family,
        records.filter(record => !family.includes(record)),
      ) &&
      families.slice(0, at).every(other => !areLinkedPapers(family, other)),
  );
}

function hasClearIdentifiers(family: readonly PaperFields[]): boolean {
  if (valuesOf(family, 'arxivId').size > 1) return false;
  if (valuesOf(family, 'doi').size > 1 && familiesOf(family, share('arxivId')).length > 1) return false;
  return valuesOf(family, 'externalId').size <= 1 || familiesOf(family, shareIdentifier).length === 1;
}

function hasClearAuthorship(family: readonly PaperFields[], others: readonly PaperFields[]): boolean {
  const authors = new Set(family.map(record => record.authors.join(';')).filter(names => names !== ''));
  const years = new Set(
    family.flatMap(({ publishedAt, arxivId }) => publishedAt ?? (arxivId === null ? [] : '2025')),
  );
  if (authors.size <= 1 && years.size <= 1) return true;
  const keys = keysOf(family);
  return familiesOf(family, shareIdentifier).length === 1 && [...keysOf(others)].every(key => !keys.has(key));
}

/** Returns true if the papers that two families become share a title that may join them. */
function areLinkedPapers(a: readonly PaperFields[], b: readonly PaperFields[]): boolean {
  const [one, other] = [paperOf(a), paperOf(b)];
  const keys = keysOf(b);
  return a.some(
    ({ title }) =>
      keys.has(titleKey(title)) && !differInIdentifiers(one, other) && maySharePaper(title, one, other),
  );
}

/** Returns the paper that a family of records results in. */
export function paperOf(family: readonly PaperFields[]): PaperFields {
  return family.reduce(mergeFields);
}

function areLinked(a: PaperFields, b: PaperFields): boolean {
  if (shareIdentifier(a, b) || areEqual(a, b)) return true;
  return (
    titleKey(a.title) === titleKey(b.title) && !differInIdentifiers(a, b) && maySharePaper(a.title, a, b)
  );
}

type Identifier = 'arxivId' | 'doi' | 'externalId';
const IDENTIFIERS: readonly Identifier[] = ['arxivId', 'doi', 'externalId'];

function share(kind: Identifier) {
  return (a: PaperFields, b: PaperFields) => a[kind] !== null && a[kind] === b[kind];
}

function shareIdentifier(a: PaperFields, b: PaperFields): boolean {
  return IDENTIFIERS.some(kind => share(kind)(a, b));
}

function differInIdentifiers(a: PaperFields, b: PaperFields): boolean {
  return IDENTIFIERS.some(kind => a[kind] !== null && b[kind] !== null && a[kind] !== b[kind]);
}

/** Returns true if two records without an identifier are one, read twice. */
function areEqual(a: PaperFields, b: PaperFields): boolean {
  const [one, other] = [a, b].map(fields =>
    JSON.stringify({ ...fields, upvotes: null, comments: null, listedOn: [] }),
  );
  return one === other && IDENTIFIERS.every(kind => a[kind] === null);
}

function valuesOf(family: readonly PaperFields[], kind: Identifier): Set<string> {
  return new Set(family.flatMap(record => record[kind] ?? []));
}

function keysOf(records: readonly PaperFields[]): Set<string> {
  return new Set(records.map(({ title }) => titleKey(title)));
}

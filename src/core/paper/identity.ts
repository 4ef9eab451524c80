import { mergeFields } from './merge.ts';
import type { Paper, PaperCandidates, PaperFields } from './paper.ts';
import { maySharePaper } from './same-work.ts';

/**
 * The paper that a record describes; several, oldest first, if the record shows that they are the same. The reason for a
 * rejection is for the operator.
 */
export type Identity =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly papers: readonly [Paper, ...Paper[]] }
  | { readonly kind: 'rejected'; readonly reason: string };

type Identifiers = Pick<PaperFields, 'arxivId' | 'doi' | 'externalId'>;

/**
 * Decides which paper a record describes: the one with its arXiv id, the one with its DOI, the one with its external id,
 * and all papers of an equal title that may be the same. A record without any identifier is also the paper of an equal
 * record read before. Similar titles never match.
 *
 * A title never joins papers whose identifiers of one kind differ, nor what `maySharePaper` says are two. If papers of the
 * title differ from each other, a record with an identifier is identified by that only, and one without is rejected as
 * ambiguous. A DOI never joins papers with two arXiv ids; a record with another arXiv id than the paper of its DOI is a
 * paper of its own (publishers give a DOI once, authors copy it). An external id never joins papers with two arXiv ids or
 * DOIs: that record is rejected, because one of the two is wrong.
 *
 * The order of records does not matter if they are unambiguous. Call two records linked if they share an identifier or are
 * equal, or if they share a title, no kind of identifier differs and `maySharePaper` is true. Records are unambiguous if
 * - no chain of links leads from one arXiv id to another, nor from one DOI to another unless arXiv ids link all records
 *   of the chain, nor from one external id to another unless identifiers link them all;
 * - the records of a chain name the same authors and year, as far as they name any, or identifiers link them all and no
 *   other record has one of their titles;
 * - the papers that the chains become are not linked in turn.
 * Then each chain becomes one paper, in any order and batches, and with any repetitions.
 *
 * For ambiguous records the order matters, under any rule: a record with a title only becomes a paper; the first record
 * with that title and an identifier takes it over with everything that users attached; and only a second identifier shows
 * that the owner of the title is unknown. Rejecting it in every order would mean to remove data and saves from a paper
 * again. Such corpora may differ in which paper got the data, and in which of two contradictory records was rejected;
 * nothing that users attached to a paper is ever lost.
 */
export function identify(fields: PaperFields, candidates: PaperCandidates): Identity {
  const { byArxivId, byExternalId, byRecord, byTitle } = candidates;
  const byDoi = isDoiOfOther(fields, candidates.byDoi) ? undefined : candidates.byDoi;
  const surest = distinct([byArxivId, byDoi]);
  const problem = byExternalId && externalIdProblem(fields, byExternalId, surest);
  if (problem !== undefined) return rejected(problem);
  const identified = distinct([...surest, byExternalId, byRecord]);
  const evidence = identified.reduce<PaperFields>(mergeFields, fields);
  const mayBe = (paper: Paper): boolean =>
    !differInIdentifiers([fields, ...identified], paper) && maySharePaper(fields.title, evidence, paper);
  const sameTitle = byTitle.filter(paper => identified.every(({ id }) => id !== paper.id) && mayBe(paper));
  if (areOne(fields.title, sameTitle)) return known([...identified, ...sameTitle]);
  // The record is a paper that none of these is, or it carries an identifier that none of these has.
  if (identified.length > 0) return known(identified);
  if (hasIdentifier(fields)) return { kind: 'new' };
  return rejected(
    `ambiguous: its title fits ${sameTitle.length} papers (${listPapers(sameTitle)}); give the record an arXiv id, a DOI or an id`,
  );
}

/** Returns true if a record has an identifier of any kind. */
export function hasIdentifier({ arxivId, doi, externalId }: Identifiers): boolean {
  return arxivId !== null || doi !== null || externalId !== null;
}

/** Returns true if the DOI of a record belongs to a paper of another arXiv id, which the record is not. */
export function isDoiOfOther({ arxivId }: Pick<PaperFields, 'arxivId'>, byDoi: Paper | undefined): boolean {
  return byDoi !== undefined && differ(arxivId, byDoi.arxivId);
}

/** Returns why a record cannot be the paper of its external id; `undefined` if it can. */
function externalIdProblem(
  fields: PaperFields,
  byExternalId: Paper,
  surest: readonly Paper[],
): string | undefined {
  if (surest.some(({ id }) => id === byExternalId.id)) return undefined;
  const other = surest.find(paper => contradict(paper, byExternalId));
  if (other)
    return (
      `its ${kindOfContradiction(other, byExternalId)} belongs to ${describe(other)} and its own id to ` +
      `${describe(byExternalId)}; correct one of the two, or leave one out`
    );
  if (!contradict(fields, byExternalId)) return undefined;
  const kind = kindOfContradiction(fields, byExternalId);
  return (
    `its own id ${fields.externalId} belongs to ${describe(byExternalId)}, but its ${kind} is ` +
    `${kind === 'DOI' ? fields.doi : fields.arxivId}; correct the ${kind}, or give the record another id`
  );
}

function kindOfContradiction(a: Identifiers, b: Identifiers): 'arXiv id' | 'DOI' {
  return differ(a.arxivId, b.arxivId) ? 'arXiv id' : 'DOI';
}

/** Returns true if identifiers that are surer than an external id differ. */
function contradict(a: Identifiers, b: Identifiers): boolean {
  return differ(a.arxivId, b.arxivId) || differ(a.doi, b.doi);
}

/** Returns true if a title joins all these papers. */
function areOne(title: string, papers: readonly Paper[]): boolean {
  return papers.every((paper, at) =>
    papers
      .slice(0, at)
      .every(other => !differInIdentifiers([other], paper) && maySharePaper(title, other, paper)),
  );
}

/**
 * Returns true if the paper has an identifier of a kind that one of the others also has. The identifiers differ, or it
 * would be one of the others.
 */
function differInIdentifiers(others: readonly Identifiers[], paper: Paper): boolean {
  return IDENTIFIERS.some(kind => paper[kind] !== null && others.some(other => other[kind] !== null));
}

const IDENTIFIERS = ['arxivId', 'doi', 'externalId'] as const;

function known(papers: readonly Paper[]): Identity {
  const [oldest, ...others] = distinct(papers).toSorted((a, b) => a.id - b.id);
  return oldest ? { kind: 'known', papers: [oldest, ...others] } : { kind: 'new' };
}

function distinct(papers: readonly (Paper | undefined)[]): Paper[] {
  const found = papers.filter(paper => paper !== undefined);
  return [...new Map(found.map(paper => [paper.id, paper])).values()];
}

// A title as common as "Introduction" may fit hundreds.
const MAX_NAMED_PAPERS = 5;

function listPapers(papers: readonly Paper[]): string {
  const names = papers.slice(0, MAX_NAMED_PAPERS).map(describe);
  return [...names, ...(papers.length > MAX_NAMED_PAPERS ? ['…'] : [])].join(', ');
}

function describe(paper: Paper): string {
  if (paper.arxivId !== null) return `arXiv:${paper.arxivId}`;
  if (paper.doi !== null) return `doi:${paper.doi}`;
  return paper.externalId === null ? `paper #${paper.id}, which has only a title` : `id ${paper.externalId}`;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function rejected(reason: string): Identity {
  return { kind: 'rejected', reason };
}

import type { Paper, PaperCandidates, PaperFields } from './paper.ts';

/**
 * The paper that a record describes; several, oldest first, if the record shows that they are the same. The reason for a
 * rejection is for the operator.
 */
export type Identity =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly papers: readonly [Paper, ...Paper[]] }
  | { readonly kind: 'rejected'; readonly reason: string };

type Named = Pick<PaperFields, 'arxivId' | 'externalId' | 'title'>;

/**
 * Decides which paper a record describes: the one with its arXiv id, the one with its external id, and all papers of an
 * equal title whose identifiers do not conflict. Similar titles never match. If papers of the title conflict with each
 * other, a record with an identifier is identified by that only, and one without is rejected as ambiguous.
 *
 * The order of records does not matter if they are unambiguous. Call two records linked if they share an identifier, or
 * share a title and neither kind of identifier differs. Records are unambiguous if no chain of links leads from one arXiv
 * id to another, nor from one external id to another unless all records of the chain are linked by identifiers. Then each
 * chain becomes one paper, in any order and batches, and with any repetitions.
 *
 * For ambiguous records the order matters, under any rule: a record with a title only becomes a paper; the first record
 * with that title and an identifier takes it over with everything that users attached; and only a second identifier shows
 * that the owner of the title is unknown. Rejecting it in every order would mean to remove data and saves from a paper
 * again. Such corpora may differ in which paper got the data, and in which of two contradictory records was rejected;
 * nothing that users attached to a paper is ever lost.
 */
export function identify(fields: Named, { byArxivId, byExternalId, byTitle }: PaperCandidates): Identity {
  if (byExternalId && byArxivId && differ(byArxivId.arxivId, byExternalId.arxivId)) {
    return rejected(
      `its arXiv id belongs to ${describe(byArxivId)} and its own id to ${describe(byExternalId)}; ` +
        'correct one of the two, or leave one out',
    );
  }
  if (byExternalId && differ(fields.arxivId, byExternalId.arxivId)) {
    return rejected(
      `its own id ${fields.externalId} belongs to ${describe(byExternalId)}, but its arXiv id is ${fields.arxivId}; ` +
        'correct the arXiv id, or give the record another id',
    );
  }
  const identified = [byArxivId, byExternalId].filter(paper => paper !== undefined);
  const sameTitle = byTitle.filter(
    paper => identified.every(({ id }) => id !== paper.id) && !conflictsWith([fields, ...identified], paper),
  );
  const areOne = sameTitle.every(
    paper =>
      !conflictsWith(
        sameTitle.filter(other => other !== paper),
        paper,
      ),
  );
  if (areOne) return known([...identified, ...sameTitle]);
  // The record carries an identifier that none of these has: it is the paper with the identifier, or a new one.
  if (fields.arxivId !== null || fields.externalId !== null) return known(identified);
  return rejected(
    `ambiguous: its title fits ${sameTitle.length} papers (${listPapers(sameTitle)}); give the record an arXiv id or an id`,
  );
}

/**
 * Returns true if the paper conflicts: it has an identifier of a kind that one of the others also has. The identifiers
 * differ, or it would be one of the others.
 */
function conflictsWith(others: readonly Named[], paper: Paper): boolean {
  return (
    (paper.arxivId !== null && others.some(({ arxivId }) => arxivId !== null)) ||
    (paper.externalId !== null && others.some(({ externalId }) => externalId !== null))
  );
}

function known(papers: readonly Paper[]): Identity {
  const once = [...new Map(papers.map(paper => [paper.id, paper])).values()];
  const [oldest, ...others] = once.toSorted((a, b) => a.id - b.id);
  return oldest ? { kind: 'known', papers: [oldest, ...others] } : { kind: 'new' };
}

// A title as common as "Introduction" may fit hundreds.
const MAX_NAMED_PAPERS = 5;

function listPapers(papers: readonly Paper[]): string {
  const names = papers.slice(0, MAX_NAMED_PAPERS).map(describe);
  return [...names, ...(papers.length > MAX_NAMED_PAPERS ? ['…'] : [])].join(', ');
}

function describe(paper: Paper): string {
  if (paper.arxivId !== null) return `arXiv:${paper.arxivId}`;
  return paper.externalId === null ? `paper #${paper.id}, which has only a title` : `id ${paper.externalId}`;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function rejected(reason: string): Identity {
  return { kind: 'rejected', reason };
}

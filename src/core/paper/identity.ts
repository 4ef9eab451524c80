import type { Paper, PaperCandidates, PaperFields } from './paper.ts';

/**
 * Which paper a record tells of; several where it shows that they are one, the oldest first. The reason of a rejection
 * is for the operator who ingests it.
 */
export type Identity =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly papers: readonly [Paper, ...Paper[]] }
  | { readonly kind: 'rejected'; readonly reason: string };

type Named = Pick<PaperFields, 'arxivId' | 'externalId' | 'title'>;

/**
 * Decides which paper a record is: the one with its arXiv identifier and the one with its own identifier, and with them
 * all of an equal title whose identifiers do not exclude each other. Titles that are merely alike never count. A title
 * that fits papers which exclude each other says nothing: a record with an identifier then stands by that alone, and
 * one without is rejected as ambiguous.
 *
 * What order records come in does not matter as long as they are clear. Call two records linked if they share an
 * identifier, or a title and neither kind of identifier differs. Records are clear if no chain of links leads from one
 * arXiv identifier to another, nor from one own identifier to another unless identifiers alone link all records of the
 * chain: then each chain ends as one paper, in any order, batches and number of tellings.
 *
 * Where records are not clear, the order counts, and no rule could help that: a record known by title alone becomes a
 * paper, the first identifier told with that title takes it over with all that people attached to it, and only when a
 * second one comes it shows that nobody can know whose title it was. To reject it in every order, facts and saves
 * would have to be taken from a paper again. Such corpora may differ in whom those facts went to, and in which of two
 * records that contradict each other was rejected; nothing that people attached to a paper is ever lost.
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
      `its own id ${fields.externalId} belongs to ${describe(byExternalId)}, but it says arXiv:${fields.arxivId}; ` +
        'correct the arXiv id, or give the record an id of its own',
    );
  }
  const named = [byArxivId, byExternalId].filter(paper => paper !== undefined);
  const told = [fields, ...named];
  const sameTitle = byTitle.filter(
    paper => named.every(({ id }) => id !== paper.id) && !conflictsWith(told, paper),
  );
  const areOne = sameTitle.every(
    paper =>
      !conflictsWith(
        sameTitle.filter(other => other !== paper),
        paper,
      ),
  );
  if (areOne) return known([...named, ...sameTitle]);
  // An identifier tells it from all that have it not; which of them it might be is not for us to guess.
  if (fields.arxivId !== null || fields.externalId !== null) return known(named);
  return rejected(
    `ambiguous: its title fits ${sameTitle.length} papers (${listPapers(sameTitle)}); give the record an arXiv id or an id`,
  );
}

/** Whether a paper has an identifier of a kind that the others have too: theirs is not the same, or it were one of them. */
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
  return paper.externalId === null ? `paper #${paper.id}, known by title alone` : `id ${paper.externalId}`;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function rejected(reason: string): Identity {
  return { kind: 'rejected', reason };
}

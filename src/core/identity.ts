import type { Paper, PaperCandidates, PaperFields } from './paper.ts';

/** Which paper a record tells of. The reason of a rejection is for the operator who ingests it. */
export type Identity =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly paper: Paper }
  | { readonly kind: 'rejected'; readonly reason: string };

type Named = Pick<PaperFields, 'arxivId' | 'ownId' | 'title'>;

/**
 * Decides which paper a record is: the one with its arXiv identifier, else the one with its own identifier, else the
 * only one with an equal title and no other identifier. Titles that are merely alike never count.
 */
export function identify(fields: Named, candidates: PaperCandidates): Identity {
  const { byArxivId, byOwnId } = candidates;
  if (byArxivId && byOwnId && byArxivId.id !== byOwnId.id) {
    return rejected(
      `its arXiv id belongs to ${describe(byArxivId)} and its own id to ${describe(byOwnId)}; ` +
        'correct one of the two, or leave one out',
    );
  }
  if (byArxivId) return { kind: 'known', paper: byArxivId };
  if (byOwnId && differ(fields.arxivId, byOwnId.arxivId)) {
    return rejected(
      `its own id ${fields.ownId} belongs to ${describe(byOwnId)}, but it says arXiv:${fields.arxivId}; ` +
        'correct the arXiv id, or give the record an id of its own',
    );
  }
  if (byOwnId) return { kind: 'known', paper: byOwnId };
  return identifyByTitle(fields, candidates.byTitle);
}

function identifyByTitle(fields: Named, sameTitle: readonly Paper[]): Identity {
  const compatible = sameTitle.filter(
    paper => !differ(fields.arxivId, paper.arxivId) && !differ(fields.ownId, paper.ownId),
  );
  const [paper, ...others] = compatible;
  if (!paper) return { kind: 'new' };
  if (others.length === 0) return { kind: 'known', paper };
  // An identifier tells it from all that have it not; which of them it might be is not for us to guess.
  if (fields.arxivId !== null || fields.ownId !== null) return { kind: 'new' };
  return rejected(
    `ambiguous: its title fits ${compatible.length} papers (${nameSome(compatible)}); give the record an arXiv id or an id`,
  );
}

// A title as common as "Introduction" may fit hundreds.
const MOST_NAMED = 5;

function nameSome(papers: readonly Paper[]): string {
  const names = papers.slice(0, MOST_NAMED).map(describe);
  return [...names, ...(papers.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

function describe(paper: Paper): string {
  if (paper.arxivId !== null) return `arXiv:${paper.arxivId}`;
  return paper.ownId === null ? `paper #${paper.id}, known by title alone` : `id ${paper.ownId}`;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function rejected(reason: string): Identity {
  return { kind: 'rejected', reason };
}

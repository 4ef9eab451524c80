import type { Paper, PaperId, PaperStore } from '../core/paper/paper.ts';

/** Returns entries with the papers they name, in the same order; leaves out an entry whose paper is gone. */
export async function withPapers<E>(
  entries: readonly E[],
  paperIdOf: (entry: E) => PaperId,
  papers: Pick<PaperStore, 'getMany'>,
): Promise<(E & { readonly paper: Paper })[]> {
  const found = await papers.getMany(entries.map(paperIdOf));
  const known = new Map(found.map(paper => [paper.id, paper]));
  return entries.flatMap(entry => {
    const paper = known.get(paperIdOf(entry));
    return paper ? [{ ...entry, paper }] : [];
  });
}

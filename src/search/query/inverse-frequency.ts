/** Returns how much a term says about a paper, if so many of all papers have it: BM25's inverse document frequency. */
export const inverseFrequency = (papersWithTerm: number, papers: number): number =>
  Math.log(1 + (papers - papersWithTerm + 0.5) / (papersWithTerm + 0.5));

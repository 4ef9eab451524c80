/** How many of some papers have a term. */
export interface TermShare {
  readonly having: number;
  readonly papers: number;
}

/** The weight of the corpus as a prior, in papers: what is known of a term before a paper of the period is read. */
const PRIOR_PAPERS = 20;

/**
 * Returns how surely a term is more frequent in one group of papers than in another: the difference of the log odds, smoothed
 * by the term's share of the corpus, in units of its standard deviation (Monroe, Colaresi and Quinn, 2008, "Fightin' Words").
 * A ratio of shares would put a word first that two papers have and none had; a difference, the most frequent words of all.
 */
export function risingScore(recent: TermShare, before: TermShare, corpus: TermShare): number {
  const share = (corpus.having + 0.5) / (corpus.papers + 1);
  const [prior, priorWithout] = [PRIOR_PAPERS * share, PRIOR_PAPERS * (1 - share)];
  const logOdds = ({ having, papers }: TermShare): number =>
    Math.log((having + prior) / (papers - having + priorWithout));
  const variance = 1 / (recent.having + prior) + 1 / (before.having + prior);
  return (logOdds(recent) - logOdds(before)) / Math.sqrt(variance);
}

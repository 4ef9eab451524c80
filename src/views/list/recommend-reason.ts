import type { Paper } from '../../core/paper/paper.ts';
import { fitPlain } from '../format/fit-text.ts';
import { plainTitle } from '../paper/paper-title.ts';

/** Words of a reason; the first say most. */
const MAX_TERMS = 3;
const MAX_TERM_LENGTH = 24;
const MAX_TITLE_LENGTH = 60;
/** So short that it fits the metadata line of a list. */
const MAX_TITLE_LENGTH_IN_REMARK = 30;

/** Why a paper is near a library. */
export interface RecommendReason {
  /** The saved paper that it is nearest to. */
  readonly near: Paper;
  /** The significant words that both have, most significant first. */
  readonly sharedTerms: readonly string[];
}

/** A paper with the reason why it is near a library. */
export interface ReasonedPaper extends RecommendReason {
  readonly paper: Paper;
}

/** Returns a reason as plain text. */
export function reasonText(reason: RecommendReason): string {
  return reasonWithTitle(reason, MAX_TITLE_LENGTH);
}

/** Returns a reason as a remark on a list. */
export function reasonRemark(reason: RecommendReason): string {
  return reasonWithTitle(reason, MAX_TITLE_LENGTH_IN_REMARK);
}

function reasonWithTitle({ near, sharedTerms }: RecommendReason, titleLength: number): string {
  const because = `because you saved “${plainTitle(near, titleLength)}”`;
  const terms = sharedTerms.slice(0, MAX_TERMS).map(term => fitPlain(term, MAX_TERM_LENGTH));
  return terms.length === 0 ? because : `${because}: ${terms.join(', ')}`;
}

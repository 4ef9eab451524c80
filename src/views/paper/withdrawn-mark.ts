import type { Paper } from '../../core/paper/paper.ts';

/** Returns the mark of a withdrawn paper, in plain text; `undefined` for any other. */
export function withdrawnMark({ isWithdrawn }: Pick<Paper, 'isWithdrawn'>): string | undefined {
  return isWithdrawn ? '⚠️ Withdrawn' : undefined;
}

import type { Paper } from '../../core/paper/paper.ts';
import { summaryOf } from '../../core/paper/summary/summary.ts';
import { escapeText } from '../format/escape.ts';
import { fitSentences } from '../format/fit-sentences.ts';

/** A summary cut to less than this is useless. */
const MIN_SUMMARY_WEIGHT = 40;

/** Marks a summary that consists of sentences of the abstract. */
const FROM_ABSTRACT = '*From the abstract:* ';

/**
 * Returns the paper's summary in markdown, within `limit`: it ends with a sentence, else with a clause. `undefined` if there
 * is none, or no room for it.
 */
export function summaryMarkdown(paper: Paper, limit: number): string | undefined {
  if (limit < MIN_SUMMARY_WEIGHT) return undefined;
  const summary = summaryOf(paper);
  if (!summary) return undefined;
  const prefix = summary.from === 'abstract' ? FROM_ABSTRACT : '';
  return fitSentences(summary.text, limit, part => prefix + escapeText(part)) || undefined;
}

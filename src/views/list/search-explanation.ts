import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { ScorePart } from '../../core/search/search.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { plainTitle } from '../paper/paper-title.ts';

const MAX_QUERY_WEIGHT = 150;
const MAX_TITLE_LENGTH = 100;
const MAX_PARTS_WEIGHT = 400;

/** A paper that a search found, with the parts of its score. */
export interface ExplainedPaper {
  readonly paper: Paper;
  readonly score: number;
  readonly parts: readonly ScorePart[];
}

/** Explains the ranking of the first papers of a search, at most five. `queryText` is plain. */
export function searchExplanation(queryText: string, papers: readonly ExplainedPaper[]): MessageBody {
  const heading = fitText(queryText, MAX_QUERY_WEIGHT, part => `### Scores for ${escapeText(part)}`);
  const entries = papers.map(({ paper, score, parts }, at) => {
    const title = escapeText(plainTitle(paper, MAX_TITLE_LENGTH));
    const shown = fitText(partsText(parts), MAX_PARTS_WEIGHT, escapeText);
    return `**${at + 1}.** ${title}\n-# **${score.toFixed(3)}**${shown === '' ? '' : ` = ${shown}`}`;
  });
  return message(container(BLUE, [textDisplay([heading || '### Scores', ...entries].join('\n'))]));
}

/** Formats the parts of a score that are not 0: `bm25 0.812 + title adjacency 1.2`. */
export function partsText(parts: readonly ScorePart[]): string {
  return parts
    .filter(({ value }) => Math.abs(value) >= 0.0005)
    .map(({ part, value }) => `${part} ${value.toFixed(3)}`)
    .join(' + ');
}

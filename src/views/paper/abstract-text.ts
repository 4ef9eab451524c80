import { readableText } from '../../core/text/latex/readable-text.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { fitText } from '../format/budget.ts';
import { escapeText } from '../format/escape.ts';

/** Whether there is an abstract to show. */
export function hasAbstract(paper: Paper): boolean {
  return cleanText(paper.abstract ?? '') !== '';
}

/** The abstract under a small heading, in at most `limit`; `undefined` without one. */
export function abstractMarkdown(paper: Paper, limit: number): string | undefined {
  return (
    fitText(readableText(paper.abstract ?? ''), limit, part => `**Abstract**\n${escapeText(part)}`) ||
    undefined
  );
}

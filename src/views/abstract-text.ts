import { readableText } from '../core/latex/readable-text.ts';
import type { Paper } from '../core/paper.ts';
import { cleanText } from '../core/untrusted-text.ts';
import { fitText } from './budget.ts';
import { escapeText } from './escape.ts';

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

import { describe, expect, it } from 'vitest';
import { abstractMarkdown } from '../../../src/views/paper/abstract.ts';
import { summaryMarkdown } from '../../../src/views/paper/paper-summary.ts';
import { plainTitle, titleMarkdown } from '../../../src/views/paper/paper-title.ts';
import { aPaper } from '../paper-fixtures.ts';

describe('text with LaTeX', () => {
  const paper = aPaper({
    title: 'Sch\\"on nets: $O(n^2)$ {BERT}s',
    abstract: 'We propose $\\alpha$-nets. They cost 10\\% less.',
    url: 'https://papers.example/7',
  });

  it('is shown as Unicode text', () => {
    expect(titleMarkdown(paper, { weight: 100, urlLength: 100 })).toBe(
      '[Schön nets: O(n²) BERTs](https://papers.example/7)',
    );
    expect(plainTitle(paper, 100)).toBe('Schön nets: O(n²) BERTs');
    expect(abstractMarkdown(paper, 200)).toBe('**Abstract**\nWe propose α-nets. They cost 10% less.');
    expect(summaryMarkdown(paper, 200)).toBe('*From the abstract:* We propose α-nets. They cost 10% less.');
  });
});

import type { ListedPaper } from '../../../src/playground/hugging-face/listed-paper.ts';

/** Returns papers that differ in their ids and titles. */
export function listedPapers(count: number): ListedPaper[] {
  return Array.from({ length: count }, (_, index) => ({
    arxivId: `2401.${String(index + 1).padStart(5, '0')}`,
    title: `Paper number ${index + 1}`,
    summary: 'What it says.',
    keywords: ['numbers'],
    authors: ['Ada Author', 'Bo Writer'],
    organization: 'The Paper Lab',
    publishedOn: '2024-01-15',
    githubRepo: 'https://github.com/example/papers',
  }));
}

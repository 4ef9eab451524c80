import { emptyPaper, type Paper } from '../../src/core/paper/paper.ts';

/** Returns a paper with the given fields, and a title by default. */
export function aPaper(fields: Partial<Paper> = {}): Paper {
  return { ...emptyPaper('Paper routes of the suburbs'), id: 7, rev: 1, ...fields };
}

/** A paper with all fields. */
export const fullPaper: Paper = aPaper({
  arxivId: '2507.12345',
  title: 'Paper routes of the suburbs: a bicycle study',
  abstract:
    'We follow forty bicycles through one town. Each of them carries 3.5 kg of papers. Dogs, e.g. Rex, are the main cause of delay. We close with advice.',
  tldr: 'Forty bicycles are followed through a town; dogs turn out to be the main cause of delay.',
  keywords: ['bicycles', 'delivery'],
  authors: ['Ada Byron', 'Ben Carter', 'Cleo Dunn', 'Dan Egge'],
  authorCount: 7,
  organization: 'Suburb University',
  publishedAt: '2025-07-29',
  upvotes: 1234,
  comments: 1,
  categories: ['cs.RO', 'cs.CY'],
  githubRepo: 'suburb/bicycles',
});

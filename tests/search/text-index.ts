import { createTextIndex, type WritableTextIndex } from '../../src/search/documents/text-index.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { planQuery, type QueryKnowledge } from '../../src/search/query/plan-query.ts';
import type { QueryPlan } from '../../src/search/query/query-plan.ts';
import { paper } from './starter-papers.ts';

/** Creates a text index of papers with these fields, numbered from 1: document 0 is paper 1. */
export function textIndexOf(
  ...papers: readonly (Partial<Paper> & Pick<Paper, 'title'>)[]
): WritableTextIndex {
  const index = createTextIndex();
  for (const [at, fields] of papers.entries()) index.put(paper({ id: at + 1, ...fields }));
  return index;
}

/** Plans a query by its own words; corrections and acronyms only as given. */
export function planOf(
  query: string,
  index: WritableTextIndex,
  knowledge: Partial<QueryKnowledge> = {},
): QueryPlan {
  return planQuery(query, index, {
    maxRespelt: 16,
    respell: ({ token }) => ({ readings: [{ word: token, weight: 1 }], suggestions: [] }),
    aliases: () => [],
    ...knowledge,
  });
}

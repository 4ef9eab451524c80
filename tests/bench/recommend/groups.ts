import type { Paper, PaperId } from '../../../src/core/paper/paper.ts';
import { openCorpus } from '../search/bench-corpus.ts';
import { createCorpus } from '../search/generator/corpus.ts';

/** Papers, and groups of them that belong together. */
export interface GroupedCorpus {
  readonly name: string;
  readonly papers: readonly Paper[];
  readonly groups: readonly (readonly PaperId[])[];
}

const STARTER_FILE = 'data/starter-papers.jsonl';
/** Smaller groups say nothing of a library, larger ones are no interest: `large language models` has 100 papers. */
const GROUP_SIZE = { least: 4, most: 60 };
const GENERATED_PAPERS = 5_000;
const GENERATED_SEED = 1;

/** Returns the starter corpus, grouped by keywords, with them in the index or without. */
export async function starterGroups(isIndexed: boolean): Promise<GroupedCorpus> {
  const corpus = await openCorpus({ kind: 'files', name: 'starter corpus', files: [STARTER_FILE] });
  const papers = [...corpus.papers()];
  const labelled = papers.flatMap(({ id, keywords }) =>
    [...new Set(keywords.map(word => word.toLowerCase()))].map(label => ({ id, label })),
  );
  return {
    name: `starter corpus, groups by keyword, keywords ${isIndexed ? 'in' : 'not in'} the index`,
    papers: isIndexed ? papers : papers.map(paper => ({ ...paper, keywords: [] })),
    groups: groupsOf(labelled),
  };
}

/** Returns made-up papers, grouped by the topic that their words are drawn from; no word or category names it. */
export function generatedGroups(): GroupedCorpus {
  const corpus = createCorpus(GENERATED_SEED);
  const papers = [...corpus.papers(GENERATED_PAPERS)].map(paper => ({
    ...paper,
    keywords: [],
    categories: [],
  }));
  const labelled = papers.map(({ id }, place) => ({
    id,
    label: String(corpus.topicNumberAt(place)).padStart(3, '0'),
  }));
  return {
    name: `${GENERATED_PAPERS} made-up papers, groups by topic`,
    papers,
    groups: groupsOf(labelled),
  };
}

/** Returns the groups by their labels, in alphabetical order. */
function groupsOf(labelled: readonly { readonly id: PaperId; readonly label: string }[]): PaperId[][] {
  const groups = new Map<string, PaperId[]>();
  for (const { id, label } of labelled) groups.set(label, [...(groups.get(label) ?? []), id]);
  return [...groups]
    .filter(([, ids]) => ids.length >= GROUP_SIZE.least && ids.length <= GROUP_SIZE.most)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ids]) => ids);
}

import { createTestIndex } from '../../support/paper-index.ts';
import { createContenders, type Contender } from './contenders.ts';
import { generatedGroups, starterGroups, type GroupedCorpus } from './groups.ts';
import { librariesOfOne, librariesOfSeveral, newestSaves, type LeftOut } from './libraries.ts';

const COUNT = 10;
/** The sizes of small libraries, in which each save counts more. */
const FEW_SAVES = [3, 5, 10];

/**
 * Measures recommendations by leaving one paper out of a library: how often it is among ten recommended ones. Every second
 * group was used to choose the constants, the others are reported; `TUNE=1` measures the former.
 */
export async function benchRecommend(): Promise<void> {
  const half = process.env['TUNE'] === '1' ? 0 : 1;
  for (const corpus of [await starterGroups(true), await starterGroups(false), generatedGroups()])
    await measureCorpus(corpus, half);
}

async function measureCorpus({ name, papers, groups }: GroupedCorpus, half: number): Promise<void> {
  const index = createTestIndex();
  for (const paper of papers) index.put(paper);
  const contenders = createContenders(papers, index);
  const measured = groups.filter((_, place) => place % 2 === half);
  console.log(`recommendations, recall@${COUNT}, ${name} (${measured.length} groups):`);
  const ofOne = librariesOfOne(measured);
  const kinds = [
    ['libraries of one group', ofOne],
    ...FEW_SAVES.map(saves => [`of ${saves} papers of one group`, newestSaves(ofOne, saves)] as const),
    ['of two groups', librariesOfSeveral(measured, 2)],
    ['of three groups', librariesOfSeveral(measured, 3)],
  ] as const;
  for (const [kind, libraries] of kinds) {
    const results: string[] = [];
    for (const contender of contenders)
      results.push(`${contender.name} ${(await recallOf(contender, libraries)).toFixed(3)}`);
    console.log(`  ${kind} (${libraries.length} papers left out): ${results.join(', ')}`);
  }
}

async function recallOf(contender: Contender, libraries: readonly LeftOut[]): Promise<number> {
  let found = 0;
  for (const { saved, paper } of libraries)
    found += Number((await contender.recommend(saved, COUNT)).includes(paper));
  return found / libraries.length;
}

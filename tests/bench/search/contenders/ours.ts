import { join } from 'node:path';
import type { PaperIndexState, SavablePaperIndex } from '../../../../src/search/paper-index.ts';
import { createIndexSnapshot, readIndexSnapshot } from '../../../../src/search/snapshot/index-snapshot.ts';
import { writeSnapshot } from '../../../../src/search/snapshot/snapshot-file.ts';
import { createTestIndex } from '../../../support/paper-index.ts';
import { COMPLETION_LIMIT, HIT_LIMIT, type Contender, type ContenderKind } from './contender.ts';

/** The index of this program. */
export const ours: ContenderKind = {
  name: 'Paperboy',
  maxPapers: Number.POSITIVE_INFINITY,
  create: folder => contenderOver(createTestIndex(), folder),
  async restore(folder) {
    const { state, problem } = await readIndexSnapshot<PaperIndexState>(fileIn(folder), SNAPSHOT_ID);
    if (state === undefined) throw new Error(`The snapshot cannot be used: ${problem}.`);
    return contenderOver(createTestIndex(state), folder);
  },
};

const SNAPSHOT_ID = 'bench';

const fileIn = (folder: string): string => join(folder, 'index.snapshot');

function contenderOver(index: SavablePaperIndex, folder: string): Contender {
  return {
    add: paper => index.put(paper),
    finish: () => undefined,
    search: query => index.search(query, { limit: HIT_LIMIT }).hits.map(({ id }) => id),
    complete: text => index.complete(text, COMPLETION_LIMIT).length,
    similar: id => index.similar(id, HIT_LIMIT).length,
    save: () => writeSnapshot(fileIn(folder), createIndexSnapshot(SNAPSHOT_ID, index.save())),
  };
}

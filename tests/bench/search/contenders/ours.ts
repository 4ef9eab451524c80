import { createTestIndex } from '../../../support/paper-index.ts';
import { COMPLETION_LIMIT, HIT_LIMIT, type Contender, type ContenderKind } from './contender.ts';

/** The index of this program. */
export const ours: ContenderKind = {
  name: 'Paperboy',
  maxPapers: Number.POSITIVE_INFINITY,
  create(): Contender {
    const index = createTestIndex();
    return {
      add: paper => index.put(paper),
      finish: () => undefined,
      search: query => index.search(query, { limit: HIT_LIMIT }).hits.map(({ id }) => id),
      complete: text => index.complete(text, COMPLETION_LIMIT).length,
      similar: id => index.similar(id, HIT_LIMIT).length,
    };
  },
};

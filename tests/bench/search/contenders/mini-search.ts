import MiniSearch from 'minisearch';
import type { Paper } from '../../../../src/core/paper/paper.ts';
import { HIT_LIMIT, type Contender, type ContenderKind } from './contender.ts';

const FIELDS = ['title', 'abstract', 'authors', 'keywords'] as const;

/** MiniSearch with its defaults. */
export const miniSearch: ContenderKind = {
  name: 'MiniSearch',
  maxPapers: 100_000,
  create(): Contender {
    const index = new MiniSearch<Paper>({
      fields: [...FIELDS],
      extractField(paper, name) {
        if (name === 'id') return String(paper.id);
        const value = paper[FIELDS.find(field => field === name) ?? 'title'];
        return typeof value === 'string' ? value : (value ?? []).join(' ');
      },
    });
    return {
      add: paper => index.add(paper),
      finish: () => undefined,
      search: query =>
        index
          .search(query)
          .slice(0, HIT_LIMIT)
          .map(({ id }) => Number(id)),
      complete: text => index.autoSuggest(text).length,
    };
  },
};

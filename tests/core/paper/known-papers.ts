import {
  emptyPaper,
  type Paper,
  type PaperCandidates,
  type PaperFields,
} from '../../../src/core/paper/paper.ts';

export const NO_CANDIDATES: PaperCandidates = {
  byArxivId: undefined,
  byDoi: undefined,
  byExternalId: undefined,
  byRecord: undefined,
  byTitle: [],
};

export function record(fields: Partial<PaperFields> = {}): PaperFields {
  return { ...emptyPaper('A title'), ...fields };
}

export function paper(id: number, fields: Partial<PaperFields> = {}): Paper {
  return { ...record(fields), id, rev: id };
}

export function known(...papers: Paper[]) {
  return { kind: 'known', papers };
}

import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { emptyPaper, type Paper } from '../../../src/core/paper/paper.ts';
import type { PaperIndexState } from '../../../src/search/paper-index.ts';
import { createIndexSnapshot } from '../../../src/search/snapshot/index-snapshot.ts';
import { encodeTree } from '../../../src/search/snapshot/snapshot-tree.ts';
import { createTestIndex } from '../../support/paper-index.ts';

/** The format of a snapshot, and what an index of the papers below saves in it. */
const SAVED = { format: 1, checksum: '4c5c4f907093ceff' };

/** One of each kind of word that the index treats in its own way. */
const PAPERS: readonly Partial<Paper>[] = [
  {
    title: 'Tramsformer: Colour-Aware Attention on Rails',
    abstract: 'Low-Rank Tram Adaptation (LoRTA) analyses behaviours of 12 trams. LoRTA is 3.5x faster.',
    authors: ['Zoë Müller-Lüdenscheidt', 'Ada Byron'],
    keywords: ['tram networks', 'LoRTA'],
    organization: 'University of Nowhere',
    categories: ['cs.LG', 'stat.ML'],
    publishedAt: '2024-05-01',
    upvotes: 12,
  },
  {
    title: 'On $\\mathcal{O}(n \\log n)$ timetables for GPT-4o and C++: a survey',
    abstract: 'We don’t ignore the stop words; matrices, indices and theses are plural. LoRTA again.',
    authors: ['Byron, Ada', 'Nguyễn Văn Đức'],
    publishedAt: '2023',
  },
  {
    title: '夜间电车 и трамваи ночью',
    abstract: 'ทดสอบ 텍스트 naïve façade',
    authors: ['李明'],
    categories: ['cs.CL'],
    upvotes: 3,
  },
  { title: 'A paper that is removed', abstract: 'Its words are masked, then purged.' },
  { title: 'Lamps', abstract: 'Lamps along a street.' },
];

function paperOf(fields: Partial<Paper>, id: number): Paper {
  return { ...emptyPaper(''), ...fields, id, rev: id };
}

/** Saves an index of the papers, one of which was changed and one removed. */
function save() {
  const index = createTestIndex();
  for (const [at, fields] of PAPERS.entries()) index.put(paperOf(fields, at + 1));
  index.put(paperOf({ title: 'Lamps and lanterns', abstract: 'A text that was changed.' }, 5));
  index.remove(4);
  while (index.tidy());
  index.setRev(7);
  return createIndexSnapshot('id', index.save());
}

function checksumOf(state: PaperIndexState): string {
  const { json, arrays } = encodeTree(state);
  const hash = createHash('sha256').update(json);
  for (const { buffer, byteOffset, byteLength } of arrays)
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return hash.digest('hex').slice(0, 16);
}

it('the format of a snapshot is raised with each change of what is saved', () => {
  const { format, state } = save();
  const checksum = checksumOf(state);
  const problem =
    format === SAVED.format && checksum === SAVED.checksum
      ? 'none'
      : `The index saves something else for the same papers: format ${format}, checksum ${checksum}. Snapshots of earlier versions would be read wrongly, so raise INDEX_FORMAT in src/search/snapshot/index-snapshot.ts, then write both in this test.`;
  expect(problem).toBe('none');
});

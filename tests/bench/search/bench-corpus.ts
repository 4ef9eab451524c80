import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Paper, PaperFields } from '../../../src/core/paper/paper.ts';
import { readPapers } from '../../../src/sources/file/read-file.ts';
import { createCorpus } from './generator/corpus.ts';

/** Where the papers come from; it is handed to processes as JSON. */
export type CorpusSource =
  | { readonly kind: 'generated'; readonly seed: number; readonly count: number }
  | { readonly kind: 'files'; readonly name: string; readonly files: readonly string[] };

/** The papers that a search is measured on. */
export interface BenchCorpus {
  readonly size: number;
  /** The paper at a place; its id is the place plus 1. */
  paperAt(place: number): Paper | undefined;
  papers(): Iterable<Paper>;
}

const STARTER_FILE = 'data/starter-papers.jsonl';
const SAVED_PAGES = '../shared/seeds';

/** The corpora of real papers that are here: the starter corpus, and saved pages beside the repository. */
export function realCorpora(): CorpusSource[] {
  const starter: CorpusSource = { kind: 'files', name: 'starter corpus', files: [STARTER_FILE] };
  if (!existsSync(SAVED_PAGES)) return [starter];
  const files = readdirSync(SAVED_PAGES).map(name => join(SAVED_PAGES, name));
  return [starter, { kind: 'files', name: 'saved pages', files }];
}

/** Describes a corpus in a headline. */
export function corpusName(source: CorpusSource): string {
  return source.kind === 'files' ? source.name : `seed ${source.seed}`;
}

/** Opens a corpus: made-up papers are made when they are read, those of files are loaded. */
export async function openCorpus(source: CorpusSource): Promise<BenchCorpus> {
  if (source.kind === 'generated') {
    const corpus = createCorpus(source.seed);
    return { size: source.count, paperAt: corpus.paperAt, papers: () => corpus.papers(source.count) };
  }
  const papers = await readFiles(source.files);
  return { size: papers.length, paperAt: place => papers[place], papers: () => papers };
}

/** Reads papers, each title once: several pages list the same ones. */
async function readFiles(files: readonly string[]): Promise<Paper[]> {
  const byTitle = new Map<string, PaperFields>();
  for (const file of files) {
    for await (const record of readPapers(file)) {
      if ('fields' in record && !byTitle.has(record.fields.title))
        byTitle.set(record.fields.title, record.fields);
    }
  }
  return [...byTitle.values()].map((fields, place) => ({ ...fields, id: place + 1, rev: place + 1 }));
}

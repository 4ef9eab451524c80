import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { z } from 'zod';
import { parseArxivId } from '../core/arxiv-id.ts';
import type { Paper, PaperStore } from '../core/paper.ts';
import type { PaperIndex } from '../core/search.ts';
import { findPaper, paperName } from '../jobs/find-paper.ts';
import { followStore } from '../jobs/follow-index.ts';
import { openPaperIndex } from '../search/paper-index.ts';
import { toRecord } from '../sources/paper-record.ts';
import { UsageError, VerbError, wholeNumber, withStores, type CliContext } from './context.ts';

interface SearchFlags {
  readonly limit?: string;
  readonly json?: true;
  readonly batch?: string;
  readonly trec?: true;
}

/** Most hits that can be asked for; evaluation tools look at 1,000. */
const MAX_LIMIT = 1_000;

/** `paperboy search QUERY`, and `search --batch FILE --trec` for evaluation. */
export function searchVerb(context: CliContext): Command {
  return new Command('search')
    .description('Search the corpus.')
    .argument('[query...]', 'words to look for')
    .option('--limit <n>', 'how many papers (10; with --batch 100)')
    .option('--json', 'print one JSON object a paper')
    .option('--batch <file>', 'one query a line, as JSON {"id": …, "text": …}')
    .option('--trec', 'with --batch: answer in TREC run format')
    .action(async (words: readonly string[], flags: SearchFlags) => {
      const query = words.join(' ').trim();
      if ((query === '') === (flags.batch === undefined)) {
        throw new UsageError(
          'Give a query, such as: paperboy search mamba; or a file of queries by --batch FILE.',
        );
      }
      if (flags.trec && flags.batch === undefined) throw new UsageError('--trec goes with --batch FILE.');
      const limit = wholeNumber(
        flags.limit ?? (flags.batch === undefined ? '10' : '100'),
        '--limit',
        1,
        MAX_LIMIT,
      );

      await withStores(context.config().databaseFile, async ({ stores: { papers } }) => {
        const index = openPaperIndex();
        await followStore(papers, index);
        if (index.size === 0)
          context.tell('This database holds no papers. Fill it with: paperboy ingest PATH…');
        const searching = { context, papers, index, limit };
        if (flags.batch === undefined) await one(query, flags.json === true, searching);
        else await batch(flags.batch, flags.trec === true, searching);
      });
    });
}

interface Searching {
  readonly context: CliContext;
  readonly papers: PaperStore;
  readonly index: PaperIndex;
  readonly limit: number;
}

async function hits(query: string, { papers, index, limit }: Searching) {
  const { hits: found, corrections, total } = index.search(query, { limit });
  const known = new Map((await papers.getMany(found.map(hit => hit.id))).map(paper => [paper.id, paper]));
  const ranked = found.flatMap(({ id, score }) => {
    const paper = known.get(id);
    return paper ? [{ paper, score }] : [];
  });
  return { ranked, corrections, total };
}

/** The one paper that an arXiv id or link means, else what the words find. */
async function lookUp(query: string, searching: Searching) {
  if (!parseArxivId(query)) return hits(query, searching);
  const paper = await findPaper(query, searching.papers);
  return { ranked: paper ? [{ paper, score: 1 }] : [], corrections: [], total: paper ? 1 : 0 };
}

async function one(query: string, json: boolean, searching: Searching): Promise<void> {
  const { print, tell } = searching.context;
  const { ranked, corrections, total } = await lookUp(query, searching);
  for (const { from, to } of corrections)
    tell(`“${from}” is not in the corpus: searched for “${to}” instead`);
  for (const [at, { paper, score }] of ranked.entries()) {
    if (json) print(JSON.stringify({ ...toRecord(paper), score }));
    else print(`${String(at + 1).padStart(3)}. ${paper.title}\n     ${where(paper)}`);
  }
  if (total === 0) tell('No paper matches. Try fewer or other words.');
  else if (!json) tell(`${ranked.length} of ${total} papers`);
}

function where(paper: Paper): string {
  return [paperName(paper), paper.publishedAt, paper.organization].filter(Boolean).join(' · ');
}

const queryLine = z.object({ id: z.union([z.string(), z.number()]).transform(String), text: z.string() });

async function batch(file: string, trec: boolean, searching: Searching): Promise<void> {
  const { print, tell } = searching.context;
  let line = 0;
  try {
    for await (const text of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Infinity,
    })) {
      line += 1;
      if (text.trim() === '') continue;
      const query = readQuery(text);
      if (!query) {
        tell(`${file}:${line}: rejected: not a JSON object with "id" and "text"`);
        continue;
      }
      const { ranked } = await hits(query.text, searching);
      for (const [at, { paper, score }] of ranked.entries()) {
        const docid = (paper.ownId ?? paperName(paper)).replace(/\s+/g, '_');
        if (trec) print(`${query.id} Q0 ${docid} ${at + 1} ${score.toFixed(6)} paperboy`);
        else print(JSON.stringify({ query: query.id, rank: at + 1, ...toRecord(paper), score }));
      }
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'path' in error)) throw error;
    throw new VerbError(`cannot read ${file}: ${error.message}`, { cause: error });
  }
}

function readQuery(text: string): z.infer<typeof queryLine> | undefined {
  try {
    return queryLine.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { toRecord } from '../../sources/file/paper-record.ts';
import type { CliContext } from '../context.ts';
import type { CorpusIndex } from '../corpus-index.ts';
import { withPapers } from '../../usecases/with-papers.ts';
import { VerbError } from '../errors.ts';
import { createDocumentIds, trecRows } from './trec-run.ts';

const queryLine = z.object({ id: z.union([z.string(), z.number()]).transform(String), text: z.string() });

/**
 * Runs the queries of a file, one a line, and prints the hits as JSON lines or in TREC run format. Quotes, minus signs and
 * filters in their texts are plain words.
 */
export async function searchBatch(
  task: { batch: string; limit: number; trec: boolean },
  { index, papers }: CorpusIndex,
  { print, printToStderr }: Pick<CliContext, 'print' | 'printToStderr'>,
): Promise<void> {
  const documentIds = createDocumentIds(papers);
  let line = 0;
  try {
    for await (const text of createInterface({
      input: createReadStream(task.batch, 'utf8'),
      crlfDelay: Infinity,
    })) {
      line += 1;
      if (text.trim() === '') continue;
      const query = parseQuery(text);
      if (!query) {
        printToStderr(`${task.batch}:${line}: rejected: not a JSON object with "id" and "text"`);
        continue;
      }
      const { hits } = index.search(query.text, { limit: task.limit });
      if (task.trec) {
        for (const row of await trecRows(query.id, hits, documentIds)) print(row);
        continue;
      }
      for (const [at, { paper, score }] of (await withPapers(hits, ({ id }) => id, papers)).entries())
        print(JSON.stringify({ query: query.id, rank: at + 1, ...toRecord(paper), score }));
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new VerbError(`cannot read ${task.batch}: ${error.message}`, { cause: error });
  }
}

function parseQuery(text: string): z.infer<typeof queryLine> | undefined {
  try {
    return queryLine.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

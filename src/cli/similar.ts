import type { Command } from 'commander';
import { toRecord } from '../sources/file/paper-record.ts';
import type { CliContext } from './context.ts';
import { loadSimilarPapers } from '../usecases/similar-papers.ts';
import { formatListEntry, indexCorpus } from './corpus-index.ts';
import { withExistingStores } from './open-stores.ts';
import { PAPER_ARGUMENT, requirePaper } from './require-paper.ts';
import { parseWholeNumber } from './whole-number.ts';

/** Papers further down the list have little in common with the first. */
const MAX_LIMIT = 100;

/** `paperboy similar PAPER`: the papers nearest to one. */
export function defineSimilar(command: Command, context: CliContext): void {
  command
    .argument('<paper...>', PAPER_ARGUMENT)
    .option('--limit <n>', 'how many papers (10)')
    .option('--json', 'print one JSON object a paper, with its "score" and the "shared" words')
    .action(async (words: readonly string[], flags: { limit?: string; json?: true }) => {
      const limit = parseWholeNumber(flags.limit ?? '10', '--limit', 1, MAX_LIMIT);
      const { database } = await context.config();
      await withExistingStores(database, async ({ stores }) => {
        const { papers } = stores;
        const paper = await requirePaper(words, papers);
        const { index } = await indexCorpus({ database, stores }, context);
        const hits = await loadSimilarPapers(paper, index.similar(paper.id, limit), papers);
        for (const [at, { paper: similar, score, sharedTerms: shared }] of hits.entries()) {
          const terms = shared.length > 0 ? `\n     ${shared.join(', ')}` : '';
          context.print(
            flags.json
              ? JSON.stringify({ ...toRecord(similar), score, shared })
              : `${formatListEntry(at, similar)}${terms}`,
          );
        }
        if (hits.length === 0) context.printToStderr(`No paper here is similar to “${paper.title}”.`);
      });
    });
}

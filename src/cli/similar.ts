import { Command } from 'commander';
import { toRecord } from '../sources/file/paper-record.ts';
import { wholeNumber, withExistingStores, type CliContext } from './context.ts';
import { hitPapers, indexCorpus, inList } from './corpus-index.ts';
import { namedPaper, PAPER_ARGUMENT } from './named-paper.ts';

/** Most papers that can be asked for; past them little is alike. */
const MAX_LIMIT = 100;

/** `paperboy similar PAPER`: the papers nearest to one. */
export function similarVerb(context: CliContext): Command {
  return new Command('similar')
    .description('List the papers nearest to one, with the words they share.')
    .argument('<paper...>', PAPER_ARGUMENT)
    .option('--limit <n>', 'how many papers (10)')
    .option('--json', 'print one JSON object a paper, with its "score" and the "shared" words')
    .action(async (words: readonly string[], flags: { limit?: string; json?: true }) => {
      const limit = wholeNumber(flags.limit ?? '10', '--limit', 1, MAX_LIMIT);
      await withExistingStores(context.config().databaseFile, async ({ stores: { papers } }) => {
        const to = await namedPaper(words, papers);
        const { index } = await indexCorpus(papers, context);
        const near = await hitPapers(index.similar(to.id, limit), papers);
        for (const [at, { paper, score, shared }] of near.entries()) {
          if (flags.json) context.print(JSON.stringify({ ...toRecord(paper), score, shared }));
          else context.print(`${inList(at, paper)}${shared.length > 0 ? `\n     ${shared.join(', ')}` : ''}`);
        }
        if (near.length === 0) context.tell(`No paper here is like “${to.title}”.`);
      });
    });
}

import { Command } from 'commander';
import type { Paper } from '../core/paper.ts';
import { findPaper } from '../jobs/find-paper.ts';
import { toRecord } from '../sources/paper-record.ts';
import { UsageError, VerbError, withStores, type CliContext } from './context.ts';

/** `paperboy show PAPER`: everything known of one paper. */
export function showVerb(context: CliContext): Command {
  return new Command('show')
    .description('Show one paper.')
    .argument('<paper...>', 'its arXiv id or link, its own id, its number (#12), or its exact title')
    .option('--json', 'print it as one JSON object')
    .action(async (words: readonly string[], flags: { json?: true }) => {
      const name = words.join(' ').trim();
      if (name === '') throw new UsageError('Name a paper by its arXiv id, its link or its title.');
      await withStores(context.config().databaseFile, async ({ stores: { papers } }) => {
        const paper = await findPaper(name, papers);
        if (!paper)
          throw new VerbError(
            `No paper is called “${name.slice(0, 200)}”. Find it with: paperboy search WORDS`,
          );
        context.print(flags.json ? JSON.stringify(toRecord(paper)) : inWords(paper));
      });
    });
}

function inWords(paper: Paper): string {
  return Object.entries(toRecord(paper))
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('\n');
}

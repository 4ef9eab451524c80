import { Command } from 'commander';
import type { Paper } from '../core/paper/paper.ts';
import { toRecord } from '../sources/file/paper-record.ts';
import { withExistingStores, type CliContext } from './context.ts';
import { namedPaper, PAPER_ARGUMENT } from './named-paper.ts';

/** `paperboy show PAPER`: everything known of one paper. */
export function showVerb(context: CliContext): Command {
  return new Command('show')
    .description('Show one paper.')
    .argument('<paper...>', PAPER_ARGUMENT)
    .option('--json', 'print it as one JSON object')
    .action(async (words: readonly string[], flags: { json?: true }) => {
      await withExistingStores(context.config().databaseFile, async ({ stores: { papers } }) => {
        const paper = await namedPaper(words, papers);
        context.print(flags.json ? JSON.stringify(toRecord(paper)) : inWords(paper));
      });
    });
}

function inWords(paper: Paper): string {
  return Object.entries(toRecord(paper))
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('\n');
}

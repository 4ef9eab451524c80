import type { Command } from 'commander';
import type { Paper } from '../core/paper/paper.ts';
import { readableText } from '../core/text/latex/readable-text.ts';
import { toRecord } from '../sources/file/paper-record.ts';
import type { CliContext } from './context.ts';
import { withExistingStores } from './open-stores.ts';
import { PAPER_ARGUMENT, requirePaper } from './require-paper.ts';

/** `paperboy show PAPER`: everything known about one paper. */
export function defineShow(command: Command, context: CliContext): void {
  command
    .argument('<paper...>', PAPER_ARGUMENT)
    .option('--json', 'print it as one JSON object')
    .action(async (words: readonly string[], flags: { json?: true }) => {
      const { database } = await context.config();
      await withExistingStores(database, async ({ stores: { papers } }) => {
        const paper = await requirePaper(words, papers);
        context.print(flags.json ? JSON.stringify(toRecord(paper)) : formatPaper(paper));
      });
    });
}

/** Fields that may have LaTeX in them. */
const PROSE: ReadonlySet<string> = new Set(['title', 'abstract', 'tldr', 'keywords']);

/** Returns a paper for reading: one field a line, LaTeX as the text that it stands for. */
function formatPaper(paper: Paper): string {
  return Object.entries(toRecord(paper))
    .map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(', ') : String(value);
      return `${name}: ${PROSE.has(name) ? readableText(text) : text}`;
    })
    .join('\n');
}

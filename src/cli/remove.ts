import type { Command } from 'commander';
import { readableText } from '../core/text/latex/readable-text.ts';
import { paperName } from '../usecases/find-paper.ts';
import type { CliContext } from './context.ts';
import { UsageError } from './errors.ts';
import { withExistingStores } from './open-stores.ts';
import { PAPER_ARGUMENT, requirePaper } from './require-paper.ts';

/** `paperboy remove PAPER`: removes a paper from the corpus, beside a serving bot or without one. */
export function defineRemove(command: Command, context: CliContext): void {
  command
    .argument('<paper...>', PAPER_ARGUMENT)
    .option('--yes', 'do not ask')
    .action(async (words: readonly string[], flags: { yes?: true }) => {
      const { database } = await context.config();
      await withExistingStores(database, async ({ stores, unitOfWork }) => {
        const paper = await requirePaper(words, stores.papers);
        const title = `“${readableText(paper.title)}” (${paperName(paper)})`;
        const savedBy = formatPeople(await stores.library.countSavers(paper.id));
        if (!flags.yes) {
          if (!context.confirm)
            throw new UsageError(
              `${title}, saved by ${savedBy}, is removed only with --yes, or on a terminal.`,
            );
          if (
            !(await context.confirm(`Remove ${title}, saved by ${savedBy}? It leaves their libraries too.`))
          ) {
            context.printToStderr('Nothing was removed.');
            return;
          }
        }
        await unitOfWork(({ papers }) => papers.remove(paper.id));
        context.print(`Removed ${title}, saved by ${savedBy}.`);
        context.printToStderr('It is added again if a source or an ingested file contains it.');
      });
    });
}

function formatPeople(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

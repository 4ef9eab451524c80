import { Command, Option } from 'commander';
import { ingest } from '../../usecases/ingest.ts';
import { SourceError } from '../../sources/source-error.ts';
import { FILE_FORMATS, type FileFormat } from '../../sources/file/recognise.ts';
import { readPapers } from '../../sources/file/read-file.ts';
import { collect, readCategory } from './category-flag.ts';
import { VerbError, wholeNumber, withStores, type CliContext } from '../context.ts';
import { ingestArxivVerb } from './arxiv.ts';
import { ingestHuggingFaceVerb } from './huggingface.ts';
import { printOutcome } from './outcome.ts';
import { openProgress } from './progress.ts';

interface IngestFlags {
  readonly format?: FileFormat;
  readonly captured?: string;
  readonly category?: readonly string[];
  readonly json?: true;
}

/** `paperboy ingest PATH…`: takes papers from files into the corpus; its subcommands take them from the net. */
export function ingestVerb(context: CliContext): Command {
  const verb = new Command('ingest')
    .description(
      "Take papers into the corpus from files: JSON lines, saved Daily Papers pages as text, arXiv's snapshot, BibTeX.",
    )
    // So that a subcommand has its own --json and --category.
    .enablePositionalOptions()
    .argument('<path...>', 'files to read, in any order, any number of times')
    .addOption(
      new Option('--format <format>', 'read every file as this, instead of recognising it').choices(
        FILE_FORMATS,
      ),
    )
    .option('--captured <year>', 'the year a saved page was captured in, for its dates without one')
    .option(
      '--category <category>',
      "of arXiv's snapshot only papers in this category; any number of times",
      collect,
    )
    .option('--json', 'print one JSON object a file instead of text')
    .action(async (paths: readonly string[], flags: IngestFlags) => {
      const { databaseFile } = context.config();
      const reading = {
        ...(flags.format === undefined ? {} : { format: flags.format }),
        ...(flags.captured === undefined
          ? {}
          : { capturedYear: wholeNumber(flags.captured, '--captured', 1990, 2999) }),
        ...(flags.category === undefined ? {} : { categories: flags.category.map(readCategory) }),
      };
      const unreadable = await withStores(databaseFile, async ({ unitOfWork }) => {
        let failures = 0;
        for (const path of paths) {
          const progress = openProgress(undefined, context);
          try {
            const report = await ingest(readPapers(path, reading), {
              unitOfWork,
              now: context.clock.now,
              onRejected: (line, reason) => progress.tell(`${path}:${line}: rejected: ${reason}`),
              onProgress: read => progress.reach(read, path),
            });
            progress.stop();
            printOutcome(report, { name: path, facts: { file: path }, json: flags.json === true }, context);
          } catch (error) {
            progress.stop();
            // An unreadable file never stops the files after it.
            if (!(error instanceof SourceError)) throw error;
            context.tell(error.message);
            failures += 1;
          }
        }
        return failures;
      });
      if (unreadable > 0) throw new VerbError(`${unreadable} of ${paths.length} files could not be read.`);
    });
  for (const subcommand of [ingestHuggingFaceVerb, ingestArxivVerb]) {
    verb.addCommand(subcommand(context).exitOverride().showHelpAfterError('(--help tells how it is used)'));
  }
  return verb;
}

import { Option, type Command } from 'commander';
import { FILE_FORMATS, type FileFormat } from '../../sources/file/detect-format.ts';
import { readPapers } from '../../sources/file/read-file.ts';
import { SourceError } from '../../sources/source-error.ts';
import { ingest } from '../../usecases/ingest.ts';
import type { CliContext } from '../context.ts';
import { VerbError } from '../errors.ts';
import { withStores } from '../open-stores.ts';
import { addVerbs, type Verb } from '../verb.ts';
import { parseWholeNumber } from '../whole-number.ts';
import { collectValues, parseCategoryFlag } from './category-flag.ts';
import { printReport } from './print-report.ts';
import { createRejectionPrinter } from './rejections.ts';
import { openProgress } from './progress.ts';

interface IngestFlags {
  readonly format?: FileFormat;
  readonly captured?: string;
  readonly category?: readonly string[];
  readonly json?: true;
}

const REMOTE_SOURCES: readonly Verb[] = [
  {
    name: 'huggingface',
    description:
      'Ingest papers from Hugging Face: without options the last three daily lists and the trending papers.',
    load: async () => (await import('./huggingface.ts')).defineIngestHuggingFace,
  },
  {
    name: 'arxiv',
    description: 'Ingest papers from arXiv. A serving bot then follows these categories by itself.',
    load: async () => (await import('./arxiv.ts')).defineIngestArxiv,
  },
];

/** `paperboy ingest PATH…`: adds papers from files to the corpus; its subcommands fetch them from remote sources. */
export async function defineIngest(
  command: Command,
  context: CliContext,
  args: readonly string[],
): Promise<void> {
  command
    // So that a subcommand has its own --json and --category.
    .enablePositionalOptions()
    .argument('<path...>', 'files to read, in any order, any number of times')
    .addOption(
      new Option('--format <format>', 'read every file as this, instead of detecting it').choices(
        FILE_FORMATS,
      ),
    )
    .option('--captured <year>', 'the year a saved page was captured in, for its dates without one')
    .option(
      '--category <category>',
      "of arXiv's snapshot only papers in this category; any number of times",
      collectValues,
    )
    .option('--json', 'print one JSON object a file instead of text')
    .action((paths: readonly string[], flags: IngestFlags) => ingestFiles(paths, flags, context));
  // A file of that name is given as ./arxiv.
  await addVerbs(command, REMOTE_SOURCES, { isCalled: name => args.includes(name), context, args });
}

async function ingestFiles(paths: readonly string[], flags: IngestFlags, context: CliContext): Promise<void> {
  const reading = {
    ...(flags.format === undefined ? {} : { format: flags.format }),
    ...(flags.captured === undefined
      ? {}
      : { capturedYear: parseWholeNumber(flags.captured, '--captured', 1990, 2999) }),
    ...(flags.category === undefined ? {} : { categories: flags.category.map(parseCategoryFlag) }),
  };
  const { database } = await context.config();
  const unreadable = await withStores(database, async ({ unitOfWork }) => {
    let failures = 0;
    for (const path of paths) {
      const progress = openProgress(undefined, context);
      const rejections = createRejectionPrinter(path, progress.printAbove);
      try {
        const report = await ingest(readPapers(path, reading), {
          unitOfWork,
          now: context.clock.now,
          onRejected: rejections.onRejected,
          onProgress: read => progress.update(read, path),
        });
        rejections.finish();
        progress.stop();
        printReport(report, { name: path, fields: { file: path }, json: flags.json === true }, context);
      } catch (error) {
        rejections.finish();
        progress.stop();
        // An unreadable file never stops the files after it.
        if (!(error instanceof SourceError)) throw error;
        context.printToStderr(error.message);
        failures += 1;
      }
    }
    return failures;
  });
  if (unreadable > 0) throw new VerbError(`${unreadable} of ${paths.length} files could not be read.`);
}

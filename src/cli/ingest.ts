import { Command, Option } from 'commander';
import { ingest, type IngestReport } from '../jobs/ingest.ts';
import { SourceError } from '../sources/source-error.ts';
import { FILE_FORMATS, type FileFormat } from '../sources/recognise.ts';
import { readPapers } from '../sources/read-file.ts';
import { VerbError, wholeNumber, withStores, type CliContext } from './context.ts';

interface IngestFlags {
  readonly format?: FileFormat;
  readonly captured?: string;
  readonly json?: true;
}

/** `paperboy ingest PATH…`: takes papers from files into the corpus. */
export function ingestVerb(context: CliContext): Command {
  return new Command('ingest')
    .description('Take papers from files into the corpus: JSON lines, or saved Daily Papers pages as text.')
    .argument('<path...>', 'files to read, in any order, any number of times')
    .addOption(
      new Option('--format <format>', 'read every file as this, instead of recognising it').choices(
        FILE_FORMATS,
      ),
    )
    .option('--captured <year>', 'the year a saved page was captured in, for its dates without one')
    .option('--json', 'print one JSON object a file instead of text')
    .action(async (paths: readonly string[], flags: IngestFlags) => {
      const { databaseFile } = context.config();
      const reading = {
        ...(flags.format === undefined ? {} : { format: flags.format }),
        ...(flags.captured === undefined
          ? {}
          : { capturedYear: wholeNumber(flags.captured, '--captured', 1990, 2999) }),
      };
      const unreadable = await withStores(databaseFile, async ({ unitOfWork }) => {
        let failures = 0;
        for (const path of paths) {
          try {
            const report = await ingest(readPapers(path, reading), {
              unitOfWork,
              now: context.clock.now,
              onRejected: (line, reason) => context.tell(`${path}:${line}: rejected: ${reason}`),
            });
            context.print(
              flags.json ? JSON.stringify({ file: path, ...report }) : `${path}: ${inWords(report)}`,
            );
          } catch (error) {
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
}

function inWords({ added, updated, unchanged, rejected }: IngestReport): string {
  return `${added} added, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`;
}

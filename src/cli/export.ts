import { Option, type Command } from 'commander';
import { BIBLIOGRAPHY_FORMATS } from '../bibliography/formats.ts';
import { writeBibliography } from '../bibliography/write-bibliography.ts';
import { savedEntries } from '../usecases/export-library.ts';
import type { CliContext } from './context.ts';
import { UsageError } from './errors.ts';
import { withExistingStores } from './open-stores.ts';

const MAX_QUOTED_LENGTH = 50;

/** `paperboy export USER --format FORMAT`: the papers that a user saved, as a document on standard output. */
export function defineExport(command: Command, context: CliContext): void {
  command
    .argument('<user>', "the user's id on Discord (by 'Copy User ID')")
    .addOption(
      new Option('--format <format>', 'what to print')
        .choices(BIBLIOGRAPHY_FORMATS.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .action(async (user: string, flags: { format: string }) => {
      if (!/^\d{17,20}$/.test(user)) {
        throw new UsageError(
          `“${user.slice(0, MAX_QUOTED_LENGTH)}” is not a user's id: 17 to 20 digits, by 'Copy User ID' in Discord.`,
        );
      }
      const format = BIBLIOGRAPHY_FORMATS.find(({ name }) => name === flags.format);
      if (!format) throw new UsageError(`There is no format ${flags.format}.`);
      const { database } = await context.config();
      await withExistingStores(database, async ({ stores }) => {
        const entries = await savedEntries(user, {}, stores);
        context.write(writeBibliography(format, entries));
        if (entries.length === 0) {
          context.printToStderr(`${user} has saved no papers here: the document is empty.`);
        }
      });
    });
}

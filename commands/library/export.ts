import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { BibliographyFormat } from '../../src/bibliography/bibliography-format.ts';
import { BIBLIOGRAPHY_FORMATS } from '../../src/bibliography/formats.ts';
import type { App, Invocation, Options } from '../../src/command.ts';
import { isReadingStatus } from '../../src/core/library/library-item.ts';
import { MAX_MESSAGE_FILES } from '../../src/core/message/discord-limits.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { parseFilter } from '../../src/core/paper/paper-filter.ts';
import { addDays, startOfDay } from '../../src/core/time/calendar.ts';
import { firstDay, lastDay } from '../../src/core/time/periods.ts';
import { exportLibrary } from '../../src/usecases/export-library.ts';
import { count } from '../../src/views/format/count.ts';
import { exportNotice } from '../../src/views/library/export-notice.ts';
import { dateOption, readDateOptions } from '../date-options.ts';
import { numberedFiles } from '../numbered-files.ts';
import { searchProblemText } from '../search/options.ts';
import { statusFilterOption } from './list.ts';
import { emptyLibraryError } from './empty-library.ts';
import type { LibrarySubcommand } from './subcommand.ts';
import { ownTag, tagOption } from './tag-option.ts';

const { String: Text, Subcommand } = ApplicationCommandOptionType;

/** Sends the caller's saved papers as files. */
export const exportSaved: LibrarySubcommand = {
  definition: {
    type: Subcommand,
    name: 'export',
    description: 'Get your saved papers as a file, for Zotero, LaTeX, a spreadsheet or a text',
    options: [
      {
        type: Text,
        name: 'format',
        description: 'The format of the file',
        required: true,
        choices: BIBLIOGRAPHY_FORMATS.map(({ name, label }) => ({ name: label, value: name })),
      },
      tagOption,
      statusFilterOption,
      dateOption('from', 'Only papers that you saved then or later: 2024, 2024-03, 2024-03-26 or last month'),
      dateOption('to', 'Only papers that you saved then or earlier: 2024, 2024-03, 2024-03-26 or yesterday'),
    ],
  },

  async run(invocation, app) {
    const { userId, options, attachmentSizeLimit } = invocation;
    const format = formatOf(options);
    const { filter, timezone } = await filterOf(invocation, app);
    const limits = { maxFiles: MAX_MESSAGE_FILES, maxBytes: attachmentSizeLimit };
    const { papers, contents } = await exportLibrary({ userId, filter, format }, limits, app);
    if (papers === 0) throw await nothingToExport(invocation, app);
    if (!contents)
      throw new UserError(
        `${count(papers, 'paper')} as ${format.label} are too large for the ${MAX_MESSAGE_FILES} files of a message. Narrow them by tag, status, from or to.`,
      );
    const files = numberedFiles('library', format.extension, contents);
    const names = files.map(({ name }) => name);
    return {
      kind: 'private',
      body: exportNotice({ papers, format: format.label, files: names, timezone }),
      files,
    };
  },
};

function formatOf(options: Options): BibliographyFormat {
  const name = options.string('format');
  const format = BIBLIOGRAPHY_FORMATS.find(each => each.name === name);
  if (!format) throw new UserError('Choose one of the formats from the list.');
  return format;
}

/** Returns which saved papers the options mean. Days are those of the caller's time zone, which is returned if it counts. */
async function filterOf(
  { userId, options }: Invocation,
  app: Pick<App, 'library' | 'userSettings' | 'clock'>,
) {
  const zone = (await app.userSettings.get(userId)).timezone ?? 'UTC';
  const parsed = parseFilter(readDateOptions(options, app.clock.now(), zone));
  if ('problem' in parsed) throw new UserError(searchProblemText(parsed.problem));
  const { from, to } = parsed.filter;
  const isDated = from !== undefined || to !== undefined;
  const status = options.string('status') ?? '';
  return {
    filter: {
      tag: await ownTag(options.string('tag'), userId, app),
      status: isReadingStatus(status) ? status : undefined,
      from: from === undefined ? undefined : startOfDay(firstDay(from), zone),
      to: to === undefined ? undefined : startOfDay(addDays(lastDay(to), 1), zone),
    },
    timezone: isDated ? zone : undefined,
  };
}

async function nothingToExport(
  caller: Pick<Invocation, 'userId' | 'guildId'>,
  app: Pick<App, 'library' | 'serverSettings'>,
): Promise<UserError> {
  return (await app.library.count(caller.userId)) === 0
    ? emptyLibraryError(caller, app)
    : new UserError('None of your saved papers fits. Leave out an option, or see `/library list`.');
}

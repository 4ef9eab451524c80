import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { isReadingStatus, READING_STATUSES } from '../../src/core/library/library-item.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { STATUS_LABELS } from '../../src/views/library/status-label.ts';
import { renderSavedMenu } from './render-saved-menu.ts';
import { requireSavedPaper, savedPaperOption } from './saved-paper.ts';
import type { LibrarySubcommand } from './subcommand.ts';

/** Sets the status of a saved paper. */
export const statusOfSaved: LibrarySubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'status',
    description: 'Mark a saved paper as to read, reading or read',
    options: [
      savedPaperOption,
      {
        type: ApplicationCommandOptionType.String,
        name: 'status',
        description: 'How far you have got with it',
        required: true,
        choices: READING_STATUSES.map(value => ({ name: STATUS_LABELS[value], value })),
      },
    ],
  },
  async run(invocation, app) {
    const { userId, options } = invocation;
    const { paper } = await requireSavedPaper(options.string('paper'), userId, app);
    const status = options.string('status') ?? '';
    if (!isReadingStatus(status)) throw new UserError('Choose one of the statuses from the list.');
    await app.library.changeItem(userId, paper.id, { status }, app.clock.now());
    return { kind: 'private', body: await renderSavedMenu(paper, invocation, app) };
  },
};

import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { noteForm } from '../../src/views/library/library-forms.ts';
import { requireSavedPaper, savedPaperOption } from './saved-paper.ts';
import type { LibrarySubcommand } from './subcommand.ts';

/** Opens the form of a saved paper's note. */
export const noteSaved: LibrarySubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'note',
    description: 'Write a note on a saved paper; only you see it',
    options: [savedPaperOption],
  },
  async run({ userId, options }, app) {
    const { paper, entry } = await requireSavedPaper(options.string('paper'), userId, app);
    return { kind: 'modal', modal: noteForm(paper, entry.note) };
  },
};

import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { removedNotice } from '../../src/views/notice/saved-notice.ts';
import { requireSavedPaper, savedPaperOption } from './saved-paper.ts';
import type { LibrarySubcommand } from './subcommand.ts';

/** Takes a paper out of the caller's library. */
export const removeSaved: LibrarySubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'remove',
    description: 'Take a paper out of your library',
    options: [savedPaperOption],
  },
  async run({ userId, options }, app) {
    const { paper } = await requireSavedPaper(options.string('paper'), userId, app);
    // All origins of the save go, also those of reactions that the user may have forgotten.
    await app.library.unsave(userId, paper.id, app.clock.now());
    return { kind: 'private', body: removedNotice(paper) };
  },
};

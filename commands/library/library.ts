import type { Command, ModalReply, PlainReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { EVERYWHERE } from '../contexts.ts';
import { exportSaved } from './export.ts';
import { importSaved } from './import.ts';
import { listSaved, searchSaved } from './list.ts';
import { noteSaved } from './note.ts';
import { removeSaved } from './remove.ts';
import { completeSavedPaper } from './saved-paper.ts';
import { shareSaved } from './share.ts';
import { statsOfSaved } from './stats.ts';
import { statusOfSaved } from './status.ts';
import { completeTag, completeTags } from './tag-option.ts';
import { tagSaved } from './tag.ts';
import type { LibraryNeeds, LibrarySubcommand } from './subcommand.ts';

/** In the order in which Discord shows them. */
const subcommands: readonly LibrarySubcommand[] = [
  listSaved,
  searchSaved,
  tagSaved,
  noteSaved,
  statusOfSaved,
  removeSaved,
  exportSaved,
  importSaved,
  shareSaved,
  statsOfSaved,
];

export const library: Command<LibraryNeeds, PlainReply | ModalReply> = {
  definition: {
    name: 'library',
    description: 'Your saved papers',
    ...EVERYWHERE,
    options: subcommands.map(({ definition }) => definition),
  },
  example: '/library list tag:robotics status:To read',

  async run(invocation, app) {
    const { subcommand } = invocation.options;
    const called = subcommands.find(({ definition }) => definition.name === subcommand);
    if (!called) throw new UserError('See your saved papers with `/library list`.');
    return called.run(invocation, app);
  },

  async complete({ focused, userId }, app) {
    if (focused.name === 'tag') return completeTag(focused.text, userId, app);
    if (focused.name === 'add' || focused.name === 'remove') return completeTags(focused.text, userId, app);
    return completeSavedPaper(focused.text, userId, app);
  },
};

import type { Command, ModalReply, PlainReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { EVERYWHERE } from '../contexts.ts';
import { listSaved } from './list.ts';
import { removeSaved } from './remove.ts';
import { completeSavedPaper } from './saved-paper.ts';
import type { LibraryNeeds, LibrarySubcommand } from './subcommand.ts';

/** In the order in which Discord shows them. */
const subcommands: readonly LibrarySubcommand[] = [listSaved, removeSaved];

export const library: Command<LibraryNeeds, PlainReply | ModalReply> = {
  definition: {
    name: 'library',
    description: 'Your saved papers',
    ...EVERYWHERE,
    options: subcommands.map(({ definition }) => definition),
  },
  example: '/library remove paper:2312.00752',

  async run(invocation, app) {
    const { subcommand } = invocation.options;
    const called = subcommands.find(({ definition }) => definition.name === subcommand);
    if (!called) throw new UserError('See your saved papers with `/library list`.');
    return called.run(invocation, app);
  },

  async complete({ focused, userId }, app) {
    return completeSavedPaper(focused.text, userId, app);
  },
};

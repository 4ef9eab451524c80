import type { Command } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { EVERYWHERE } from '../contexts.ts';
import { completeCategory } from '../schedule/complete-category.ts';
import { completeSearch } from '../search/completion.ts';
import { completeTimezone } from '../timezone/complete-timezone.ts';
import { add } from './add.ts';
import { completeWatch } from './chosen-watch.ts';
import { edit } from './edit.ts';
import { list } from './list.ts';
import { pause } from './pause.ts';
import { preview } from './preview.ts';
import { remove } from './remove.ts';
import type { WatchNeeds, WatchSubcommand } from './subcommand.ts';

/** In the order in which Discord shows them. */
const subcommands: readonly WatchSubcommand[] = [add, list, edit, pause, preview, remove];

export const watch: Command<WatchNeeds> = {
  definition: {
    name: 'watch',
    description: 'Get messages about new papers',
    ...EVERYWHERE,
    options: subcommands.map(({ definition }) => definition),
  },
  example: '/watch add words:"state space" OR mamba deliver:daily',

  async run(invocation, app) {
    const { subcommand } = invocation.options;
    const called = subcommands.find(({ definition }) => definition.name === subcommand);
    if (!called) throw new UserError('See your watches with `/watch list`.');
    return called.run(invocation, app);
  },

  async complete(request, app) {
    const { focused } = request;
    if (focused.name === 'timezone') return completeTimezone(focused.text);
    if (focused.name === 'category') return completeCategory(focused.text);
    if (focused.name === 'watch') return completeWatch(focused.text, request, app);
    return completeSearch(focused, app);
  },
};

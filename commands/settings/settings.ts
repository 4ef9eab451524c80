import type { Command } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { EVERYWHERE } from '../contexts.ts';
import { completeTimezone } from '../timezone/complete-timezone.ts';
import { me } from './me.ts';
import { server } from './server.ts';
import type { SettingsNeeds, SettingsSubcommand } from './subcommand.ts';

/** In the order in which Discord shows them. */
const subcommands: readonly SettingsSubcommand[] = [server, me];

/** Shows and changes settings. Members without Manage Server see `/settings server` too, as the other subcommand is for them. */
export const settings: Command<SettingsNeeds> = {
  definition: {
    name: 'settings',
    description: 'Your settings, and those of this server',
    ...EVERYWHERE,
    options: subcommands.map(({ definition }) => definition),
  },
  example: '/settings me timezone:Europe/Berlin',

  async run(invocation, app) {
    const { subcommand } = invocation.options;
    const called = subcommands.find(({ definition }) => definition.name === subcommand);
    if (!called) throw new UserError('Use `/settings server` or `/settings me`.');
    return called.run(invocation, app);
  },

  async complete({ focused }) {
    return focused.name === 'timezone' ? completeTimezone(focused.text) : [];
  },
};

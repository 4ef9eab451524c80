import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { WATCH_DEFAULTS } from '../../src/core/watch/watch.ts';
import { keepTimezone, userTimezone } from '../timezone/user-timezone.ts';
import { addWatch, savedReply } from './add-watch.ts';
import { settingOptions } from './options.ts';
import { readWatch } from './read-watch.ts';
import type { WatchSubcommand } from './subcommand.ts';

/** Adds a watch. */
export const add: WatchSubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'add',
    description:
      'Get a message about new papers with these words, of an author, an organization or a category',
    options: [...settingOptions],
  },
  async run(invocation, app) {
    const given = { ...WATCH_DEFAULTS, ...readWatch(invocation) };
    const zone = await userTimezone(invocation, given.where, app);
    const spec = { ...given, timezone: zone.isOwn ? zone.timezone : null };
    const { watch, notes } = await addWatch(invocation, spec, app);
    await keepTimezone(invocation.userId, zone, app);
    // Only a digest has a time of day.
    const isTimed = watch.deliver !== 'at_once';
    const options = {
      title: 'Watch added',
      notes: [...(isTimed ? zone.notes : []), ...notes],
      asksTimezone: isTimed && zone.isDefault,
    };
    return savedReply(watch, invocation, options, app);
  },
};

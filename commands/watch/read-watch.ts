import type { Caller, Options } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { WATCH_RHYTHMS, type WatchPlace, type WatchSpec } from '../../src/core/watch/watch.ts';
import { parseCategoryOption } from '../search/options.ts';

/** The settings that a call gives; those that it leaves out are absent. */
export type GivenWatch = Partial<Omit<WatchSpec, 'timezone'>>;

/** Reads the settings among the options of `/watch add` or `edit`. Throws `UserError` for the first one that is invalid. */
export function readWatch({
  options,
  guildId,
}: Pick<Caller, 'guildId'> & { readonly options: Options }): GivenWatch {
  const words = readText(options, 'words');
  const author = readText(options, 'author');
  const organization = readText(options, 'organization');
  const category = readText(options, 'category');
  const minVotes = options.integer('min_votes');
  const deliver = WATCH_RHYTHMS.find(rhythm => rhythm === options.string('deliver'));
  const channelId = options.channel('where');
  return {
    ...(words === undefined ? {} : { words }),
    ...(author === undefined ? {} : { author }),
    ...(organization === undefined ? {} : { organization }),
    ...(category === undefined ? {} : { category: parseCategoryOption(category) }),
    ...(minVotes === undefined ? {} : { minVotes }),
    ...(deliver === undefined ? {} : { deliver }),
    ...(channelId === undefined ? {} : { where: channelPlace(guildId, channelId) }),
  };
}

function channelPlace(guildId: string | null, channelId: string): WatchPlace {
  if (guildId === null) throw new UserError('Channels belong to a server: choose one there.');
  return { kind: 'channel', guildId, channelId };
}

/** Reads a text of one line; `undefined` for a blank one. */
function readText(options: Options, name: string): string | undefined {
  return options.string(name)?.replaceAll(/\s+/g, ' ').trim() || undefined;
}

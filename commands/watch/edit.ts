import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Options } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Watch, WatchPlace, WatchSpec, WatchStore } from '../../src/core/watch/watch.ts';
import { moveFinds, rescheduleFinds } from '../../src/usecases/reschedule-finds.ts';
import { clearConflict } from '../clear-conflict.ts';
import { keepTimezone, userTimezone } from '../timezone/user-timezone.ts';
import { savedReply } from './add-watch.ts';
import {
  assertCriteria,
  assertNoTwin,
  assertPlace,
  assertRoomInGuild,
  criteriaNotes,
  placeKey,
} from './assert-watch.ts';
import { chosenWatch } from './chosen-watch.ts';
import { settingOptions, whichWatch } from './options.ts';
import { readWatch } from './read-watch.ts';
import type { WatchSubcommand } from './subcommand.ts';

/** The settings that can be removed, by the options that set them. */
const REMOVED = {
  words: { words: null },
  author: { author: null },
  organization: { organization: null },
  category: { category: null },
  min_votes: { minVotes: null },
  where: { where: { kind: 'dm' } },
  timezone: { timezone: null },
} as const satisfies Readonly<Record<string, Partial<WatchSpec>>>;

/** Changes the given settings of a watch, and no others. */
export const edit: WatchSubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'edit',
    description: 'Change a watch; what is left out stays as it is',
    options: [
      whichWatch,
      ...settingOptions.map(option => ({
        ...option,
        description: option.description.replace(/ \(at once if left out\)$/, ''),
      })),
      {
        type: ApplicationCommandOptionType.String,
        name: 'clear',
        description: 'A setting to remove',
        choices: Object.keys(REMOVED).map(name => ({ name, value: name })),
      },
    ],
  },
  async run(invocation, app) {
    const chosen = await chosenWatch(invocation, app);
    if (chosen.userId !== invocation.userId) {
      throw new UserError(
        'Only the member who made this watch can change it. You can pause or remove it, since it is in a channel of your server.',
      );
    }
    const given = readWatch(invocation);
    const zone = await userTimezone(invocation, given.where ?? chosen.where, app);
    const isZoneGiven = invocation.options.string('timezone') !== undefined;
    const changes = withCleared(invocation.options, {
      ...given,
      ...(isZoneGiven ? { timezone: zone.isOwn ? zone.timezone : null } : {}),
    });
    if (Object.keys(changes).length === 0) {
      throw new UserError(
        'Give at least one option to change, such as words. `/watch list` shows what is set.',
      );
    }
    const spec = { ...chosen, ...changes };
    assertCriteria(spec);
    assertPlace(invocation, spec.where, app);
    const notes = await criteriaNotes(spec, app);
    const watch = await app.unitOfWork(async stores => {
      const after = await changed(chosen, changes, stores.watches);
      const now = app.clock.now();
      await moveFinds(chosen, after, now, stores);
      await rescheduleFinds([after], now, stores);
      return after;
    });
    await keepTimezone(invocation.userId, zone, app);
    const asksTimezone = watch.deliver !== 'at_once' && watch.timezone === null && zone.isDefault;
    const options = {
      title: 'Watch changed',
      notes: [...(isZoneGiven || asksTimezone ? zone.notes : []), ...notes],
      asksTimezone,
    };
    return savedReply(watch, invocation, options, app);
  },
};

/**
 * Changes a watch; must run in a transaction. One that could not tell about papers in its place is resumed in another. Throws
 * `UserError` if the user has the same watch already, or the server that it moves to has no room.
 */
async function changed(chosen: Watch, changes: Partial<WatchSpec>, watches: WatchStore): Promise<Watch> {
  const { id, userId, pausedReason, where } = chosen;
  const spec = { ...chosen, ...changes };
  const own = await watches.list(userId);
  assertNoTwin(
    spec,
    own.filter(other => other.id !== id),
  );
  if (guildOf(spec.where) !== guildOf(where)) await assertRoomInGuild(spec.where, { watches });
  const watch = await watches.change(id, changes);
  const isMoved = placeKey(watch.where) !== placeKey(where);
  if (!isMoved || pausedReason === null || pausedReason === 'user') return watch;
  await watches.resume(id);
  return { ...watch, pausedReason: null };
}

function guildOf(where: WatchPlace): string | null {
  return where.kind === 'dm' ? null : where.guildId;
}

/** Returns changes with the setting removed that `clear` names. Throws `UserError` if it is given too. */
function withCleared(options: Options, changes: Partial<WatchSpec>): Partial<WatchSpec> {
  const [cleared, removed] = Object.entries(REMOVED).find(([name]) => name === options.string('clear')) ?? [];
  if (cleared === undefined || removed === undefined) return changes;
  if (Object.keys(removed).some(key => key in changes)) throw clearConflict(cleared);
  return { ...changes, ...removed };
}

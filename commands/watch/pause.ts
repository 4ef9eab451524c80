import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Caller, ComponentAction, PlainReply } from '../../src/command.ts';
import type { Watch } from '../../src/core/watch/watch.ts';
import { watchPaused, watchResumed } from '../../src/views/watch/watch-paused.ts';
import { assertPlace } from './assert-watch.ts';
import { chosenWatch, watchOfComponent } from './chosen-watch.ts';
import { offsetOf, renderWatches } from './list.ts';
import { whichWatch } from './options.ts';
import type { WatchSubcommand } from './subcommand.ts';

type Needs = 'watches' | 'subscriptions' | 'userSettings' | 'serverSettings' | 'channelAccess';

/** Pauses a watch, or ends its pause. */
export const pause: WatchSubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'pause',
    description: 'Pause a watch, or resume it',
    options: [
      whichWatch,
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'resume',
        description: 'True to resume it instead',
      },
    ],
  },
  async run(invocation, app) {
    const watch = await chosenWatch(invocation, app);
    if (invocation.options.boolean('resume') !== true) return pausedReply(watch, app);
    await resumeWatch(invocation, watch, app);
    return { kind: 'private', body: watchResumed(watch) };
  },
};

/** Pauses the watch of a button: in a list, which it renders again, or in a message to a user. */
export const pauseWatch: ComponentAction<Needs> = {
  verb: 'pause-watch',
  async run(use, app) {
    const { watch } = await watchOfComponent(use, app);
    if (use.args[1] === undefined) return pausedReply(watch, app);
    await app.watches.pause(watch.id, 'user');
    return { kind: 'update', body: await renderWatches(use, offsetOf(use.args[1]), app) };
  },
};

/** Resumes the watch of a button: in a list, which it renders again, or in a reply. */
export const resumeWatchAction: ComponentAction<Needs> = {
  verb: 'resume-watch',
  async run(use, app) {
    const { watch } = await watchOfComponent(use, app);
    await resumeWatch(use, watch, app);
    if (use.args[1] === undefined) return { kind: 'update', body: watchResumed(watch) };
    return { kind: 'update', body: await renderWatches(use, offsetOf(use.args[1]), app) };
  },
};

async function pausedReply(watch: Watch, { watches }: Pick<App, 'watches'>): Promise<PlainReply> {
  await watches.pause(watch.id, 'user');
  return { kind: 'private', body: watchPaused(watch) };
}

/** Resumes a watch. Throws `UserError` if the caller, or the bot, may not post in its channel. */
async function resumeWatch(
  caller: Caller,
  { id, where, pausedReason }: Watch,
  app: Pick<App, 'watches' | 'channelAccess'>,
): Promise<void> {
  assertPlace(caller, where, app);
  // A second press must not skip the papers since the first.
  if (pausedReason !== null) await app.watches.resume(id);
}

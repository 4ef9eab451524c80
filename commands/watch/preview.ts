import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, ComponentAction, PlainReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Watch } from '../../src/core/watch/watch.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { previewWatch } from '../../src/usecases/preview-watch.ts';
import { progressText } from '../../src/views/format/progress-text.ts';
import { watchPreview } from '../../src/views/watch/watch-preview.ts';
import { chosenWatch, watchOfComponent } from './chosen-watch.ts';
import { whichWatch } from './options.ts';
import type { WatchSubcommand } from './subcommand.ts';

type Needs = 'papers' | 'index' | 'watches' | 'watchMatcher' | 'clock';

/** Shows the papers of the last days that a watch fits. */
export const preview: WatchSubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'preview',
    description: 'Show the papers of the last 30 days that a watch fits',
    options: [whichWatch],
  },
  async run(invocation, app) {
    return previewReply(await chosenWatch(invocation, app), app);
  },
};

/** Shows the papers of the last days that the watch of a button fits. */
export const previewWatchAction: ComponentAction<Needs> = {
  verb: 'preview-watch',
  async run(use, app) {
    const { watch } = await watchOfComponent(use, app);
    return previewReply(watch, app);
  },
};

async function previewReply(watch: Watch, app: Pick<App, Needs>): Promise<PlainReply> {
  const progress = await indexProgress(app);
  if (progress) throw new UserError(`${progressText(progress)} Preview this watch when all are read.`);
  const papers = await previewWatch(watch, { ...app, now: app.clock.now() });
  return { kind: 'private', body: watchPreview(watch, papers) };
}

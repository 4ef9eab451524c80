import type { App } from '../command.ts';
import { offlineLookup } from '../core/paper/remote-lookup.ts';
import { createDiscussionOpener } from '../jobs/discussion-opener.ts';
import { createManualRun } from '../jobs/manual-run.ts';
import { createReferenceReader } from '../sources/references/read-references.ts';
import { batchResultLists } from '../store/batched-result-lists.ts';
import type { Cleanups } from './cleanups.ts';
import type { Parts } from './open-parts.ts';
import { lookupOver } from './open-sources.ts';
import { startPickCounts } from './start-pick-counts.ts';

/** Creates what commands work with. */
export function createApp(parts: Parts, cleanups: Cleanups): App {
  const { options, corpus, sources, charts, cooldowns, discord, delivering, imports, scheduler } = parts;
  const { watchMatcher, background } = parts;
  const { clock, log } = options;
  const { stores, unitOfWork, index } = corpus;
  const { channelAccess } = discord;
  const { deliverer } = delivering;
  return {
    ...stores,
    unitOfWork,
    resultLists: batchResultLists(stores.resultLists, {
      unitOfWork,
      nextTurn: callback => void setImmediate(callback),
    }),
    index,
    clock,
    manualRun: createManualRun({ scheduler, deliverer, clock, wake: () => background.wake() }),
    channelAccess,
    clubAccess: discord.clubAccess,
    clubDiscord: discord.clubDiscord,
    discussionOpener: createDiscussionOpener({
      stores,
      unitOfWork,
      reader: discord.threadReader,
      deliverer,
      clock,
      log,
      wake: () => background.jobs?.wake(),
    }),
    charts,
    roleMentions: discord.roleMentions,
    remoteLookup: sources ? lookupOver(sources, corpus, options) : offlineLookup,
    cooldowns,
    pickCounter: startPickCounts({ corpus, clock, log }, cleanups),
    attachments: discord.attachments,
    libraryImporter: imports.importer,
    referenceReader: createReferenceReader(),
    watchMatcher,
    shards: () => discord.shards(),
    hasMadeUpLists: options.sources?.isEmulated ?? false,
    readsMessageContent: options.discord.readsMessageContent ?? false,
  };
}

import { UserError } from '../../src/core/message/user-error.ts';
import { needsIndex } from '../../src/usecases/choose-papers.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { progressText } from '../../src/views/format/progress-text.ts';
import { assertCallerCanPost } from '../channel-checks.ts';
import { assertKnownZone } from './assert-known-zone.ts';
import { chosenSchedule } from './chosen-schedule.ts';
import { manualRunReply } from './replies.ts';
import type { ScheduleSubcommand } from './subcommand.ts';

/** Posts a schedule now. */
export const runSchedule: ScheduleSubcommand = async (invocation, app) => {
  const chosen = await chosenSchedule(invocation, app);
  assertKnownZone(chosen);
  assertCallerCanPost(invocation, chosen.channelId);
  const progress = needsIndex(chosen) ? await indexProgress(app) : undefined;
  if (progress) throw new UserError(`${progressText(progress)} Run this schedule when all are read.`);
  return manualRunReply(chosen, await app.manualRun.run(chosen, invocation.interactionId));
};

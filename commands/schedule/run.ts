import { UserError } from '../../src/core/message/user-error.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { progressText } from '../../src/views/format/progress-text.ts';
import { assertCallerCanPost } from '../channel-checks.ts';
import { chosenSchedule } from './chosen-schedule.ts';
import { manualRunReply } from './replies.ts';
import type { ScheduleSubcommand } from './subcommand.ts';

/** Posts a schedule now. */
export const runSchedule: ScheduleSubcommand = async (invocation, app) => {
  const chosen = await chosenSchedule(invocation, app);
  assertCallerCanPost(invocation, chosen.channelId);
  const progress = chosen.query === null ? undefined : await indexProgress(app);
  if (progress)
    throw new UserError(`${progressText(progress)} This schedule has a query, so run it when all are read.`);
  return manualRunReply(chosen, await app.manualRun.run(chosen, invocation.interactionId));
};

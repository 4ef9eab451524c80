import type { ComponentAction } from '../../src/command.ts';
import { resumed } from '../subscribe/subscription-actions.ts';
import { renderWatches } from './list.ts';

/** Resumes all watches and subscriptions of the caller that were paused because they accepted no direct messages. */
export const resumeAll: ComponentAction<
  'watches' | 'subscriptions' | 'userSettings' | 'serverSettings' | 'clock'
> = {
  verb: 'resume-all',
  async run(use, app) {
    const watches = await app.watches.list(use.userId);
    for (const { id, pausedReason } of watches)
      if (pausedReason === 'dms_closed') await app.watches.resume(id);
    for (const subscription of await app.subscriptions.list(use.userId))
      if (subscription.pausedReason === 'dms_closed') await resumed(subscription, app);
    return { kind: 'update', body: await renderWatches(use, 0, app) };
  },
};

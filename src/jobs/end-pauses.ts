import type { Stores } from '../core/stores.ts';
import { resumeInPages, type ResumeInPagesContext } from './resume-in-pages.ts';

export interface EndPausesContext extends ResumeInPagesContext {
  readonly schedules: Pick<Stores['schedules'], 'withEndedPause'>;
}

/**
 * Resumes the schedules that an admin paused until a time that has come. Their first slot after that time is the next,
 * also if the bot was not running then. One that cannot be resumed is logged, and retried by the next call.
 */
export async function endPauses(now: number, context: EndPausesContext): Promise<void> {
  await resumeInPages(
    {
      loadPage: (afterId, limit) => context.schedules.withEndedPause(now, { afterId, limit }),
      resumedAt: ({ pausedUntil }) => pausedUntil ?? now,
    },
    context,
  );
}

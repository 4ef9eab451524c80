import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { MessageEditor } from '../core/message/message-editor.ts';
import { createDeskEditor } from '../jobs/desk/desk-editor.ts';
import { draftSlots } from '../jobs/desk/draft-slots.ts';
import { createDraftRefresh } from '../jobs/desk/refresh-drafts.ts';
import { showDecisions } from '../jobs/desk/show-decisions.ts';
import { showDrafts } from '../jobs/desk/show-drafts.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import type { ClockGuard } from '../jobs/clock-guard.ts';
import type { Corpus } from './open-corpus.ts';
import type { Processes } from './open-processes.ts';

/** How often changed drafts are looked for, ms: another process, or an edit of a schedule, may have changed them. */
const LOOK_INTERVAL_MS = 5 * SECOND_MS;

export interface DeskOptions {
  readonly corpus: Pick<Corpus, 'stores' | 'unitOfWork' | 'index'>;
  readonly editor: MessageEditor;
  readonly channelAccess: Pick<ChannelAccess, 'isOpenToAll'>;
  readonly processes: Pick<Processes, 'shares'>;
  readonly clockGuard: Pick<ClockGuard, 'check'> | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when there are new messages in the outbox. */
  readonly onMessages: () => void;
}

/** Starts the curators' desk: drafts of the slots that come next, and their messages, which follow what curators change. */
export function startDesk(options: DeskOptions): Ticker {
  const { corpus, channelAccess, processes, clockGuard, clock, log, onMessages } = options;
  const { stores, unitOfWork, index } = corpus;
  const editor = createDeskEditor(options.editor, clock);
  const shares = () => processes.shares();
  const context = { stores, unitOfWork, index, editor, channelAccess, shares, log };
  const refreshDrafts = createDraftRefresh(context);
  return startTicker({
    async work(signal) {
      const now = clock.now();
      if (clockGuard && !(await clockGuard.check(now))) return;
      if ((await draftSlots(now, context, signal)) > 0) onMessages();
      await refreshDrafts(now, signal);
      await showDrafts(context, signal);
      await showDecisions(now, context, signal);
    },
    async nextDueAt() {
      const dueAt = (await stores.drafts.nextDueAt()) ?? Number.POSITIVE_INFINITY;
      const lookAt = clock.now() + LOOK_INTERVAL_MS;
      return dueAt > clock.now() ? Math.min(dueAt, lookAt) : lookAt;
    },
    clock,
    log,
  });
}

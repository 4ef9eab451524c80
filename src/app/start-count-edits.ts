import type { Log } from '../core/log.ts';
import type { MessageEditor } from '../core/message/message-editor.ts';
import type { Clock } from '../core/time/clock.ts';
import type { Deliverer } from '../jobs/deliver.ts';
import { createCountEdits } from '../jobs/message-edits/edit-counts.ts';
import { createMessageEditor } from '../jobs/message-edits/message-editor.ts';
import { createPacedRequests } from '../jobs/reactions/paced-requests.ts';
import { startTicker } from '../jobs/ticker.ts';
import { processClock } from '../process/clock.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus } from './open-corpus.ts';
import type { DiscordBot } from './open-discord.ts';
import type { Processes } from './open-processes.ts';

export interface CountEditsOptions {
  readonly corpus: Pick<Corpus, 'stores'>;
  readonly discord: Pick<DiscordBot, 'messageEdits' | 'canRunInBackground'>;
  readonly deliverer: Pick<Deliverer, 'isIdle'>;
  readonly processes: Pick<Processes, 'shares'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts bringing the counts on messages up to date. Returns the editor, for other edits of the bot's messages. */
export function startCountEdits(options: CountEditsOptions, cleanups: Cleanups): MessageEditor {
  const { corpus, discord, deliverer, processes, clock, log } = options;
  const stopped = new AbortController();
  const editor = createMessageEditor(
    discord.messageEdits,
    createPacedRequests({
      wireClock: processClock,
      canSend: () => discord.canRunInBackground(),
      isPosting: async () => !(await deliverer.isIdle()),
      signal: stopped.signal,
    }),
  );
  const edits = createCountEdits({
    stores: corpus.stores,
    editor,
    shares: () => processes.shares(),
    clock,
    log,
  });
  const ticker = startTicker({
    work: signal => edits.editDue(signal),
    nextDueAt: () => edits.nextDueAt(),
    clock,
    log,
  });
  cleanups.add(() => ticker.stop());
  cleanups.add(() => stopped.abort());
  return editor;
}

import { randomUUID } from 'node:crypto';
import { SERVING_OWNER_PREFIX } from '../core/delivery/delivery-store.ts';
import type { Log } from '../core/log.ts';
import { WHOLE_SHARE, type SnowflakeShare } from '../core/message/snowflake-share.ts';
import { recentCallsOf, setOtherCalls, type UserCooldowns } from '../core/message/user-cooldowns.ts';
import { createRepeatLog } from '../core/repeat-log.ts';
import { MAX_REQUESTS_PER_SECOND } from '../core/request-allowance.ts';
import { ALL_WORK, type WorkShares } from '../core/work-shares.ts';
import { startHeartbeat } from '../jobs/processes/heartbeat.ts';
import { startLeadership } from '../jobs/processes/leadership.ts';
import { releaseClaims } from '../jobs/processes/release-claims.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus, CorpusOptions } from './open-corpus.ts';

export interface ProcessesOptions extends Pick<CorpusOptions, 'database'> {
  readonly corpus: Pick<Corpus, 'stores' | 'unitOfWork' | 'locks' | 'clock' | 'syncClock'>;
  /** Returns the shards that this process serves; `undefined` while that is not known. */
  readonly shards: () => SnowflakeShare | undefined;
  /** What limits the calls of users, over all processes. */
  readonly cooldowns: UserCooldowns;
  /** Called when this process has become the one that does what must run once. */
  readonly onLeader: () => void;
  readonly log: Log;
}

/** What this process is to do beside those that serve the same database. */
export interface Processes {
  /** The owner of the claims of this process. */
  readonly id: string;
  /** Returns which work this process does first. */
  shares(): WorkShares;
  /** Returns how many requests to Discord this process may send in any second. */
  requestsPerSecond(): number;
  /** Returns whether this process does what must run once. */
  isLeader(): boolean;
}

/** Begins to work as one of the processes that serve a database. A file is served by one alone. */
export async function openProcesses(options: ProcessesOptions, cleanups: Cleanups): Promise<Processes> {
  const id = `${SERVING_OWNER_PREFIX}${randomUUID()}`;
  return options.database.kind === 'sqlite' ? serveAlone(id, options) : serveTogether(id, options, cleanups);
}

async function serveAlone(id: string, { corpus: { unitOfWork } }: ProcessesOptions): Promise<Processes> {
  // Before commands are answered: from then on a claim may be one of this process.
  await unitOfWork(stores => releaseClaims(SERVING_OWNER_PREFIX, stores));
  return {
    id,
    shares: () => ALL_WORK,
    requestsPerSecond: () => MAX_REQUESTS_PER_SECOND,
    isLeader: () => true,
  };
}

async function serveTogether(
  id: string,
  { corpus, shards, cooldowns, onLeader, log: plainLog }: ProcessesOptions,
  cleanups: Cleanups,
): Promise<Processes> {
  const { stores, unitOfWork, locks, clock, syncClock } = corpus;
  // While the database does not answer, each would be one every few seconds.
  const events = ['heartbeat_failed', 'leadership_not_tried'];
  const log = createRepeatLog(plainLog, clock, { events });
  const heartbeat = await startHeartbeat({
    id,
    shards: () => shards() ?? WHOLE_SHARE,
    calls: {
      own: () => recentCallsOf(cooldowns, clock.now()),
      setOthers: others => setOtherCalls(cooldowns, others),
    },
    stores,
    unitOfWork,
    clock,
    syncClock,
    log,
  });
  cleanups.add(() => heartbeat.stop());
  const leadership = await startLeadership({
    tryLeader: onLost => locks.tryLeader(onLost),
    onLeader,
    clock,
    log,
  });
  cleanups.add(() => leadership.stop());
  return {
    id,
    shares: () => heartbeat.shares(),
    requestsPerSecond: () => heartbeat.requestsPerSecond(),
    isLeader: () => leadership.isLeader(),
  };
}

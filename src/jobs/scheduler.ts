import { setImmediate } from 'node:timers/promises';
import type { Log } from '../core/log.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { RoleMentions } from '../core/message/role-mentions.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { localDate } from '../core/time/calendar.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { ALL_WORK, type WorkShares } from '../core/work-shares.ts';
import { needsIndex } from '../usecases/choose-papers.ts';
import { indexProgress } from '../usecases/index-progress.ts';
import { postSlot, type SlotResult } from '../usecases/post-slot.ts';
import { isUnchanged } from '../usecases/unchanged-schedule.ts';
import { decideDueSlots, isLate, MAX_LATENESS_MS, type DueSlots } from './due-slots.ts';
import { ifZoneKnown } from './known-zone.ts';
import { MAX_FEED_WAIT_MS, readOnce, waitsForFeed } from './night-feed.ts';
import { roleToMention } from './role-mention.ts';

/** Schedules loaded at once: thousands may be due at the same minute. */
const SCHEDULES_PER_PAGE = 20;

export interface TickOptions {
  /** No further slot is decided once it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Called when slots were decided: their deliveries can be sent while the next slots are decided. */
  readonly onDecided?: () => void;
}

export interface Scheduler {
  /**
   * Decides every slot that is due; its deliveries are in the outbox then. Other events are handled after each slot, which
   * takes a few milliseconds. Slots that need the index stay due while it is incomplete: papers that it lacks would be
   * passed over for good. Those of the preset `arxiv` stay due until the feed of their night is in, for an hour at most.
   */
  tick(now: number, options?: TickOptions): Promise<void>;
  /** Posts a schedule now, without using up a slot. A repeat with the same `runId` posts nothing. */
  run(schedule: Schedule, runId: string, now: number): Promise<SlotResult | undefined>;
}

export interface SchedulerOptions {
  readonly stores: Pick<
    Stores,
    | 'schedules'
    | 'deliveries'
    | 'papers'
    | 'channelHistory'
    | 'serverTrends'
    | 'serverSettings'
    | 'posted'
    | 'arxivFollow'
    | 'submissions'
    | 'drafts'
  >;
  readonly unitOfWork: UnitOfWork;
  readonly index: PaperIndex;
  readonly roleMentions: RoleMentions;
  /** Returns which work this process does first; by default all. */
  readonly shares?: () => WorkShares;
  readonly log: Log;
}

/** Creates the scheduler, which turns due schedules into deliveries. It keeps no state: the store knows what is due. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { stores, unitOfWork, index, shares = () => ALL_WORK, log } = options;

  /** Checks the roles of all schedules at the same time, without those whose slots are too late to be posted. */
  async function rolesToMention(ready: readonly Schedule[], now: number): Promise<(string | undefined)[]> {
    const context = { ...options, schedules: stores.schedules };
    return Promise.all(
      ready.map(async schedule =>
        mayMention(schedule, now) ? await roleToMention(schedule, context) : undefined,
      ),
    );
  }

  async function decide(schedule: Schedule, roleId: string | undefined, now: number): Promise<void> {
    try {
      await runDueSlots(schedule, roleId, now, options);
    } catch (error) {
      // An error of one schedule (a removed time zone, a full disk) must not block the others; it stays due.
      log.error('slot_failed', { schedule: schedule.id, slot: schedule.next.date, error });
    }
  }

  return {
    async tick(now, { signal, onDecided } = {}) {
      const progress = await indexProgress({ papers: stores.papers, index });
      const arxivFollow = readOnce(stores.arxivFollow);
      let putOff = 0;
      for (let after: Schedule | undefined; ;) {
        const { guilds } = shares();
        const page = await stores.schedules.due(now, { after, limit: SCHEDULES_PER_PAGE, guilds });
        const ready: Schedule[] = [];
        for (const schedule of page) {
          if (progress && needsIndex(schedule)) putOff += 1;
          else if (!(await waitsForFeed(schedule, now, arxivFollow))) ready.push(schedule);
        }
        if (signal?.aborted) return;
        const roles = await rolesToMention(ready, now);
        for (const [at, schedule] of ready.entries()) {
          if (signal?.aborted) return;
          await decide(schedule, roles[at], now);
          await setImmediate();
        }
        if (page.length > 0) onDecided?.();
        if (page.length < SCHEDULES_PER_PAGE) break;
        after = page.at(-1);
        await setImmediate();
      }
      if (putOff > 0) log.info('slots_put_off', { slots: putOff, ...progress });
    },

    run(schedule, runId, now) {
      return postSlot(
        schedule,
        {
          slot: `run:${runId}`,
          day: localDate(now, schedule.timezone),
          dueAt: now,
          expiresAt: now + MAX_LATENESS_MS,
        },
        { stores, unitOfWork, index, now },
      );
    },
  };
}

/** Returns whether a schedule has a role, and a due slot that is not too late to mention it. */
function mayMention(schedule: Schedule, now: number): boolean {
  if (schedule.roleId === null) return false;
  return ifZoneKnown(() => decideDueSlots(schedule, false, now))?.skipReason === undefined;
}

async function runDueSlots(
  schedule: Schedule,
  roleId: string | undefined,
  now: number,
  options: SchedulerOptions,
): Promise<void> {
  const { stores, unitOfWork, index, log } = options;
  const slots = decideDueSlots(schedule, await stores.deliveries.isBusy(schedule.id), now);
  const { current, next, expiresAt } = slots;
  if (!(await recordSkipped(schedule, slots, now, unitOfWork))) return;
  if (slots.skipReason) {
    log.warn('slot_skipped', {
      schedule: schedule.id,
      slot: current.date,
      why: slots.skipReason,
      lateMs: slots.latenessMs,
      channel: schedule.channelId,
    });
    return;
  }
  const result = await postSlot(
    schedule,
    { slot: current.date, day: current.date, next, expiresAt, roleId, ...timingOf(schedule, slots, now) },
    { stores, unitOfWork, index, now },
  );
  log.info('slot_decided', {
    schedule: schedule.id,
    slot: current.date,
    channel: schedule.channelId,
    outcome: result?.outcome ?? 'decided_before',
    papers: result?.deliveries.flatMap(delivery => delivery.paperIds).length ?? 0,
  });
}

/** Returns when a slot was due, and whether that was long ago: one that waits for a feed is due when that is in. */
function timingOf({ preset }: Schedule, { current, lateSince }: DueSlots, now: number) {
  if (preset === null) return { dueAt: current.dueAt, lateSince };
  const dueAt = Math.min(now, current.dueAt + MAX_FEED_WAIT_MS);
  return { dueAt, slotAt: current.dueAt, lateSince: isLate(dueAt, now) ? current.dueAt : undefined };
}

/**
 * Records the skipped slots, and advances the schedule if the current slot is among them. Returns false, and does nothing, if
 * the schedule was changed since it was loaded: the next run decides by what it is now.
 */
async function recordSkipped(
  schedule: Schedule,
  { skipped, skipReason, next }: DueSlots,
  now: number,
  unitOfWork: UnitOfWork,
): Promise<boolean> {
  if (skipped.length === 0) return true;
  return unitOfWork(async ({ schedules }) => {
    if (!(await isUnchanged(schedule, schedules))) return false;
    for (const { date, outcome } of skipped) await schedules.recordOutcome(schedule.id, date, outcome, now);
    if (skipReason) await schedules.advance(schedule.id, next);
    return true;
  });
}

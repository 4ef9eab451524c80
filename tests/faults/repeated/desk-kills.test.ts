import { expect, it } from 'vitest';
import type { MessageEditor } from '../../../src/core/message/message-editor.ts';
import type { DraftStep } from '../../../src/core/schedule/draft-steps.ts';
import type { UnitOfWork } from '../../../src/core/stores.ts';
import { HOUR_MS } from '../../../src/core/time/duration.ts';
import { ALL_WORK } from '../../../src/core/work-shares.ts';
import { draftSlots } from '../../../src/jobs/desk/draft-slots.ts';
import { showDrafts } from '../../../src/jobs/desk/show-drafts.ts';
import { createScheduler } from '../../../src/jobs/scheduler.ts';
import { changeDraft } from '../../../src/usecases/change-draft.ts';
import { repetitions } from '../../support/fault-counts.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

const GUILD = '1000000000000000001';
const CURATOR = { guildId: GUILD, managesGuild: true, roleIds: [] };
const STEPS: readonly DraftStep[] = [
  { kind: 'pin', paperId: 2 },
  { kind: 'swap', paperId: 1, other: 3 },
];

/** Where the process ends: before or after the transaction or edit of this number, counted from 0. */
interface Kill {
  readonly at: number;
  readonly when: 'before' | 'after';
}

class ProcessKilled extends Error {
  override readonly name = 'ProcessKilled';
}

/** Does something, and again if the process ends in it: what a job does when it is started, and a curator without an answer. */
async function restarting(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProcessKilled)) throw error;
    await work();
  }
}

/** Lets a desk show a draft, curators change it and its slot post; the process ends once on the way and is started again. */
async function liveThrough(kill: Kill) {
  const fixture = await openScheduleFixture('2026-11-21T00:00:00Z');
  const { stores, index, clock, log, deliverer, channel, roleMentions } = fixture;
  for (const title of ['One', 'Two', 'Three']) await fixture.addPapers(title);
  await stores.serverSettings.change(GUILD, { deskChannelId: '2000000000000000009' });
  const schedule = await fixture.schedule();
  const edits: string[] = [];
  let count = 0;
  async function killable<T>(work: () => Promise<T>): Promise<T> {
    const isKilled = count === kill.at;
    count += 1;
    if (isKilled && kill.when === 'before') throw new ProcessKilled();
    const result = await work();
    if (isKilled) throw new ProcessKilled();
    return result;
  }
  const unitOfWork: UnitOfWork = work => killable(() => fixture.unitOfWork(work));
  const editor: MessageEditor = {
    edit: (_channelId, _messageId, body) =>
      killable(async () => {
        edits.push(JSON.stringify(body));
        return { kind: 'edited' };
      }),
  };
  const scheduler = createScheduler({ stores, unitOfWork, index, roleMentions, log });
  const desk = { stores, unitOfWork, index, editor, shares: () => ALL_WORK, log };
  const never = new AbortController().signal;
  const runDesk = () =>
    restarting(async () => {
      await draftSlots(clock.now(), desk, never);
      await deliverer.drain();
      await showDrafts(desk, never);
    });

  clock.advance(schedule.next.dueAt - HOUR_MS - clock.now());
  await runDesk();
  await runDesk();
  for (const step of STEPS) {
    await restarting(() => changeDraft(1, step, CURATOR, unitOfWork));
    await runDesk();
  }
  clock.advance(HOUR_MS);
  for (let tick = 0; tick < 2; tick += 1) {
    await scheduler.tick(clock.now());
    await deliverer.drain();
  }
  await runDesk();
  return { count, edits, posts: channel.messages.map(({ body }) => body), draft: await stores.drafts.get(1) };
}

it('a slot is posted once as curators changed its draft, wherever the process ends on the way', async () => {
  const { count } = await liveThrough({ at: -1, when: 'before' });
  expect(count).toBeGreaterThan(5);
  const kills = Array.from({ length: count }, (_, at) => at).flatMap((at): Kill[] => [
    { at, when: 'before' },
    { at, when: 'after' },
  ]);
  const every = Math.ceil(kills.length / repetitions(5, kills.length));
  for (const kill of kills.filter((_, index) => index % every === 0)) {
    const { posts, edits, draft } = await liveThrough(kill);
    expect({ kill, posts: posts.length }).toEqual({ kill, posts: 2 });
    const [shown, posted] = posts;
    expect(shown).toContain('Draft of the next post');
    expect(posted?.indexOf('Two')).toBeLessThan(posted?.indexOf('Three') ?? -1);
    expect(posted).not.toContain('One');
    expect(draft?.state).toBe('posted');
    expect(edits.at(-1)).toContain('It was posted.');
  }
});

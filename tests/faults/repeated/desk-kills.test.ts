import { expect, it } from 'vitest';
import type { MessageEditor } from '../../../src/core/message/message-editor.ts';
import type { DraftStep } from '../../../src/core/schedule/draft-steps.ts';
import type { UnitOfWork } from '../../../src/core/stores.ts';
import { HOUR_MS } from '../../../src/core/time/duration.ts';
import { ALL_WORK } from '../../../src/core/work-shares.ts';
import { draftSlots } from '../../../src/jobs/desk/draft-slots.ts';
import { createDeskEditor } from '../../../src/jobs/desk/desk-editor.ts';
import { showDrafts } from '../../../src/jobs/desk/show-drafts.ts';
import { createScheduler } from '../../../src/jobs/scheduler.ts';
import { changeDraft } from '../../../src/usecases/change-draft.ts';
import { createKiller, killsWithin, NO_KILL, survives, type Kill } from '../../support/process-kills.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

const GUILD = '1000000000000000001';
const CURATOR = { guildId: GUILD, managesGuild: true, roleIds: [] };
const STEPS: readonly DraftStep[] = [
  { kind: 'pin', paperId: 2 },
  { kind: 'swap', paperId: 1, other: 3 },
];

/** Does something, and again if the process ends in it: what a job does when it is started, and a curator without an answer. */
async function restarting(work: () => Promise<unknown>): Promise<void> {
  if (!(await survives(work))) await work();
}

/** Lets a desk show a draft, curators change it and its slot post; the process ends once on the way and is started again. */
async function liveThrough(kill: Kill) {
  const fixture = await openScheduleFixture('2026-11-21T00:00:00Z');
  const { stores, index, clock, log, deliverer, channel, roleMentions } = fixture;
  for (const title of ['One', 'Two', 'Three']) await fixture.addPapers(title);
  await stores.serverSettings.change(GUILD, { deskChannelId: '2000000000000000009' });
  const schedule = await fixture.schedule();
  const edits: string[] = [];
  const { killable, count } = createKiller(kill);
  const unitOfWork: UnitOfWork = work => killable(() => fixture.unitOfWork(work));
  const editor: MessageEditor = {
    edit: (_channelId, _messageId, body) =>
      killable(async () => {
        edits.push(JSON.stringify(body));
        return { kind: 'edited' };
      }),
  };
  const scheduler = createScheduler({ stores, unitOfWork, index, roleMentions, log });
  const desk = {
    stores,
    unitOfWork,
    index,
    editor: createDeskEditor(editor, clock),
    shares: () => ALL_WORK,
    log,
  };
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
    await restarting(() => changeDraft(1, step, CURATOR, { ...stores, index, unitOfWork }));
    await runDesk();
  }
  clock.advance(HOUR_MS);
  for (let tick = 0; tick < 2; tick += 1) {
    await scheduler.tick(clock.now());
    await deliverer.drain();
  }
  await runDesk();
  return {
    count: count(),
    edits,
    posts: channel.messages.map(({ body }) => body),
    draft: await stores.drafts.get(1),
  };
}

it('a slot is posted once as curators changed its draft, wherever the process ends on the way', async () => {
  const { count } = await liveThrough(NO_KILL);
  expect(count).toBeGreaterThan(5);
  for (const kill of killsWithin(count)) {
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

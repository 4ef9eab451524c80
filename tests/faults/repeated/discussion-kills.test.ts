import { expect, it } from 'vitest';
import type { DeliverySender } from '../../../src/core/delivery/sender.ts';
import type { UnitOfWork } from '../../../src/core/stores.ts';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { createDeliverer } from '../../../src/jobs/deliver.ts';
import { createDiscussionOpener } from '../../../src/jobs/discussion-opener.ts';
import type { DiscussionPlace } from '../../../src/usecases/open-discussion.ts';
import { openEmulator } from '../../support/emulator.ts';
import { createFakeAccess } from '../../support/fake-access.ts';
import { createKiller, killsWithin, NO_KILL, survives, type Kill } from '../../support/process-kills.ts';
import { openRestSender } from '../../support/rest-sender.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

const START = '2026-11-21T00:00:00Z';
const OWNER = 'serving:';

/** Opens a discussion by a press, and presses again a minute later; the process ends once on the way and is started again. */
async function liveThrough(kind: Exclude<DiscussionPlace['kind'], 'message'>, kill: Kill) {
  let now = () => Date.parse(START);
  const emulator = await openEmulator({ now: () => now() });
  const { guild, channels } = emulator.world.seed;
  const channelAccess = {
    ...createFakeAccess(),
    guildOf: () => guild.id,
    forumTags: () => ({ tags: [], isRequired: false }),
  };
  const sender = openRestSender(emulator, channelAccess);
  const { stores, clock, log, ...fixture } = await openScheduleFixture(START);
  now = clock.now;
  await fixture.addPapers({ title: 'Moss as a Clock', abstract: 'We propose moss.' });
  const [paper] = await stores.papers.getMany([1]);
  if (!paper) throw new Error('the paper was not stored');
  const { killable, count } = createKiller(kill);
  const unitOfWork: UnitOfWork = work => killable(() => fixture.unitOfWork(work));
  const killableSender: DeliverySender = {
    ...sender,
    send: (...args) => killable(() => sender.send(...args)),
    startThread: (...args) => killable(() => sender.startThread(...args)),
    forums: { ...sender.forums, post: (...args) => killable(() => sender.forums.post(...args)) },
  };

  /** Does something in a process of its own, and lets what it left be done by the next one if it ends. */
  async function inProcess(work: (process: ReturnType<typeof startProcess>) => Promise<unknown>) {
    await survives(() => work(startProcess()));
    await stores.deliveries.releaseClaims(OWNER);
  }

  function startProcess() {
    const deliverer = createDeliverer({
      stores,
      unitOfWork,
      sender: killableSender,
      owner: `${OWNER}a process`,
      channelAccess,
      charts: undefined,
      clock,
      wireClock: clock,
      log,
      onUnauthorized: () => undefined,
    });
    const opener = createDiscussionOpener({
      stores,
      unitOfWork,
      reader: { thread: async () => undefined },
      deliverer,
      clock,
      log,
      wake: () => undefined,
    });
    return { deliverer, opener };
  }

  const channelId = kind === 'forum' ? channels.forum.id : channels.papers.id;
  for (let presses = 0; presses < 2; presses += 1) {
    await inProcess(({ opener }) =>
      opener.open({ guildId: guild.id, paper, place: { kind, channelId }, openedBy: null }),
    );
    for (let ticks = 0; ticks < 3; ticks += 1) {
      clock.advance(MINUTE_MS);
      await inProcess(({ deliverer }) => deliverer.drain());
    }
  }
  const textsIn = (id: string) =>
    emulator.world.messages.history(id, { limit: 20 }).map(each => JSON.stringify(each.components));
  const threads = emulator.world.threads.listActive(guild.id);
  return {
    count: count(),
    cards: kind === 'forum' ? 0 : textsIn(channelId).length,
    threads: threads.map(each => each.id),
    starts: threads.flatMap(each => textsIn(each.id)).filter(text => text.includes('To start from')).length,
    discussion: (await stores.discussions.of(guild.id, [paper.id])).get(paper.id),
  };
}

it.each([
  ['a channel', 'channel', 1, 5],
  ['a forum', 'forum', 0, 2],
] as const)(
  'a discussion in %s is opened once, wherever the process ends on the way',
  async (_where, kind, cards, leastSteps) => {
    const { count } = await liveThrough(kind, NO_KILL);
    expect(count).toBeGreaterThan(leastSteps);
    for (const kill of killsWithin(count)) {
      const { threads, starts, discussion, ...opened } = await liveThrough(kind, kill);
      expect({ kill, threads: threads.length, starts, cards: opened.cards }).toEqual({
        kill,
        threads: 1,
        starts: 1,
        cards,
      });
      expect(discussion).toMatchObject({ threadId: threads[0], state: 'open' });
    }
  },
);

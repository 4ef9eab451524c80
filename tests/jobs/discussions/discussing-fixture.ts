import { REST } from 'discord.js';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { restOptions } from '../../../src/discord/rest/rest-options.ts';
import { createRestTraffic } from '../../../src/discord/rest/rest-traffic.ts';
import { createThreadReader } from '../../../src/discord/thread-reader.ts';
import { createDiscussionOpener } from '../../../src/jobs/discussion-opener.ts';
import { processClock } from '../../../src/process/clock.ts';
import type { DiscussionPlace } from '../../../src/usecases/open-discussion.ts';
import { createFakeAccess } from '../../support/fake-access.ts';
import { openEmulator } from '../../support/emulator.ts';
import { openRestSender } from '../../support/rest-sender.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

const START = '2026-11-21T00:00:00Z';

/** The title of the paper that is discussed. */
export const DISCUSSED_TITLE = 'Moss as a Clock';

/** The outbox over the emulator, and a paper to discuss. */
export async function openDiscussing() {
  let now = () => Date.parse(START);
  const emulator = await openEmulator({ now: () => now() });
  const { seed } = emulator.world;
  const access = {
    ...createFakeAccess(),
    guildOf: () => seed.guild.id,
    forumTags: () => ({ tags: [], isRequired: false }),
  };
  const fixture = await openScheduleFixture(START, openRestSender(emulator, access));
  fixture.access.guildOf = () => seed.guild.id;
  now = fixture.clock.now;
  await fixture.addPapers({ title: DISCUSSED_TITLE, abstract: 'We propose moss. It fails in deserts.' });
  const [paper] = await fixture.stores.papers.getMany([1]);
  if (!paper) throw new Error('the paper was not stored');
  const traffic = createRestTraffic({ clock: processClock, log: fixture.log });
  const reader = createThreadReader(new REST(restOptions(emulator.apiUrl, traffic)).setToken(emulator.token));
  const opener = createDiscussionOpener({ ...fixture, reader, wake: () => undefined });
  const guildId = seed.guild.id;
  return {
    ...fixture,
    emulator,
    seed,
    guildId,
    paper,
    inPapers: { kind: 'channel', channelId: seed.channels.papers.id } as const,
    open: (place: DiscussionPlace, opened: Paper = paper) =>
      opener.open({ guildId, paper: opened, place, openedBy: seed.users.ada.id }),
    discussion: async () => (await fixture.stores.discussions.of(guildId, [paper.id])).get(paper.id),
    threads: () => emulator.world.threads.listActive(guildId),
    texts: (channelId: string) =>
      emulator.world.messages
        .history(channelId, { limit: 20 })
        .toReversed()
        .map(each => JSON.stringify(each.components)),
    inForum: { kind: 'forum', channelId: seed.channels.forum.id } as const,
    /** Posts the paper by a schedule in the forum. */
    async postInForum() {
      const where = { guildId, channelId: seed.channels.forum.id, format: 'forum', count: 1 } as const;
      const schedule = await fixture.schedule(where);
      await fixture.scheduler.run(schedule, `run ${fixture.clock.now()}`, fixture.clock.now());
      await fixture.deliverer.drain();
    },
    /** Lets everything be sent that is due within some minutes. */
    async settle() {
      for (let tries = 0; tries < 5; tries += 1) {
        await fixture.deliverer.drain();
        fixture.clock.advance(MINUTE_MS);
      }
    },
  };
}

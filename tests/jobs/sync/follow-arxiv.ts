import { newestAnnouncement } from '../../../src/core/time/announcements.ts';
import { openSyncFixture } from './sync-fixture.ts';

export type Fixture = Awaited<ReturnType<typeof openSyncFixture>>;

/** Opens a fixture that follows cs.LG, covered up to the announcement before `start`, so that feeds are enough. */
export async function openFollowing(start: string): Promise<Fixture> {
  const fixture = await openSyncFixture(start, { only: 'arxiv' });
  await fixture.schedule('cs.LG');
  const now = Date.parse(start);
  await fixture.stores.arxivFollow.markCovered('cs.LG', newestAnnouncement(now), now);
  await fixture.tick();
  return fixture;
}

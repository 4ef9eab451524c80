import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../../src/core/paper/paper.ts';
import type { Stores } from '../../../../src/core/stores.ts';
import { hasPostgres, openTestPostgres, POSTGRES_SKIP } from '../../../support/postgres.ts';

const NOW = 1_000_000;
const DELIVERIES = 120;
const EXPLICIT = { kind: 'explicit' } as const;

/** Several processes at one database, each with connections of its own. */
async function openProcesses(count: number) {
  const first = await openTestPostgres();
  const processes = [first];
  while (processes.length < count) processes.push(await openTestPostgres(first.url));
  return { first, processes };
}

async function addDeliveries({ deliveries }: Stores, kind: 'channel' | 'dm' = 'channel'): Promise<void> {
  for (let number = 1; number <= DELIVERIES; number += 1)
    await deliveries.add({
      key: `1:2026-11-21:${number}`,
      origin: { kind: 'schedule', id: '1' },
      target: { kind, id: String(number) },
      body: {},
      nonce: `nonce ${number}`,
      paperIds: [],
      format: 'digest',
      listName: null,
      slotDueAt: NOW,
      expiresAt: NOW + 1,
      createdAt: NOW,
    });
}

/** Claims deliveries until there are none; returns their ids. */
async function claimAll({ deliveries }: Stores, owner: string): Promise<number[]> {
  const claimed: number[] = [];
  for (;;) {
    const delivery = await deliveries.claim({
      owner,
      now: NOW,
      leaseUntil: NOW + 90_000,
      exceptTargets: [],
    });
    if (!delivery) return claimed;
    expect(delivery).toMatchObject({ owner, attempts: 1 });
    claimed.push(delivery.id);
  }
}

describe.skipIf(!hasPostgres)(`several processes at once on PostgreSQL${POSTGRES_SKIP}`, () => {
  it('claim each delivery once, and all of them', async () => {
    const { first, processes } = await openProcesses(4);
    await addDeliveries(first.stores);
    const claimed = await Promise.all(processes.map(({ stores }, index) => claimAll(stores, `p${index}`)));
    expect(claimed.flat()).toHaveLength(DELIVERIES);
    expect(new Set(claimed.flat()).size).toBe(DELIVERIES);
  });

  it('claim one direct message a second between them', async () => {
    const { first, processes } = await openProcesses(4);
    await addDeliveries(first.stores, 'dm');
    for (let second = 0; second < 20; second += 1) {
      const now = NOW + second * 1_000;
      const claimed = await Promise.all(
        processes.map(({ stores }, index) =>
          stores.deliveries.claim({ owner: `p${index}`, now, leaseUntil: now + 90_000, exceptTargets: [] }),
        ),
      );
      expect(claimed.filter(delivery => delivery !== undefined)).toHaveLength(1);
    }
  });

  it('save and remove one paper for many users, each as if it were alone', async () => {
    const { first, processes } = await openProcesses(2);
    const { id } = await first.stores.papers.insert(emptyPaper('Lamps'));
    const users = Array.from({ length: 40 }, (_, index) => `user${index}`);
    await Promise.all(
      users.map(async (user, index) => {
        const { library } = (processes[index % processes.length] ?? first).stores;
        await library.save(user, [id], EXPLICIT, 1);
        await library.changeItem(user, id, { note: user }, 2);
        if (index % 2 === 0) await library.unsave(user, id, 3);
      }),
    );
    expect(await first.stores.library.countSavers(id)).toBe(20);
    for (const [index, user] of users.entries())
      expect((await first.stores.library.item(user, id))?.note).toBe(index % 2 === 0 ? undefined : user);
  });

  it('that join the same papers leave one of them', async () => {
    const { first, processes } = await openProcesses(2);
    const { papers } = first.stores;
    const kept = (await papers.insert(emptyPaper('Lamps'))).id;
    const merged = (await papers.insert({ ...emptyPaper('Lamps'), arxivId: '2501.00001' })).id;
    await first.stores.library.save('ada', [merged], EXPLICIT, 1);
    await Promise.all(
      processes.map(({ unitOfWork }) =>
        unitOfWork(async stores => {
          const found = await stores.papers.getMany([kept, merged]);
          const others = found.map(({ id }) => id).filter(id => id !== kept);
          await stores.papers.merge(kept, others, { ...emptyPaper('Lamps'), arxivId: '2501.00001' });
        }),
      ),
    );
    expect(await papers.count()).toBe(1);
    expect((await papers.get(merged))?.id).toBe(kept);
    expect(await first.stores.library.isSaved('ada', merged)).toBe(true);
  });
});

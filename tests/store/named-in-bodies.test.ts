import { expect, it } from 'vitest';
import type { NewDelivery } from '../../src/core/delivery/delivery-store.ts';
import { openTestDatabase } from '../support/database.ts';

const ADA = '300000000000000777';
const BEN = '300000000000000888';
const NOW = 1_000_000;

it('messages that name a deleted user lose their text once they were sent, and the name before that', async () => {
  const { database, stores } = await openTestDatabase();
  const { deliveries, personalData } = stores;
  const add = async (content: string, createdAt: number): Promise<number> => {
    const delivery: NewDelivery = {
      key: `1:2026-11-21:${content}`,
      origin: { kind: 'schedule', id: '1' },
      target: { kind: 'channel', id: '2000000000000000001' },
      body: { content },
      nonce: content.slice(0, 20),
      paperIds: [],
      format: 'digest',
      listName: null,
      slotDueAt: NOW,
      expiresAt: NOW + 90_000,
      createdAt,
    };
    return (await deliveries.add(delivery)).id;
  };
  const send = async (id: number): Promise<void> => {
    const claim = await deliveries.claim({
      owner: 'a process',
      now: NOW,
      leaseUntil: NOW + 1,
      exceptTargets: [],
      id,
    });
    if (claim) await deliveries.settle(claim, { state: 'sent', messageId: String(id), channelId: '2' });
  };
  // More than one step, and several of the same time.
  for (let at = 0; at < 250; at += 1) await send(await add(`<@${BEN}> nominates paper ${at}`, at - (at % 2)));
  await send(await add(`<@${ADA}> nominates this paper: “please read”`, 100));
  await send(await add(`opened by <@${ADA}>`, 300));
  await add(`opened by <@${ADA}>, not sent yet`, 301);

  await personalData.delete(ADA, NOW);
  const rows = await database.db.selectFrom('deliveries').select('body').orderBy('id').execute();
  const bodies = rows.map(({ body }) => body);
  expect(bodies.slice(0, 250).every(body => body.includes(BEN))).toBe(true);
  expect(bodies.slice(250)).toEqual([
    '',
    '',
    JSON.stringify({ content: 'opened by a member, not sent yet' }),
  ]);
});

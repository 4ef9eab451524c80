import { describe, expect, it } from 'vitest';
import { schedulesPage } from '../../../commands/schedule/list.ts';
import { guildSpreadMs } from '../../../src/core/schedule/slots.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { componentUse } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { openTestApp } from '../test-app.ts';
import { call, CHANNEL, create, GUILD, OTHER_GUILD, say } from './schedule-calls.ts';

describe('/schedule list', () => {
  it('shows the schedules of this server only', async () => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Trams of the north' }, { title: 'A secret' });
    await create(app, { query: 'trams' });
    await create(app, { query: 'secret' }, { guildId: OTHER_GUILD });
    const text = await say(app, 'list');
    expect(text).toContain('trams');
    expect(text).not.toContain('secret');
  });

  it('shows what auto means now, and how much later than the set time this server is', async () => {
    const app = await openTestApp();
    await create(app);
    expect(await say(app, 'list')).toContain('daily list, or else the archive (now archive)');
    await app.addPapers({ title: 'Listed', listedOn: ['2026-11-20'] });
    expect(await say(app, 'list')).toContain('daily list, or else the archive (now daily)');
    const seconds = Math.round(guildSpreadMs(GUILD) / 1_000);
    expect(await say(app, 'list')).toContain(`${seconds % 60} s after the set time`);
  });

  it('shows the last post of each schedule and its state', async () => {
    const app = await openTestApp();
    const { id } = await create(app);
    const delivery = await app.deliveries.add({
      key: `${id}:2026-11-20:0`,
      origin: { kind: 'schedule', id: String(id) },
      target: { kind: 'channel', id: CHANNEL },
      body: {},
      nonce: 'nonce',
      paperIds: [],
      format: 'digest',
      listName: null,
      slotDueAt: Date.parse('2026-11-20T09:00:00Z'),
      expiresAt: 0,
      createdAt: 0,
    });
    expect(await say(app, 'list')).toContain('the post of <t:1795165200:R> is on its way');
    const claim = { owner: 'test', now: 1, leaseUntil: 2, exceptTargets: [], id: delivery.id };
    const claimed = await app.deliveries.claim({ ...claim, now: Date.parse('2026-11-20T09:00:00Z') });
    await app.deliveries.settle(claimed ?? delivery, { state: 'failed', problem: 'Missing Access' });
    expect(await say(app, 'list')).toContain('⚠️ the post of <t:1795165200:R> failed: Missing Access');
  });

  it('has pages if there are many', async () => {
    const app = await openTestApp();
    for (let hour = 0; hour < 7; hour += 1) await create(app, { time: `${hour}:00` });
    const first = await call(app, 'list');
    expect(replyText(first)).toContain('1–5 of 7 schedules');
    expect(customIdsOf(first.body)).toEqual(['v1|schedules|0', 'v1|schedules|5']);
    const use = componentUse('v1|schedules|5', { managesGuild: true });
    const second = await schedulesPage.run(use, app);
    expect(second.kind).toBe('update');
    expect(replyText(second)).toContain('6–7 of 7 schedules');
    expect(replyText(second)).toContain('**#7**');
  });
});

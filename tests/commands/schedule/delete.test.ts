import { describe, expect, it } from 'vitest';
import { undoDelete } from '../../../commands/schedule/delete.ts';
import type { ComponentUse } from '../../../src/command.ts';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { componentUse } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { call, CHANNEL, create, OTHER_GUILD, say } from './schedule-calls.ts';

/** An app with one schedule, no 1, and the custom_id of the button that undoes its deletion. */
async function openDeleted() {
  const app = await openTestApp();
  const schedule = await create(app, { days: 'every day', what: 'archive' });
  await app.schedules.recordOutcome(schedule.id, schedule.next.date, 'posted', app.clock.now());
  const reply = await call(app, 'delete', { schedule: '1' });
  const [undoId = ''] = customIdsOf(reply.body);
  return { app, schedule, reply, undoId };
}

const undo = async (app: TestApp, id: string, used: Partial<ComponentUse> = {}) =>
  undoDelete.run(componentUse(id, { managesGuild: true, ...used }), app);

describe('/schedule delete', () => {
  it('says which schedule it deleted, and offers to undo it', async () => {
    const { app, reply, undoId } = await openDeleted();
    expect(replyText(reply)).toContain(`Deleted: <#${CHANNEL}> · 09:00 every day · archive`);
    expect(undoId).toBe('v1|undo-delete|1');
    expect(await app.schedules.all()).toEqual([]);
    expect(await app.schedules.get(1)).toBeUndefined();
    expect(await app.schedules.due(Date.parse('2027-11-21'), { limit: 9 })).toEqual([]);
    expect(await app.schedules.nextDueAt()).toBeUndefined();
    expect(await say(app, 'list')).toContain('No schedules yet');
  });

  it('is undone with the history of its slots, so that no date is posted again', async () => {
    const { app, schedule, undoId } = await openDeleted();
    app.clock.advance(14 * MINUTE_MS);
    const reply = await undo(app, undoId);
    expect(reply.kind).toBe('update');
    expect(replyText(reply)).toContain(`Restored: <#${CHANNEL}> · 09:00 every day · archive`);
    const [restored] = await app.schedules.all();
    expect(restored).toMatchObject({ ...schedule, next: { date: '2026-11-23' } });
    await expect(undo(app, undoId)).rejects.toThrow(/can no longer be restored/);
  });

  it.each<[string, Partial<ComponentUse>, RegExp]>([
    ['without Manage Server', { managesGuild: false }, /Manage Server/],
    ['in another server', { guildId: OTHER_GUILD }, /can no longer be restored/],
    ['in direct messages', { guildId: null }, /belong to a server/],
  ])('is not undone %s', async (_where, used, words) => {
    const { app, undoId } = await openDeleted();
    await expect(undo(app, undoId, used)).rejects.toThrow(words);
    expect(await app.schedules.all()).toEqual([]);
  });

  it('is not undone after 15 minutes, when the schedule is removed for good', async () => {
    const { app, undoId } = await openDeleted();
    app.clock.advance(15 * MINUTE_MS + 1);
    await expect(undo(app, undoId)).rejects.toThrow(/can no longer be restored/);
    expect(await app.schedules.purgeDeletedBefore(app.clock.now() - 15 * MINUTE_MS)).toBe(1);
    expect(await app.schedules.oldestDeletedAt()).toBeUndefined();
  });

  it('is not undone where the server has the maximum number of schedules again', async () => {
    const { app, undoId } = await openDeleted();
    for (let made = 0; made < 25; made += 1) await create(app, { time: made < 24 ? `${made}:00` : '23:30' });
    await expect(undo(app, undoId)).rejects.toThrow(/which is the limit/);
  });

  it.each(['v1|undo-delete|x', 'v1|undo-delete', 'v1|undo-delete|9'])('refuses the forged %s', async id => {
    const { app } = await openDeleted();
    await expect(undo(app, id)).rejects.toThrow(/can no longer be restored/);
  });

  it.each(['1', '#1', ' 1 '])('deletes the schedule that %j names', async text => {
    const app = await openTestApp();
    await create(app);
    await create(app, {}, { guildId: OTHER_GUILD });
    await call(app, 'delete', { schedule: text });
    expect((await app.schedules.all()).map(({ id }) => id)).toEqual([2]);
  });

  it.each(['2', '#2', '9', 'trams', ''])('refuses %j, which is none of this server', async text => {
    const app = await openTestApp();
    await create(app);
    await create(app, {}, { guildId: OTHER_GUILD });
    await expect(call(app, 'delete', { schedule: text })).rejects.toThrow(/has no such schedule/);
    expect(await app.schedules.all()).toHaveLength(2);
  });
});

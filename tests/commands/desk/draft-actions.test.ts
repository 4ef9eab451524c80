import { describe, expect, it } from 'vitest';
import { addDraftPaper, pickDraftPaper, undoSwap } from '../../../commands/desk/added-paper.ts';
import { openDraftPaper, setDraftLine } from '../../../commands/desk/draft-actions.ts';
import { askToPost, askToSkip, postDraft, skipSlot } from '../../../commands/desk/slot-actions.ts';
import { askToStartOver, startOver } from '../../../commands/desk/start-over.ts';
import { schedule } from '../../../commands/schedule/schedule.ts';
import type { Caller } from '../../../src/command.ts';
import { HOUR_MS } from '../../../src/core/time/duration.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { componentUse, invocation, modalSubmit } from '../invocation.ts';
import { messageReply } from '../message-reply.ts';
import { replyText } from '../reply-text.ts';
import { CURATOR, GUILD, openDraft } from './draft-fixture.ts';

const OTHERS: readonly [string, Partial<Caller>, string][] = [
  ['a member who is no curator', { userId: '3000000000000000003' }, 'for curators'],
  ['a curator of another server', { ...CURATOR, guildId: '1000000000000000002' }, 'no longer used'],
];

describe('a curator', () => {
  it('chooses a paper of a draft, and takes the steps that its menu has', async () => {
    const { app, shown, step } = await openDraft();
    const menu = await openDraftPaper.run(
      componentUse('v1|draft-paper|1', { ...CURATOR, values: ['2'], isPrivate: false }),
      app,
    );
    expect(menu.kind).toBe('private');
    expect(replyText(menu)).toContain('Number 2 of 2.');
    const ids = customIdsOf(menu.body);
    const idOf = (kind: string) => ids.find(id => id.includes(`|${kind}|`)) ?? '';
    const pinned = await step(idOf('pin'));
    expect(replyText(pinned)).toContain('Number 1 of 2, pinned');
    expect(await shown()).toBe('2* 1');
    // Alone among the pinned ones, it moves nowhere.
    expect(JSON.stringify(pinned.body)).toMatch(/up\|1\|2","disabled":true.*down\|1\|2","disabled":true/);
    expect(customIdsOf(pinned.body).join()).toContain('unpin');
    expect(replyText(await step('v1|draft-step|drop|1|1'))).toContain('not posted');
    expect(await shown()).toBe('2* -1');
    await step('v1|draft-step|restore|1|1');
    expect(await shown()).toBe('2* 1');
  });

  it('adds a line', async () => {
    const { app, form } = await openDraft();
    const { modal } = await form('v1|draft-form|line|1|1');
    await setDraftLine.run(modalSubmit(modal.custom_id, { line: 'High *up*' }, CURATOR), app);
    expect((await app.drafts.get(1))?.papers[0]).toMatchObject({ line: 'High *up*', lineBy: CURATOR.userId });
  });

  it('is told what another curator did to the paper', async () => {
    const { step } = await openDraft();
    await step('v1|draft-step|pin|1|1');
    await expect(step('v1|draft-step|drop|1|1')).rejects.toThrow('is pinned');
    await step('v1|draft-step|drop|1|2');
    await expect(step('v1|draft-step|pin|1|2')).rejects.toThrow('is left out');
    await expect(step('v1|draft-step|pin|1|3')).rejects.toThrow('no longer in the draft');
  });

  it('sees the draft with the lines of curators in `/schedule preview`, which links its message', async () => {
    const { app, step } = await openDraft();
    await app.drafts.setMessage(1, { channelId: '2000000000000000009', messageId: '77' });
    await step('v1|draft-step|drop|1|1');
    await setDraftLine.run(modalSubmit('v1|draft-line|1|2', { line: 'Over the sea' }, CURATOR), app);
    const preview = (caller: Partial<Caller> = {}) =>
      schedule.run(invocation('preview', { schedule: '1' }, { ...CURATOR, ...caller }), app);
    const shown = await preview();
    const text = replyText(messageReply(shown));
    expect(text).toContain('“Over the sea”');
    expect(text).not.toContain('Kites in the wind');
    const link = `https://discord.com/channels/${GUILD}/2000000000000000009/77`;
    expect(JSON.stringify(shown)).toContain(`as curators changed its draft: ${link}`);
    expect(JSON.stringify(shown)).not.toContain('if nothing new comes');
    const hidden = JSON.stringify(await preview({ canSee: () => false }));
    expect(hidden).toContain("as curators changed its draft on the curators' desk.");
    await step('v1|draft-step|drop|1|2');
    expect(replyText(messageReply(await preview()))).toContain('curators left no paper in its draft');
  });

  it('posts the draft before its time, once that is confirmed', async () => {
    const { app, created } = await openDraft();
    const question = await askToPost.run(componentUse('v1|draft-post|1|nonce', CURATOR), app);
    expect(question.kind).toBe('private');
    expect(await app.schedules.get(created.id)).toEqual(created);
    const [post = ''] = customIdsOf(question.body);
    expect(replyText(await postDraft.run(componentUse(post, CURATOR), app))).toContain('within a minute');
    expect((await app.schedules.get(created.id))?.next).toEqual({
      date: created.next.date,
      dueAt: app.clock.now(),
    });
  });
});

describe('a draft is not posted before its time', () => {
  it('if it has no papers, unless that posts a note', async () => {
    const { app, created, step } = await openDraft();
    await step('v1|draft-step|drop|1|1');
    await step('v1|draft-step|drop|1|2');
    const post = () => postDraft.run(componentUse('v1|draft-post-now|1', CURATOR), app);
    await expect(post()).rejects.toThrow('This draft has no papers, so there is nothing to post.');
    expect(await app.schedules.get(created.id)).toEqual(created);
    await app.schedules.update(created.id, { ...created, empty: 'note' }, { by: '1', next: created.next });
    expect(replyText(await post())).toContain('within a minute');
  });

  it('while an earlier post of its schedule is on its way, which would have its slot skipped', async () => {
    const { app, created } = await openDraft();
    const slotDueAt = app.clock.now();
    await app.deliveries.add({
      key: `${created.id}:2026-11-20:0`,
      origin: { kind: 'schedule', id: String(created.id) },
      target: { kind: 'channel', id: created.channelId },
      body: {},
      nonce: 'nonce',
      paperIds: [],
      format: 'digest',
      listName: null,
      slotDueAt,
      expiresAt: slotDueAt + HOUR_MS,
      createdAt: slotDueAt,
    });
    const post = postDraft.run(componentUse('v1|draft-post-now|1', CURATOR), app);
    await expect(post).rejects.toThrow('An earlier post of this schedule is still on its way.');
    expect(await app.schedules.get(created.id)).toEqual(created);
  });
});

describe('a curator who skips a slot', () => {
  it('is asked first, and the schedule goes on with its next slot', async () => {
    const { app, created } = await openDraft();
    const question = await askToSkip.run(componentUse('v1|draft-skip|1', CURATOR), app);
    expect(question.kind).toBe('private');
    expect(await app.schedules.get(created.id)).toEqual(created);
    const [skip = ''] = customIdsOf(question.body);
    expect(replyText(await skipSlot.run(componentUse(skip, CURATOR), app))).toContain('Skipped');
    expect((await app.schedules.get(created.id))?.next.dueAt).toBeGreaterThan(created.next.dueAt);
    expect(await app.drafts.get(1)).toMatchObject({ state: 'skipped', skippedBy: CURATOR.userId });
    await expect(skipSlot.run(componentUse(skip, CURATOR), app)).rejects.toThrow('no longer used');
    const why = await schedule.run(invocation('why', { schedule: '1', paper: '#1' }, CURATOR), app);
    expect(replyText(messageReply(why))).toMatch(
      /⏭️ The post of \d+ \w+ \d{4} was skipped by <@3000000000000000002>/,
    );
  });
});

describe.each(OTHERS)('%s', (_who, caller, text) => {
  it('changes nothing by any press or form', async () => {
    const { app, created, shown, step, form } = await openDraft();
    const choice = componentUse('v1|draft-paper|1', { ...caller, values: ['1'] });
    await expect(openDraftPaper.run(choice, app)).rejects.toThrow(text);
    await expect(step('v1|draft-step|drop|1|1', caller)).rejects.toThrow(text);
    await expect(form('v1|draft-form|add|1', caller)).rejects.toThrow(text);
    const line = modalSubmit('v1|draft-line|1|1', { line: 'Mine' }, caller);
    await expect(setDraftLine.run(line, app)).rejects.toThrow(text);
    const add = modalSubmit('v1|draft-add|1', { paper: '2601.00007' }, caller);
    await expect(addDraftPaper.run(add, app)).rejects.toThrow(text);
    const pick = componentUse('v1|draft-pick|1|1', { ...caller, values: ['3'] });
    await expect(pickDraftPaper.run(pick, app)).rejects.toThrow(text);
    await expect(undoSwap.run(componentUse('v1|draft-unswap|1|1|3', caller), app)).rejects.toThrow(text);
    await expect(askToStartOver.run(componentUse('v1|draft-over|1', caller), app)).rejects.toThrow(text);
    await expect(startOver.run(componentUse('v1|draft-over-now|1|1', caller), app)).rejects.toThrow(text);
    await expect(askToPost.run(componentUse('v1|draft-post|1', caller), app)).rejects.toThrow(text);
    await expect(postDraft.run(componentUse('v1|draft-post-now|1', caller), app)).rejects.toThrow(text);
    await expect(askToSkip.run(componentUse('v1|draft-skip|1', caller), app)).rejects.toThrow(text);
    await expect(skipSlot.run(componentUse('v1|draft-skip-now|1', caller), app)).rejects.toThrow(text);
    expect(await shown()).toBe('1 2');
    expect((await app.drafts.get(1))?.revision).toBe(1);
    expect((await app.schedules.get(created.id))?.next).toEqual(created.next);
  });
});

it('forged ids change nothing', async () => {
  const { shown, step, form } = await openDraft();
  await expect(step('v1|draft-step|burn|1|1')).rejects.toThrow('no such step');
  await expect(step('v1|draft-step|drop|99|1')).rejects.toThrow('no longer used');
  await expect(step('v1|draft-step|drop|x|1')).rejects.toThrow('no longer used');
  await expect(step('v1|draft-step|drop|1|77')).rejects.toThrow('no longer here');
  await expect(step('v1|draft-step')).rejects.toThrow('no such step');
  await expect(form('v1|draft-form|line|1|3')).rejects.toThrow('no longer in the draft');
  expect(await shown()).toBe('1 2');
});

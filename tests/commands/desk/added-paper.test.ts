import { describe, expect, it } from 'vitest';
import { pickDraftPaper, undoSwap } from '../../../commands/desk/added-paper.ts';
import { setDraftLine } from '../../../commands/desk/draft-actions.ts';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { componentUse, modalSubmit } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { CURATOR, openDraft } from './draft-fixture.ts';

/** The papers that a select menu offers. */
const offered = (body: MessageBody) =>
  [...JSON.stringify(body).matchAll(/"value":"(\d+)"/g)].map(([, value = '']) => value);
const idWith = (body: MessageBody, verb: string) => customIdsOf(body).find(id => id.includes(verb)) ?? '';

describe('a curator who adds a paper to a draft', () => {
  it('does so at once by an id, or by words that mean one paper', async () => {
    const { shown, form, name } = await openDraft();
    const { modal: swap } = await form('v1|draft-form|swap|1|2');
    expect(replyText(await name(swap.custom_id, '2601.00007'))).toContain('A theory of string');
    expect(await shown()).toBe('1 3 -2');
    const { modal: add } = await form('v1|draft-form|add|1');
    expect(replyText(await name(add.custom_id, 'kites water'))).toContain('It was added.');
    expect(await shown()).toBe('1 3 2');
    await expect(name(add.custom_id, 'zebras')).rejects.toThrow('No paper was found');
  });

  it('reads which paper left, with its line, and can undo that', async () => {
    const { app, shown, name } = await openDraft();
    await setDraftLine.run(modalSubmit('v1|draft-line|1|1', { line: 'High up' }, CURATOR), app);
    const swapped = await name('v1|draft-add|1|1', '2601.00007');
    const text = replyText(swapped);
    expect(text).toMatch(/It took the place of \*\*.*Kites in the wind.*\*\*, which is left out now\./);
    expect(text).toContain('The line on that paper is not posted either: “High up”');
    expect(await shown()).toBe('3 2 -1');
    const undo = () => undoSwap.run(componentUse(idWith(swapped.body, 'unswap'), CURATOR), app);
    expect(replyText(await undo())).toContain('It has its place back');
    expect(await shown()).toBe('1 2 -3');
    expect((await app.drafts.get(1))?.papers[0]).toMatchObject({ paperId: 1, line: 'High up' });
    await expect(undo()).rejects.toThrow('left out of the post');
  });

  it('chooses among the papers that words fit, without those that it has', async () => {
    const { app, shown, name, step } = await openDraft();
    // From now on the draft is not chosen again.
    await step('v1|draft-step|pin|1|1');
    await app.addPapers(
      { title: 'Lanterns by the sea', arxivId: '2601.00008', publishedAt: '2026-01-05' },
      { title: 'Lanterns by the lake' },
      { title: 'Kites and lanterns' },
    );
    const choice = await name('v1|draft-add|1|2', 'lanterns');
    expect(replyText(choice)).toMatch(/may mean several papers.*takes the place of \*\*.*Kites over water/);
    expect(JSON.stringify(choice.body)).toContain('"description":"arXiv 2601.00008 · 2026-01-05"');
    expect(offered(choice.body).toSorted()).toEqual(['4', '5', '6']);
    expect(await shown()).toBe('1* 2');
    const pick = { ...CURATOR, values: ['5'] };
    const picked = await pickDraftPaper.run(componentUse(idWith(choice.body, 'draft-pick'), pick), app);
    expect(replyText(picked)).toContain('It took the place of');
    expect(await shown()).toBe('1* 5 -2');
    expect(offered((await name('v1|draft-add|1', 'lanterns')).body).toSorted()).toEqual(['4', '6']);
  });

  it('is offered no paper that the schedule would not post, and reads which one was refused', async () => {
    const { app, created, name } = await openDraft();
    await app.addPapers(
      { title: 'Lanterns by the sea', arxivId: '2601.00008' },
      { title: 'Lanterns by the lake' },
      { title: 'Kites and lanterns' },
    );
    await app.channelHistory.reserve(created.channelId, [4, 5], 999, 1);
    expect(offered((await name('v1|draft-add|1', 'lanterns')).body)).toEqual(['6']);
    await expect(name('v1|draft-add|1', '2601.00008')).rejects.toThrow(
      '“Lanterns by the sea”: This paper was posted in the channel of the schedule already',
    );
  });

  it('has ten papers to choose from at most, and none that were made up', async () => {
    const { app, shown, name } = await openDraft();
    await app.addPapers(...Array.from({ length: 14 }, (_, at) => ({ title: `Lanterns of type ${at}` })));
    const choice = await name('v1|draft-add|1', 'lanterns');
    expect(offered(choice.body)).toHaveLength(10);
    const forged = componentUse('v1|draft-pick|1', { ...CURATOR, values: ['99'] });
    await expect(pickDraftPaper.run(forged, app)).rejects.toThrow('no longer here');
    expect(await shown()).toBe('1 2');
  });
});

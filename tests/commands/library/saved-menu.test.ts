import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import { DAY_MS } from '../../../src/core/time/duration.ts';
import { customIdsOf, labelsOf, partsOf } from '../../views/message-parts.ts';
import { replyText } from '../reply-text.ts';
import {
  callLibrary,
  EXPLICIT,
  openBicycles,
  openForm,
  OTHER,
  pressForForm,
  READER,
  submit,
  use,
} from './library-fixture.ts';

/** The values of the message's menu with this verb that are chosen, and all that it offers. */
function menuOf(body: MessageBody, verb: string) {
  const options = partsOf(body).flatMap(part =>
    part.type === ComponentType.StringSelect && part.custom_id.split('|')[1] === verb ? part.options : [],
  );
  const chosen = options.filter(option => option.default === true).map(({ value }) => value);
  return { offered: options.map(({ value }) => value), chosen };
}

describe('the menu of a saved paper', () => {
  it('opens from the card of a saved paper, and goes back to it', async () => {
    const app = await openBicycles();
    const card = await use(app, 'v1|open|1');
    expect(labelsOf(card.body)).toContain('Saved ✓');
    expect(customIdsOf(card.body)).toContain('v1|saved|1');
    const menu = await use(app, 'v1|saved|1');
    expect(menu.kind).toBe('update');
    expect(replyText(menu)).toMatch(/Bicycles in towns.*saved <t:60:R> by button · 📥 To read/s);
    expect(labelsOf(menu.body)).toEqual(['Add note', 'New tag', 'Remove', 'Show card']);
    const back = await use(app, 'v1|show-card|1');
    expect(back.kind).toBe('update');
    expect(customIdsOf(back.body)).toEqual(customIdsOf(card.body));
  });

  it('opens privately when a saved paper is saved again from a post that everyone sees', async () => {
    const app = await openBicycles();
    const again = await use(app, 'v1|save|1|card', { isPrivate: false });
    expect(again.kind).toBe('private');
    expect(customIdsOf(again.body)).toContain('v1|set-status|1');
    const first = await use(app, 'v1|save|3|card', { isPrivate: false });
    expect(replyText(first)).toContain('Saved to your library');
    expect(customIdsOf(first.body)).toContain('v1|saved|3');
  });

  it('sets the status', async () => {
    const app = await openBicycles();
    const reply = await use(app, 'v1|set-status|1', { values: ['reading'] });
    expect(menuOf(reply.body, 'set-status')).toEqual({
      offered: ['to_read', 'reading', 'read'],
      chosen: ['reading'],
    });
    expect(await app.library.item(READER, 1)).toMatchObject({
      status: 'reading',
      statusChangedAt: app.clock.now(),
    });
    await expect(use(app, 'v1|set-status|1', { values: ['lost'] })).rejects.toThrow('no such status');
  });

  it('adds new tags by a form, and offers the tags of other papers', async () => {
    const app = await openBicycles();
    await callLibrary(app, 'tag', { paper: '#2', add: 'hills' });
    const form = await pressForForm(app, 'v1|new-tag|1');
    expect(form).toMatchObject({ custom_id: 'v1|add-tags|1', title: 'Bicycles in towns' });
    const reply = await submit(app, form.custom_id, { tags: 'Cities, #To Read' });
    expect(reply.kind).toBe('update');
    expect(menuOf(reply.body, 'set-tags')).toEqual({
      offered: ['cities', 'to read', 'hills'],
      chosen: ['cities', 'to read'],
    });
    expect(replyText(reply)).toContain(String.raw`\#cities \#to read`);
  });

  it('changes only the tags that it offers', async () => {
    const app = await openBicycles();
    await callLibrary(app, 'tag', { paper: '#1', add: 'a, b' });
    const { body } = await use(app, 'v1|saved|1');
    await callLibrary(app, 'tag', { paper: '#1', add: 'later' });
    const reply = await use(app, 'v1|set-tags|1', { values: ['b'], body });
    expect(menuOf(reply.body, 'set-tags').chosen).toEqual(['b', 'later']);
    await use(app, 'v1|set-tags|1', { values: [], body });
    expect((await app.library.item(READER, 1))?.tags).toEqual(['later']);
  });

  it('edits the note by a form, which has the present one, and deletes an empty one', async () => {
    const app = await openBicycles();
    await submit(app, 'v1|note|1', { note: 'Read\n\nit *again*' });
    expect(replyText(await use(app, 'v1|saved|1'))).toContain('> Read\n> \n> it \\*again\\*');
    const form = await pressForForm(app, 'v1|edit-note|1');
    expect(form.components).toMatchObject([
      { component: { custom_id: 'note', value: 'Read\n\nit *again*' } },
    ]);
    expect(await openForm(app, 'note', { paper: '#1' })).toEqual(form);
    const reply = await submit(app, form.custom_id, { note: '  ' });
    expect(replyText(reply)).toContain('This paper has no note now.');
    expect((await app.library.item(READER, 1))?.note).toBeNull();
  });

  it('removes the paper, and puts it back as it was for a day', async () => {
    const app = await openBicycles();
    await callLibrary(app, 'status', { paper: '#1', status: 'read' });
    await callLibrary(app, 'tag', { paper: '#1', add: 'cities' });
    const before = await app.library.item(READER, 1);
    const removed = await use(app, 'v1|unsave|1|notice');
    expect(customIdsOf(removed.body)).toEqual(['v1|undo-remove|1']);
    expect(await app.library.item(READER, 1)).toBeUndefined();
    await expect(use(app, 'v1|saved|1')).rejects.toThrow('not in your library');
    app.clock.advance(DAY_MS - 1);
    expect(replyText(await use(app, 'v1|undo-remove|1'))).toContain('Back in your library.');
    expect(await app.library.item(READER, 1)).toEqual(before);
    await use(app, 'v1|unsave|1|notice');
    app.clock.advance(DAY_MS);
    await expect(use(app, 'v1|undo-remove|1')).rejects.toThrow('can be undone for a day');
  });
});

describe('what is attached to a saved paper', () => {
  const forged = [
    'v1|saved|1',
    'v1|set-status|1',
    'v1|set-tags|1',
    'v1|undo-remove|1',
    'v1|edit-note|1',
    'v1|new-tag|1',
  ];

  it.each(forged)('is neither shown nor changed by %s of another user', async id => {
    const app = await openBicycles();
    await submit(app, 'v1|note|1', { note: 'secret' });
    await callLibrary(app, 'tag', { paper: '#1', add: 'secret' });
    const before = await app.library.entries(READER, { offset: 0, limit: 9 });
    const { body } = await use(app, 'v1|saved|1');
    await expect(use(app, id, { userId: OTHER, values: ['read'], body })).rejects.toThrow(/library|undone/);
    expect(await app.library.entries(READER, { offset: 0, limit: 9 })).toEqual(before);
    // With the paper saved, the other user sees a menu without the reader's note and tags.
    await app.library.save(OTHER, [1], EXPLICIT, 0);
    expect(replyText(await use(app, 'v1|saved|1', { userId: OTHER }))).not.toContain('secret');
  });

  it.each(['v1|note|1', 'v1|add-tags|1'])('is not changed by the form %s of another user', async id => {
    const app = await openBicycles();
    await submit(app, 'v1|note|1', { note: 'mine' });
    await expect(submit(app, id, { note: 'forged', tags: 'forged' }, OTHER)).rejects.toThrow(
      'not in your library',
    );
    await app.library.save(OTHER, [1], EXPLICIT, 0);
    await submit(app, id, { note: 'forged', tags: 'forged' }, OTHER);
    expect(await app.library.item(READER, 1)).toMatchObject({ note: 'mine', tags: [] });
  });
});

describe('/library tag', () => {
  it('adds and removes tags, in lower case', async () => {
    const app = await openBicycles();
    await callLibrary(app, 'tag', { paper: 'Bicycles in towns', add: 'Cities, ML' });
    const reply = await callLibrary(app, 'tag', { paper: '2401.00001', add: '#new', remove: 'ML, unknown' });
    expect(menuOf(reply.body, 'set-tags').chosen).toEqual(['cities', 'new']);
  });

  it('says which tags the paper had before, and which it did not have', async () => {
    const app = await openBicycles();
    const tag = async (given: Record<string, string>) =>
      replyText(await callLibrary(app, 'tag', { paper: '#1', ...given }));
    expect(await tag({ add: 'cities, ml' })).not.toContain('This paper');
    expect(await tag({ remove: 'hills, a_b' })).toMatch(/This paper did not have \\#hills \\#a\\_b\.\n/);
    expect(await tag({ add: 'ML, new', remove: 'hills' })).toMatch(
      /This paper already had \\#ml\. This paper did not have \\#hills\.\n/,
    );
    expect(await tag({})).not.toContain('This paper');
    expect((await app.library.item(READER, 1))?.tags).toEqual(['cities', 'ml', 'new']);
  });

  it('refuses to add and remove the same tag', async () => {
    const app = await openBicycles();
    await expect(callLibrary(app, 'tag', { paper: '#1', add: 'new, Foo', remove: '#foo' })).rejects.toThrow(
      '“foo” is in both add and remove.',
    );
    expect((await app.library.item(READER, 1))?.tags).toEqual([]);
  });

  it('refuses what cannot be a tag, too many tags, and papers that are not saved', async () => {
    const app = await openBicycles();
    const tag = (add: string, paper = '#1') => callLibrary(app, 'tag', { paper, add });
    await expect(tag('x'.repeat(31))).rejects.toThrow('1 to 30 characters');
    await expect(tag(Array.from({ length: 21 }, (_, at) => `t${at}`).join())).rejects.toThrow(
      'at most 20 tags',
    );
    await expect(tag('a', '#3')).rejects.toThrow('is not in your library');
    expect(await app.library.tags(READER)).toEqual([]);
  });

  it('refuses a 201st tag, and accepts it once another is no longer used', async () => {
    const app = await openBicycles();
    const papers = await app.addPapers(
      ...Array.from({ length: 10 }, (_, at) => ({ title: `Ferries ${at}` })),
    );
    for (const [at, { id }] of papers.entries()) {
      await app.library.save(READER, [id], EXPLICIT, 0);
      const tags = Array.from({ length: 20 }, (__, index) => `tag ${at * 20 + index}`).toSorted();
      await app.library.changeItem(READER, id, { tags }, 0);
    }
    const tag = (given: Record<string, string>) => callLibrary(app, 'tag', given);
    await expect(tag({ paper: '#1', add: 'another' })).rejects.toThrow('200 different tags');
    await tag({ paper: '#1', add: 'tag 7' });
    await tag({ paper: `#${papers[9]?.id}`, remove: 'tag 199', add: 'another' });
    expect(await app.library.tags(READER)).toHaveLength(200);
  });
});

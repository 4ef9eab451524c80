import { describe, expect, it } from 'vitest';
import { customIdsOf, labelsOf, textsOf } from '../views/message-parts.ts';
import { READER, OTHER, POSTED_MESSAGE, use, openLibraryOfBicycles } from './use-component.ts';

describe('saving by a button', () => {
  it('keeps ‘Posted ✓’ on a card that was posted before', async () => {
    const app = await openLibraryOfBicycles();
    const posted = await use(app, 'v1|post-card|1');
    if (posted.kind !== 'post') throw new Error('nothing was posted');
    expect(labelsOf(posted.instead)).toContain('Posted ✓');
    expect(customIdsOf(posted.instead)).toContain('v1|save|1|posted');
    const saved = await use(app, 'v1|save|1|posted');
    expect(labelsOf(saved.body)).toEqual(expect.arrayContaining(['Saved ✓', 'Posted ✓']));
    expect(customIdsOf(saved.body)).toContain('v1|saved|1');
    const unsaved = await use(app, 'v1|unsave|1|posted');
    expect(labelsOf(unsaved.body)).toEqual(labelsOf(posted.instead));
    expect(labelsOf((await use(app, 'v1|save|1')).body)).toContain('Post to channel');
  });

  it('updates a private card, and sends a private notice for a message that everyone sees', async () => {
    const app = await openLibraryOfBicycles();
    expect((await use(app, 'v1|save|1')).kind).toBe('update');
    expect((await use(app, 'v1|save|1|card')).kind).toBe('private');
    expect(await app.library.count(READER)).toBe(1);
    expect((await use(app, 'v1|unsave|1|notice')).kind).toBe('update');
    expect(await app.library.count(READER)).toBe(0);
  });
});

function isUndo(customId: string): boolean {
  return customId.startsWith('v1|undo-save');
}

describe('‘Save all’', () => {
  it('says how many papers are new in the library, also beside those saved by a reaction', async () => {
    const app = await openLibraryOfBicycles();
    await app.library.save(READER, [1], { kind: 'reaction', messageId: POSTED_MESSAGE, emoji: '1️⃣' }, 0);
    expect(textsOf((await use(app, 'v1|save-all|x')).body).join()).toContain('-# 1 of 2 is new.');
    expect(textsOf((await use(app, 'v1|save-all|x')).body).join()).toContain('-# All 2 were there already.');
  });
});

describe('Undo of ‘Save all’', () => {
  it('takes out what the press saved, and nothing that was saved before', async () => {
    const app = await openLibraryOfBicycles();
    await app.library.save(READER, [1], { kind: 'explicit' }, 0);
    const undo = customIdsOf((await use(app, 'v1|save-all|x')).body).find(isUndo) ?? '';
    expect(undo).toBe('v1|undo-save|2');
    const reply = await use(app, undo);
    expect(reply.kind).toBe('update');
    expect(textsOf(reply.body).join()).toBe('Removed from your library:\n- Bicycles on hills');
    expect(await app.library.isSaved(READER, 1)).toBe(true);
    expect(await app.library.isSaved(READER, 2)).toBe(false);
  });

  it('is not offered if all were saved before', async () => {
    const app = await openLibraryOfBicycles();
    await use(app, 'v1|save-all|x');
    expect(customIdsOf((await use(app, 'v1|save-all|x')).body).filter(isUndo)).toEqual([]);
  });

  it('says which papers a reaction keeps', async () => {
    const app = await openLibraryOfBicycles();
    const origin = { kind: 'reaction', messageId: POSTED_MESSAGE, emoji: '1️⃣' } as const;
    await app.library.save(READER, [1], origin, 0);
    const undo = customIdsOf((await use(app, 'v1|save-all|x')).body).find(isUndo) ?? '';
    expect(textsOf((await use(app, undo)).body).join()).toMatch(
      /^Removed from your library:\n- Bicycles on hills\nStill saved, .*:\n- \[Bicycles in towns\]/,
    );
    expect(await app.library.count(READER)).toBe(1);
  });

  it('takes nothing out of another library', async () => {
    const app = await openLibraryOfBicycles();
    await app.library.save(OTHER, [1, 2], { kind: 'explicit' }, 0);
    await use(app, 'v1|undo-save|1|2');
    expect(await app.library.count(OTHER)).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import { savePaper } from '../../../commands/message-menus.ts';
import { menuInvocation } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { textsOf } from '../../views/message-parts.ts';
import { openBicycles, READER, use } from './library-fixture.ts';

/** The message ‘Save paper’ on a message that names the second paper, which the reader has saved, and two new ones. */
async function saveTwoNew() {
  const app = await openBicycles();
  await app.addPapers(
    { title: 'Ferries', arxivId: '2401.00004' },
    { title: 'Trains', arxivId: '2401.00005' },
  );
  const text = 'arXiv:2401.00001, arXiv:2401.00004 and arXiv:2401.00005';
  const saved = await savePaper.run(menuInvocation({ id: '1', text }), app);
  return { app, saved };
}

const savedIds = async ({ app }: Awaited<ReturnType<typeof saveTwoNew>>) =>
  (await app.library.list(READER, { offset: 0, limit: 9 }))
    .map(({ paperId }) => paperId)
    .toSorted((a, b) => a - b);

describe('the menu of several papers that were saved', () => {
  it('keeps only the chosen ones, and leaves alone what was saved before', async () => {
    const opened = await saveTwoNew();
    const { app, saved } = opened;
    expect(await savedIds(opened)).toEqual([1, 2, 4, 5]);
    const picked = await use(app, 'v1|pick-saved', { body: saved.body, values: ['5'] });
    expect(picked.kind).toBe('update');
    expect(replyText(picked)).toMatch(/Saved to your library:\n- .*Trains.*\nNot saved:\n- .*Ferries/);
    expect(await savedIds(opened)).toEqual([1, 2, 5]);
    await use(app, 'v1|pick-saved', { body: picked.body, values: ['4', '1', 'x'] });
    expect(await savedIds(opened)).toEqual([1, 2, 4]);
    await use(app, 'v1|pick-saved', { body: picked.body, values: [] });
    expect(await savedIds(opened)).toEqual([1, 2]);
  });

  it('says which papers a reaction keeps', async () => {
    const { app, saved } = await saveTwoNew();
    await app.library.save(READER, [4], { kind: 'reaction', messageId: '7', emoji: '🔖' }, 0);
    const picked = await use(app, 'v1|pick-saved', { body: saved.body, values: [] });
    expect(replyText(picked)).toMatch(
      /Not saved:\n- .*Trains.*\nStill saved, since you reacted .*\n- .*Ferries/,
    );
  });

  it('tells an undo its papers if a button cannot', async () => {
    const opened = await saveTwoNew();
    const undone = await use(opened.app, 'v1|undo-save', { body: opened.saved.body });
    expect(textsOf(undone.body).join()).toMatch(/Removed from your library:.*Ferries.*Trains/s);
    expect(await savedIds(opened)).toEqual([1, 2]);
  });

  it('is refused without its papers', async () => {
    const { app } = await saveTwoNew();
    for (const id of ['v1|pick-saved', 'v1|undo-save'])
      await expect(use(app, id, { values: ['4'] })).rejects.toThrow('no longer here');
  });
});

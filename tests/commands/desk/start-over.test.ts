import { describe, expect, it } from 'vitest';
import { setDraftLine } from '../../../commands/desk/draft-actions.ts';
import { askToStartOver, startOver } from '../../../commands/desk/start-over.ts';
import { renderDraft } from '../../../src/usecases/render-draft.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { componentUse, modalSubmit } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { CURATOR, openDraft } from './draft-fixture.ts';

async function openChanged() {
  const fixture = await openDraft();
  const { app, step, name } = fixture;
  await step('v1|draft-step|drop|1|1');
  await step('v1|draft-step|pin|1|2');
  await name('v1|draft-add|1', '2601.00007');
  await setDraftLine.run(modalSubmit('v1|draft-line|1|3', { line: 'Read *this*' }, CURATOR), app);
  return {
    ...fixture,
    ask: () => askToStartOver.run(componentUse('v1|draft-over|1', CURATOR), app),
    confirm: (question: Awaited<ReturnType<typeof askToStartOver.run>>) =>
      startOver.run(componentUse(customIdsOf(question.body)[0] ?? '', CURATOR), app),
    /** Whether the message of the draft has the button. */
    async hasButton() {
      const draft = await app.drafts.get(1);
      return draft && customIdsOf(await renderDraft(draft, app)).includes('v1|draft-over|1');
    },
  };
}

describe('a curator who starts a draft over', () => {
  it('reads what is discarded before, and after', async () => {
    const { app, shown, ask, confirm, hasButton } = await openChanged();
    expect(await hasButton()).toBe(true);
    const question = await ask();
    expect(question.kind).toBe('private');
    const discarded =
      /Pinned: “Kites over water”\n- Put in: “A theory of string”\n- Left out: “Kites in the wind”\n- Line on “A theory of string”: Read \\\*this\\\*/;
    expect(replyText(question)).toMatch(discarded);
    expect(await shown()).toBe('2* 3 -1');
    const done = await confirm(question);
    expect(replyText(done)).toMatch(/^Started over/);
    expect(replyText(done)).toMatch(discarded);
    expect(await shown()).toBe('1 2');
    expect(await app.drafts.get(1)).toMatchObject({ isTouched: false, revision: 6 });
    expect(await hasButton()).toBe(false);
    await expect(confirm(question)).rejects.toThrow('another one has started it over');
    await expect(ask()).rejects.toThrow('No curator has changed this draft');
  });

  it('is asked again if another curator changed it since, whose steps stay', async () => {
    const { shown, step, ask, confirm } = await openChanged();
    const question = await ask();
    await step('v1|draft-step|drop|1|3', { ...CURATOR, userId: '3000000000000000009' });
    const again = await confirm(question);
    expect(replyText(again)).toContain('was changed since you looked');
    expect(await shown()).toBe('2* -1 -3');
    await confirm(again);
    expect(await shown()).toBe('1 2');
  });

  it('gets the papers that would be chosen now, and the order is a change as well', async () => {
    const { app, shown, step, ask, confirm } = await openChanged();
    await confirm(await ask());
    await step('v1|draft-step|down|1|1');
    expect(replyText(await ask())).toContain('- The order of the papers');
    await app.addPapers({ title: 'Newer kites', publishedAt: '2026-02-01' });
    await confirm(await ask());
    expect(await shown()).toBe('4 1');
  });
});

import { describe, expect, it } from 'vitest';
import { acceptWithLine, openNominationForm, undoDecision } from '../../commands/submit/nominations.ts';
import type { Caller } from '../../src/command.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { trustedNotice } from '../../src/views/notice/notice.ts';
import { customIdsOf, textsOf } from '../views/message-parts.ts';
import { componentUse, modalSubmit } from './invocation.ts';
import { GUILD, MEMBER, CURATOR, ROLE_CURATOR, openDesk, idsOf } from './submission-calls.ts';
import type { TestApp } from './test-app.ts';

/** Presses "Undo" after a nomination was decided. */
const undo = (
  app: Pick<TestApp, 'papers' | 'unitOfWork' | 'clock' | 'manualRun'>,
  id: string,
  caller: Partial<Caller>,
) => undoDecision.run(componentUse(id, caller), app);

/** A nomination that a curator decided, and the custom_id that undoes that. */
async function openDecided(decision: 'accept' | 'decline') {
  const desk = await openDesk();
  await desk.submitAs(MEMBER);
  const decided = await desk.press(`v1|nomination|${decision}|${desk.paper.id}`, CURATOR);
  const followUp = decided.kind === 'update' ? decided.followUp : undefined;
  const [id = ''] = followUp ? customIdsOf(followUp) : [];
  return { ...desk, id };
}

describe('a curator who declined a nomination', () => {
  it('opens it again', async () => {
    const { app, id, paper, press } = await openDecided('decline');
    expect(textsOf((await undo(app, id, CURATOR)).body).join()).toContain('open again');
    expect(await app.submissions.get(GUILD, paper.id)).toMatchObject({ state: 'nominated', decidedBy: null });
    await expect(undo(app, id, CURATOR)).rejects.toThrow('decided again since');
    // What another curator decides since stays.
    await press(`v1|nomination|decline|${paper.id}`, ROLE_CURATOR);
    await expect(undo(app, id, CURATOR)).rejects.toThrow('decided again since');
    expect(await app.submissions.get(GUILD, paper.id)).toMatchObject({ state: 'refused' });
  });

  it('does so for seven days, while they are a curator of its server', async () => {
    const { app, id, paper, press } = await openDecided('decline');
    await expect(undo(app, id, MEMBER)).rejects.toThrow('for curators');
    await expect(undo(app, id, { ...CURATOR, guildId: '1000000000000000002' })).rejects.toThrow(
      'not decided',
    );
    app.clock.advance(7 * DAY_MS + 1);
    await expect(undo(app, id, CURATOR)).rejects.toThrow('too old');
    expect(await press(`v1|nomination|decline|${paper.id}`, CURATOR)).not.toHaveProperty('followUp');
  });
});

describe('a curator who accepted a nomination', () => {
  const POST = { messageId: '66', channelId: '77', guildId: GUILD, kind: 'digest' } as const;

  it('opens it again, which takes it off the list of the day', async () => {
    const { app, id, paper, press, submitAs } = await openDecided('accept');
    await expect(undo(app, id, ROLE_CURATOR)).rejects.toThrow('not decided');
    // A member has posted it.
    await app.posted.remember({ ...POST, paperIds: [paper.id], postedAt: app.clock.now(), sharedBy: '1' });
    expect(textsOf((await undo(app, id, CURATOR)).body)).toEqual(['The nomination is open again.']);
    expect(await app.submissions.acceptedSince(GUILD, '2026-11-01')).toEqual([]);
    expect(await submitAs(MEMBER)).toContain('Waiting for a curator');
    await press(`v1|nomination|accept|${paper.id}`, ROLE_CURATOR);
    await expect(undo(app, id, CURATOR)).rejects.toThrow('decided again since');
    expect(await app.submissions.acceptedSince(GUILD, '2026-11-01')).toHaveLength(1);
  });

  it('does not once a schedule has posted the paper', async () => {
    const { app, id, paper } = await openDecided('accept');
    await app.posted.remember({ ...POST, paperIds: [paper.id], postedAt: app.clock.now() });
    await expect(undo(app, id, CURATOR)).rejects.toThrow('posted since');
    expect(await app.submissions.acceptedSince(GUILD, '2026-11-01')).toHaveLength(1);
  });
});

describe('a nomination', () => {
  it('is decided by one curator; the other is told by whom', async () => {
    const { app, paper, submitAs, press } = await openDesk();
    await submitAs(MEMBER);
    const [accept = '', form, decline = ''] = idsOf((await app.deliveries.get(1))?.body);
    expect(form).toContain('nomination-line');
    const accepted = await press(accept, CURATOR);
    expect(accepted).toMatchObject({ kind: 'update', isForEveryone: true });
    expect(textsOf(accepted.body).join('\n')).toContain('Accepted by <@3000000000000000002> for the list of');
    expect(idsOf(JSON.stringify(accepted.body))).toEqual([]);
    const late = await press(decline, ROLE_CURATOR);
    expect(JSON.stringify(late)).toContain('<@3000000000000000002> has decided this already');
    expect(await app.submissions.get(GUILD, paper.id)).toMatchObject({ state: 'accepted' });
    expect(await submitAs(MEMBER)).toContain('Accepted by <@3000000000000000002>');
  });

  it('is accepted with the line of a curator, beside that of the member', async () => {
    const { app, paper, submitAs } = await openDesk();
    await submitAs(MEMBER, { line: 'Old' });
    const { modal } = await openNominationForm.run(
      componentUse(`v1|nomination-line|${paper.id}`, CURATOR),
      app,
    );
    expect(JSON.stringify(modal)).not.toContain('Old');
    const call = modalSubmit(modal.custom_id, { line: ' New\nline ' }, CURATOR);
    const text = textsOf((await acceptWithLine.run(call, app)).body).join('\n');
    expect(text).toMatch(/nominates this paper.* “Old”[\s\S]*with the line of a curator: “New line”/);
    expect(await app.submissions.get(GUILD, paper.id)).toMatchObject({
      state: 'accepted',
      line: 'Old',
      curatorLine: 'New line',
    });
  });

  it('is not decided by a member who is no curator, from another server, or with a forged id', async () => {
    const { app, paper, submitAs, press } = await openDesk();
    await submitAs(MEMBER);
    const accept = `v1|nomination|accept|${paper.id}`;
    await expect(press(accept, MEMBER)).rejects.toThrow('for curators');
    expect(await press(accept, { ...CURATOR, guildId: '1000000000000000002' })).toMatchObject({
      followUp: trustedNotice('This paper is no longer nominated here.'),
    });
    await expect(press('v1|nomination|accept|999', CURATOR)).rejects.toThrow('no longer here');
    await expect(press(`v1|nomination|burn|${paper.id}`, CURATOR)).rejects.toThrow('no such decision');
    const form = componentUse(`v1|nomination-line|${paper.id}`, MEMBER);
    await expect(openNominationForm.run(form, app)).rejects.toThrow('for curators');
    const submitted = modalSubmit(`v1|nomination-accept|${paper.id}`, { line: 'x' }, MEMBER);
    await expect(acceptWithLine.run(submitted, app)).rejects.toThrow('for curators');
    expect(await app.submissions.get(GUILD, paper.id)).toMatchObject({ state: 'nominated' });
  });
});

it('the card of a nomination that was deleted with all data of its member is closed by a press of a curator', async () => {
  const { app, paper, press, submitAs } = await openDesk();
  await submitAs(MEMBER);
  await app.personalData.delete(MEMBER.userId ?? '', app.clock.now());
  await expect(press(`v1|nomination|accept|${paper.id}`, MEMBER)).rejects.toThrow('for curators');
  const reply = await press(`v1|nomination|accept|${paper.id}`, CURATOR);
  expect(reply).toMatchObject({ kind: 'update', isForEveryone: true });
  expect(textsOf(reply.body).join('\n')).toMatch(/No longer nominated\.$/);
  expect(customIdsOf(reply.body)).toEqual([`v1|open|${paper.id}`]);
});

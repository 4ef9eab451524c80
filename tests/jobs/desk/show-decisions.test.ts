import { describe, expect, it } from 'vitest';
import { shardOf } from '../../../src/core/message/snowflake-share.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import { ALL_WORK } from '../../../src/core/work-shares.ts';
import { decideSubmission, reopenSubmission } from '../../../src/usecases/decide-submission.ts';
import { takeBackSubmission } from '../../../src/usecases/take-back-submission.ts';
import { GUILD, MEMBER, openDesk, SUBMITTING_CURATOR } from './desk-fixture.ts';

/** In the other one of two shards. */
const OTHER_GUILD = '1000000000004194305';

/** A desk; `decline` stores a nomination in any server that a curator declined, and whose message does not show it. */
async function openDeclining(shares = ALL_WORK) {
  const fixture = await openDesk(shares);
  await fixture.addPapers(...Array.from({ length: 18 }, (_, at) => ({ title: `Paper ${at}` })));
  const { submissions } = fixture.stores;
  return {
    ...fixture,
    async decline(guildId: string, paperId: number) {
      const at = fixture.clock.now();
      await submissions.nominate({ guildId, paperId, submittedBy: '5', line: null, submittedAt: at });
      await submissions.setMessage(guildId, paperId, { channelId: `2${guildId}`, messageId: `${paperId}` });
      await submissions.decide(guildId, paperId, { state: 'refused', by: '6', at, day: null });
    },
  };
}

describe('the message of a nomination', () => {
  it('shows what was decided on a nomination also if no button was pressed, once', async () => {
    const { desk, edits, posts, submitAs } = await openDesk();
    expect(await submitAs(MEMBER, 3)).toMatchObject({ kind: 'nominated' });
    await desk();
    expect(posts()[0]).toContain('Nominated paper');
    expect(edits).toEqual([]);
    expect(await submitAs(SUBMITTING_CURATOR, 3)).toMatchObject({ kind: 'listed' });
    await desk();
    await desk();
    expect(edits).toHaveLength(1);
    expect(edits[0]?.body).toContain('Accepted by <@3000000000000000006>');
  });

  it('shows what was decided in one server, however many messages in others have to wait', async () => {
    const { desk, edits, outcomes, decline } = await openDeclining();
    for (let paperId = 1; paperId <= 21; paperId += 1) await decline('1', paperId);
    await decline(GUILD, 1);
    outcomes.push({ kind: 'postponed', retryAfterMs: HOUR_MS });
    await desk();
    expect(edits.map(({ channelId }) => channelId)).toEqual([`2${GUILD}`]);
  });

  it('is shown by the process of its server, however many others are to be shown', async () => {
    const guilds = { count: 2, ids: [shardOf(GUILD, 2)] };
    const { desk, edits, decline } = await openDeclining({ ...ALL_WORK, guilds });
    for (let paperId = 1; paperId <= 21; paperId += 1) await decline(OTHER_GUILD, paperId);
    await decline(GUILD, 1);
    await desk();
    expect(edits.map(({ channelId }) => channelId)).toEqual([`2${GUILD}`]);
  });

  it('shows the line that its member has changed, also if a curator decides before', async () => {
    const { desk, edits, submitAs } = await openDesk();
    await submitAs(MEMBER, 3, 'First');
    await desk();
    await submitAs(MEMBER, 3, 'Second');
    await desk();
    await desk();
    expect(edits.map(({ body }) => body.includes('“Second”'))).toEqual([true]);
    await submitAs(MEMBER, 3, 'Third');
    await submitAs(SUBMITTING_CURATOR, 3);
    await desk();
    expect(edits[1]?.body).toMatch(/“Third”.*Accepted by/);
  });

  it('is posted once for one that was taken back and made again before, and shows one that is taken back after', async () => {
    const { desk, edits, posts, submitAs, stores, unitOfWork, clock } = await openDesk();
    const takeBack = () =>
      takeBackSubmission(
        { guildId: GUILD, paperId: 3, userId: MEMBER.userId },
        { unitOfWork, now: clock.now() },
      );
    await submitAs(MEMBER, 3);
    expect(await takeBack()).toMatchObject({ kind: 'takenBack' });
    clock.advance(10 * MINUTE_MS);
    await submitAs(MEMBER, 3);
    await desk();
    expect(posts()).toHaveLength(1);
    expect((await stores.submissions.get(GUILD, 3))?.message).not.toBeNull();
    await takeBack();
    await desk();
    expect(edits.map(({ body }) => body.includes('Withdrawn: taken back'))).toEqual([true]);
  });

  it('of a paper in a draft has the draft show its line too, once that was changed', async () => {
    const { before, desk, edits, posts, submitAs } = await openDesk();
    await submitAs(SUBMITTING_CURATOR, 1, 'First');
    before(HOUR_MS);
    await desk();
    expect(posts().join()).toContain('“First”');
    expect(await submitAs(SUBMITTING_CURATOR, 1, 'Second')).toMatchObject({ kind: 'changed' });
    await desk();
    expect(edits).toHaveLength(1);
    expect(edits[0]?.body).toContain('“Second”');
  });

  it('shows that a declined nomination is open again, with posts of its paper, in whatever order edits come', async () => {
    const { desk, edits, posts, submitAs, stores, unitOfWork, clock, index } = await openDesk();
    const paper = await stores.papers.get(3);
    if (!paper) throw new Error('no such paper');
    await stores.posted.remember({
      messageId: '66',
      channelId: '2000000000000000001',
      guildId: GUILD,
      kind: 'card',
      paperIds: [3],
      postedAt: clock.now(),
    });
    await submitAs(MEMBER, 3);
    await desk();
    const link = `https://discord.com/channels/${GUILD}/2000000000000000001/66`;
    expect(posts()[0]).toContain(link);
    const context = { stores, unitOfWork, index, now: clock.now() };
    const by = SUBMITTING_CURATOR;
    const decline = () => decideSubmission({ guildId: GUILD, paper, by, state: 'refused' }, context);
    const reopen = () => reopenSubmission({ guildId: GUILD, paperId: 3, by }, context);
    await decline();
    // A press shows the decision at once; the job may not have come to it yet.
    expect(await reopen()).toMatchObject({ kind: 'reopened' });
    await desk();
    await desk();
    expect(edits).toHaveLength(1);
    expect(edits[0]?.body).toContain('Waiting for a curator.');
    expect(edits[0]?.body).toContain(link);
    await decline();
    await desk();
    expect(edits[1]?.body).toContain('Declined by <@3000000000000000006>');
    expect(edits[1]?.body).not.toContain(link);
    await reopen();
    await desk();
    expect(edits[2]?.body).toContain('Waiting for a curator.');
    expect(await submitAs(MEMBER, 3)).toMatchObject({ kind: 'known', submission: { state: 'nominated' } });
  });

  it('withdraws a nomination that no curator decides on, whose message says so, and takes it again', async () => {
    const { desk, edits, posts, clock, submitAs } = await openDesk();
    const nominate = () => submitAs(MEMBER, 3);
    await nominate();
    await desk();
    clock.advance(7 * DAY_MS);
    await desk();
    expect(edits).toEqual([]);
    clock.advance(1);
    await desk();
    await desk();
    expect(edits).toHaveLength(1);
    expect(edits[0]?.body).toContain('Withdrawn: no curator decided within 7 days');
    expect(edits[0]?.body).not.toContain('|nomination|');
    const before = posts().length;
    expect(await nominate()).toMatchObject({ kind: 'nominated' });
    await desk();
    expect(posts().slice(before).join()).toContain('Nominated paper');
  });
});

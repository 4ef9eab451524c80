import { describe, expect, it } from 'vitest';
import { submit } from '../../commands/submit/submit.ts';
import { MAX_OPEN_NOMINATIONS } from '../../src/core/submission/submission.ts';
import { textsOf } from '../views/message-parts.ts';
import { invocation } from './invocation.ts';
import { GUILD, DESK, MEMBER, CURATOR, ROLE_CURATOR, openDesk } from './submission-calls.ts';

describe('/submit', () => {
  it('puts a paper on the list of the day at once if a curator submits it', async () => {
    const { app, paper, submitAs } = await openDesk();
    expect(await submitAs(ROLE_CURATOR, { line: 'Ring *them*' })).toContain('on the list of 21 Nov 2026');
    expect(await app.submissions.acceptedOn(GUILD, '2026-11-21')).toMatchObject([
      { paperId: paper.id, submittedBy: ROLE_CURATOR.userId, line: 'Ring *them*' },
    ]);
    expect(await submitAs(CURATOR)).toContain('submitted it already');
  });

  it('uses the day of the time zone of the server', async () => {
    const { app, submitAs } = await openDesk();
    await app.serverSettings.change(GUILD, { timezone: 'Pacific/Kiritimati' });
    expect(await submitAs(CURATOR)).toContain('22 Nov 2026');
  });

  it('asks the curators in their channel if another member submits it', async () => {
    const { app, paper, submitAs } = await openDesk();
    expect(await submitAs(MEMBER, { line: 'Worth it' })).toContain('a curator decides');
    const delivery = await app.deliveries.get(1);
    expect(delivery).toMatchObject({ origin: { kind: 'desk' }, target: { kind: 'channel', id: DESK } });
    expect(delivery?.body).toContain('Bells in the fog');
    expect(delivery?.body).toContain(delivery?.nonce);
    expect(await submitAs(MEMBER)).toContain('You nominated it already. Waiting for a curator.');
    expect(await app.deliveries.get(2)).toBeUndefined();
    expect(await app.submissions.acceptedOn(GUILD, '2026-11-21')).toEqual([]);
    // A curator who submits it too accepts it, and is shown whose paper and line it is.
    const accepted = await submitAs(CURATOR, { line: 'A *classic*' });
    expect(accepted).toContain('on the list');
    expect(accepted).toContain(`“A \\*classic\\*” · 📥 <@${MEMBER.userId}>: “Worth it”`);
    expect(accepted).toContain(`<@${MEMBER.userId}> nominated it.`);
    expect(await app.submissions.get(GUILD, paper.id)).toMatchObject({
      submittedBy: MEMBER.userId,
      decidedBy: CURATOR.userId,
      line: 'Worth it',
      curatorLine: 'A *classic*',
    });
  });

  it('again with another line changes the line of the member who submitted it, and no other', async () => {
    const { app, paper, submitAs } = await openDesk();
    const lineOf = async () => (await app.submissions.get(GUILD, paper.id))?.line;
    await submitAs(MEMBER, { line: 'Worth it' });
    expect(await submitAs(MEMBER, { line: 'Well worth it' })).toMatch(
      /“Well worth it”\nYour line was changed\. Waiting for a curator\./,
    );
    expect(await lineOf()).toBe('Well worth it');
    const other = await submitAs({ userId: '3000000000000000004' }, { line: 'Mine' });
    expect(other).toContain(`📥 <@${MEMBER.userId}>: “Well worth it”`);
    expect(other).toContain('Your line was not added');
  });

  it('again with another line changes nothing once a curator has accepted it: no curator has read that line', async () => {
    const { app, paper, submitAs } = await openDesk();
    await submitAs(MEMBER, { line: 'Worth it' });
    await submitAs(CURATOR);
    expect(await submitAs(MEMBER, { line: 'Ring them' })).toContain(
      'Your line was not changed: a curator accepted the paper with the line above.',
    );
    expect(await app.submissions.get(GUILD, paper.id)).toMatchObject({ line: 'Worth it' });
  });

  it('again with another line changes the line of a curator who submitted it', async () => {
    const { app, paper, submitAs } = await openDesk();
    await submitAs(CURATOR, { line: 'Worth it' });
    expect(await submitAs(CURATOR, { line: 'Ring them' })).toContain('Your line was changed. Accepted by');
    expect(await app.submissions.get(GUILD, paper.id)).toMatchObject({ line: 'Ring them' });
  });

  it('again with another line changes nothing once the paper was posted, or declined', async () => {
    const { app, paper, submitAs, press } = await openDesk();
    await submitAs(MEMBER, { line: 'Worth it' });
    await press(`v1|nomination|decline|${paper.id}`, CURATOR);
    expect(await submitAs(MEMBER, { line: 'Other' })).toContain('not changed: the paper was declined');
    await submitAs(CURATOR, { line: 'A classic' });
    const post = { messageId: '66', channelId: '2000000000000000001', guildId: GUILD } as const;
    await app.posted.remember({
      ...post,
      kind: 'digest',
      paperIds: [paper.id],
      postedAt: app.clock.now() + 1,
    });
    expect(await submitAs(CURATOR, { line: 'Other' })).toContain('not changed: the paper was posted already');
    expect(await app.submissions.get(GUILD, paper.id)).toMatchObject({ line: 'A classic' });
  });

  it('asks in the channel for alerts if there is no desk, and says what is missing without both', async () => {
    const { app, submitAs } = await openDesk();
    await app.serverSettings.change(GUILD, { deskChannelId: null });
    await expect(submitAs(MEMBER)).rejects.toThrow('`/settings server`');
    await app.serverSettings.change(GUILD, { alertChannelId: '2000000000000000008' });
    await submitAs(MEMBER);
    expect((await app.deliveries.get(1))?.target.id).toBe('2000000000000000008');
  });

  it('takes ten open nominations of a member', async () => {
    const { app, submitAs } = await openDesk();
    const titles = Array.from({ length: MAX_OPEN_NOMINATIONS }, (_, index) => `Bell number ${index}`);
    const papers = await app.addPapers(...titles.map(title => ({ title })));
    for (const paper of papers) await submitAs(MEMBER, { paper: paper.title });
    await expect(submitAs(MEMBER)).rejects.toThrow('Wait until one is');
  });

  it('says that a text is not the title of one paper, or that nothing is listed in direct messages', async () => {
    const { submitAs } = await openDesk();
    await expect(submitAs(MEMBER, { paper: 'owls and other birds' })).rejects.toThrow('title of one paper');
    for (const id of ['9999.99999', 'arXiv:9999.99999v2', '2601.1234'])
      await expect(submitAs(MEMBER, { paper: id })).rejects.toThrow(
        `arXiv has no paper ${id}. Check the id, or give the title or a link instead.`,
      );
    await expect(submitAs(MEMBER, { paper: '2601.99999' })).rejects.toThrow('no source has it. Check the id');
    await expect(submitAs({ ...MEMBER, guildId: null })).rejects.toThrow('belongs to a server');
  });
});

describe('a paper that was posted here', () => {
  const POST = { messageId: '66', channelId: '2000000000000000001', guildId: GUILD } as const;
  const LINK = `https://discord.com/channels/${GUILD}/${POST.channelId}/${POST.messageId}`;

  async function openPosted() {
    const desk = await openDesk();
    const { app, paper } = desk;
    const shown = { ...POST, kind: 'card', paperIds: [paper.id], postedAt: app.clock.now() } as const;
    await app.posted.remember(shown);
    // The card of its discussion, and the first message there.
    await app.posted.remember({ ...shown, messageId: '67', postedFor: 'discussion' });
    await app.posted.remember({ ...shown, messageId: '68', channelId: '67', postedFor: 'discussion' });
    return desk;
  }

  it('is said to be so to the member and to the curators, who may accept it', async () => {
    const { app, submitAs, press, paper } = await openPosted();
    const nominated = await submitAs(MEMBER);
    expect(nominated).toContain('It is not posted again in a channel that had it');
    expect(nominated).toContain(`Posted here before: <t:1795262400:R> ${LINK}`);
    const nomination = await app.deliveries.get(1);
    expect(nomination?.body).toContain(LINK);
    expect(nomination?.body.match(/discord\.com\/channels/g)).toHaveLength(1);
    const accepted = await press(`v1|nomination|accept|${paper.id}`, CURATOR);
    expect(textsOf(accepted.body).join('\n')).not.toContain(LINK);
    const said = accepted.kind === 'update' && accepted.followUp ? textsOf(accepted.followUp).join('\n') : '';
    expect(said).toContain(LINK);
    expect(said).toContain('It is not posted again in a channel that had it');
  });

  it('is said to be so to a curator who submits it', async () => {
    const { submitAs } = await openPosted();
    expect(await submitAs(CURATOR)).toMatch(/on the list of[\s\S]*not posted again[\s\S]*Posted here before/);
  });

  it('is posted by a schedule all the same if a member shared it', async () => {
    const { app, paper, submitAs } = await openDesk();
    const shown = { ...POST, kind: 'card', paperIds: [paper.id], postedAt: 5 } as const;
    await app.posted.remember({ ...shown, sharedBy: '3000000000000000004' });
    const listed = await submitAs(CURATOR);
    expect(listed).toContain(LINK);
    expect(listed).not.toContain('not posted again');
  });

  it('is not said to be so by a post in a channel that the reader, or some curator, cannot see', async () => {
    const { app, submitAs } = await openPosted();
    const channelAccess = { ...app.channelAccess, isOpenToAll: () => false };
    const call = invocation(undefined, { paper: '2601.00001' }, { ...MEMBER, canSee: () => false });
    const { body } = await submit.run(call, { ...app, channelAccess });
    expect(JSON.stringify(body)).not.toContain(LINK);
    expect((await app.deliveries.get(1))?.body).not.toContain(LINK);
    expect(await submitAs(MEMBER)).toContain(LINK);
  });
});

import { describe, expect, it } from 'vitest';
import { vote } from '../../commands/vote.ts';
import type { ComponentUse } from '../../src/command.ts';
import { customId } from '../../src/core/message/custom-id.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { communityRow } from '../../src/views/format/community-row.ts';
import { message } from '../../src/views/format/components.ts';
import { textOf } from '../support/rendered-message.ts';
import { componentUse } from './invocation.ts';
import { openTestApp } from './test-app.ts';

const GUILD = '1000000000000000001';
const ADA = '3000000000000000001';

async function openWithPaper() {
  const app = await openTestApp();
  const [paper] = await app.addPapers({ title: 'Moss as a Clock' });
  if (!paper) throw new Error('the paper was not added');
  const body = message(communityRow(paper.id, { vote: {} }));
  const press = async (
    used: Partial<Omit<ComponentUse, 'args'>> = {},
    argument: string | number = paper.id,
  ) => {
    const reply = await vote.run(componentUse(customId('vote', argument), { body, ...used }), app);
    return 'body' in reply ? { kind: reply.kind, text: textOf(reply.body), body: reply.body } : undefined;
  };
  const votes = async () => (await app.votes.counts(GUILD, [paper.id])).get(paper.id) ?? 0;
  return { app, paper, press, votes };
}

describe('the vote button', () => {
  it('of a message that everyone sees votes, and takes the vote back when pressed again, and says so', async () => {
    const { press, votes } = await openWithPaper();
    const once = await press({ isPrivate: false });
    expect(once).toMatchObject({ kind: 'private' });
    expect(once?.text).toMatch(/You voted for .*Moss as a Clock.*1 vote here/s);
    expect(await votes()).toBe(1);
    const again = await press({ isPrivate: false });
    expect(again?.text).toMatch(/You took your vote for .*Moss as a Clock.*no votes here/s);
    expect(await votes()).toBe(0);
  });

  it('of a private card shows the vote in its label', async () => {
    const { press, votes } = await openWithPaper();
    const voted = await press();
    expect(voted).toMatchObject({ kind: 'update' });
    expect(JSON.stringify(voted?.body)).toContain('"label":"Voted ✓ 1"');
    const retracted = await press(voted === undefined ? {} : { body: voted.body });
    expect(JSON.stringify(retracted?.body)).toContain('"label":"Vote"');
    expect(await votes()).toBe(0);
  });

  it('takes back a vote by a reaction too', async () => {
    const { app, paper, press, votes } = await openWithPaper();
    const origin = { kind: 'reaction', messageId: '1', emoji: '👍' } as const;
    await app.votes.vote({ guildId: GUILD, userId: ADA, paperIds: [paper.id], origin }, 5);
    await press({ isPrivate: false });
    expect(await votes()).toBe(0);
  });

  it('counts only for members with the role of voters, if the server wants that', async () => {
    const { app, press, votes } = await openWithPaper();
    await app.serverSettings.change(GUILD, { voters: 'role', voterRoleId: '77' });
    const refused = await press();
    expect(refused).toMatchObject({ kind: 'private', body: { allowed_mentions: { parse: [] } } });
    expect(refused?.text).toContain('only members with the role <@&77> can vote');
    expect(await votes()).toBe(0);
    await press({ roleIds: ['77'] });
    expect(await votes()).toBe(1);
  });

  it('counts for everyone while the server has not chosen the role', async () => {
    const { app, press, votes } = await openWithPaper();
    await app.serverSettings.change(GUILD, { voters: 'role' });
    await press();
    expect(await votes()).toBe(1);
  });

  it('counts no vote for an own submission, if the server wants that', async () => {
    const { app, paper, press, votes } = await openWithPaper();
    await app.submissions.nominate({
      guildId: GUILD,
      paperId: paper.id,
      submittedBy: ADA,
      line: null,
      submittedAt: 5,
    });
    await app.serverSettings.change(GUILD, { votesOwnSubmissions: false });
    expect((await press())?.text).toContain('You submitted this paper');
    await press({ userId: 'ben' });
    expect(await votes()).toBe(1);
    await app.serverSettings.change(GUILD, { votesOwnSubmissions: true });
    await press();
    expect(await votes()).toBe(2);
  });

  it.each([
    ['in a direct message', { guildId: null }],
    ['in a server without the bot', { isMemberHere: false }],
  ])('does not vote %s', async (_where, used) => {
    const { press, votes } = await openWithPaper();
    await expect(press(used)).rejects.toThrow(/Votes count in servers/);
    expect(await votes()).toBe(0);
  });

  it.each(['0', '-1', '999', 'x', '1e3'])('changes nothing with the forged paper %s', async argument => {
    const { press, votes } = await openWithPaper();
    await expect(press({}, argument)).rejects.toThrow(UserError);
    expect(await votes()).toBe(0);
  });
});

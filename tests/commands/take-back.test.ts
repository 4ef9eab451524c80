import { describe, expect, it } from 'vitest';
import { submit } from '../../commands/submit/submit.ts';
import { takeBack } from '../../commands/submit/take-back.ts';
import type { Caller } from '../../src/command.ts';
import { MAX_OPEN_NOMINATIONS } from '../../src/core/submission/submission.ts';
import { DAY_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { componentUse, invocation } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { CURATOR, GUILD, MEMBER, openDesk } from './submission-calls.ts';

async function openSubmitted(by: Partial<Caller>) {
  const desk = await openDesk();
  const { app, paper } = desk;
  const submitted = await submit.run(invocation(undefined, { paper: '2601.00001' }, by), app);
  const id = customIdsOf(submitted.body).find(each => each.includes('submission-back'));
  const press = (caller: Partial<Caller> = by) =>
    takeBack.run(componentUse(`v1|submission-back|${paper.id}`, caller), app);
  const stored = () => app.submissions.get(GUILD, paper.id);
  return { ...desk, id, takeBackAs: press, stored };
}

describe('a submitted paper', () => {
  it('is taken back by the member who nominated it, and can be nominated again', async () => {
    const { app, paper, id, takeBackAs, stored, submitAs, press } = await openSubmitted(MEMBER);
    expect(id).toBe(`v1|submission-back|${paper.id}`);
    expect(replyText(await takeBackAs())).toContain('Taken back');
    expect(await stored()).toMatchObject({ state: 'withdrawn', decidedBy: null });
    // Curators who still see its buttons decide nothing.
    const late = await press(`v1|nomination|accept|${paper.id}`, CURATOR);
    expect(replyText(late)).toContain('Withdrawn: taken back.');
    await expect(takeBackAs()).rejects.toThrow('took it back before');
    await expect(submitAs(MEMBER)).rejects.toThrow('10 minutes after that');
    app.clock.advance(10 * MINUTE_MS);
    expect(await submitAs(MEMBER)).toContain('a curator decides');
    expect(await app.submissions.acceptedOn(GUILD, '2026-11-21')).toEqual([]);
  });

  it('counts among the nominations of its member for a day, so that no channel of curators is flooded', async () => {
    const { app, submitAs } = await openDesk();
    const titles = Array.from({ length: MAX_OPEN_NOMINATIONS }, (_, index) => `Bell number ${index}`);
    for (const { id, title } of await app.addPapers(...titles.map(each => ({ title: each })))) {
      await submitAs(MEMBER, { paper: title });
      await takeBack.run(componentUse(`v1|submission-back|${id}`, MEMBER), app);
    }
    await expect(submitAs(MEMBER)).rejects.toThrow('took them back today');
    app.clock.advance(DAY_MS);
    expect(await submitAs(MEMBER)).toContain('a curator decides');
  });

  it('is taken off the list of the day by the curator who put it there', async () => {
    const { app, takeBackAs } = await openSubmitted(CURATOR);
    expect(await app.submissions.acceptedOn(GUILD, '2026-11-21')).toHaveLength(1);
    expect(replyText(await takeBackAs())).toContain('off the list of the day');
    expect(await app.submissions.acceptedOn(GUILD, '2026-11-21')).toEqual([]);
  });

  it('stays once a curator has decided on it', async () => {
    const { paper, takeBackAs, stored, press } = await openSubmitted(MEMBER);
    await press(`v1|nomination|accept|${paper.id}`, CURATOR);
    await expect(takeBackAs()).rejects.toThrow('A curator has decided');
    expect(await stored()).toMatchObject({ state: 'accepted' });
  });

  it('stays once a schedule has posted it', async () => {
    const { app, paper, takeBackAs, stored } = await openSubmitted(CURATOR);
    const place = { messageId: '66', channelId: '2000000000000000001', guildId: GUILD };
    const postedAt = app.clock.now() + 1;
    await app.posted.remember({ ...place, kind: 'digest', paperIds: [paper.id], postedAt });
    await expect(takeBackAs()).rejects.toThrow('was posted already');
    expect(await stored()).toMatchObject({ state: 'accepted' });
  });

  it('is not taken back by another member, or in a direct message', async () => {
    const { takeBackAs, stored } = await openSubmitted(MEMBER);
    await expect(takeBackAs(CURATOR)).rejects.toThrow('You have not submitted this paper here');
    await expect(takeBackAs({ ...MEMBER, guildId: null })).rejects.toThrow('not submitted');
    expect(await stored()).toMatchObject({ state: 'nominated' });
  });
});

import { describe, expect, it } from 'vitest';
import type { SnowflakeShare } from '../../src/core/message/snowflake-share.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import type { Submission } from '../../src/core/submission/submission.ts';
import { openTestDatabase } from '../support/database.ts';

async function openWithPapers() {
  const { stores, unitOfWork } = await openTestDatabase();
  const first = await stores.papers.insert(emptyPaper('Lichens'));
  const second = await stores.papers.insert(emptyPaper('Lichens on rocks'));
  const nominate = (paperId: number, by: string, line: string | null = null) =>
    stores.submissions.nominate({ guildId: 'g', paperId, submittedBy: by, line, submittedAt: 5 });
  return { ...stores, unitOfWork, first, second, nominate };
}

const ACCEPTED = { state: 'accepted', by: 'cara', at: 7, day: '2026-03-02' } as const;

describe('SubmissionStore', () => {
  it('keeps the first nomination of a paper while it is open, and counts it for its member', async () => {
    const { submissions, first, nominate } = await openWithPapers();
    await nominate(first.id, 'ada', 'A fine one');
    await nominate(first.id, 'ben');
    expect(await submissions.get('g', first.id)).toMatchObject({
      submittedBy: 'ada',
      line: 'A fine one',
      state: 'nominated',
      message: null,
    });
    expect(await submissions.countOpen('g', 'ada', 0)).toBe(1);
    expect(await submissions.countOpen('g', 'ben', 0)).toBe(0);
    expect(await submissions.get('other', first.id)).toBeUndefined();
  });

  it('is decided once: the first curator wins', async () => {
    const { submissions, first, nominate } = await openWithPapers();
    await nominate(first.id, 'ada');
    expect(await submissions.decide('g', first.id, { ...ACCEPTED, line: 'Read this' })).toBe(true);
    expect(await submissions.decide('g', first.id, { state: 'refused', by: 'dan', at: 8, day: null })).toBe(
      false,
    );
    expect(await submissions.get('g', first.id)).toMatchObject({
      state: 'accepted',
      decidedBy: 'cara',
      curatorLine: 'Read this',
    });
    expect((await submissions.acceptedOn('g', '2026-03-02')).map(each => each.paperId)).toEqual([first.id]);
    expect(await submissions.acceptedOn('g', '2026-03-01')).toEqual([]);
    expect(await submissions.acceptedOn('other', '2026-03-02')).toEqual([]);
    expect(await submissions.acceptedSince('g', '2026-03-01')).toHaveLength(1);
  });

  it('is to be shown once it is decided and its message is known, until it is', async () => {
    const { submissions, first, nominate } = await openWithPapers();
    await nominate(first.id, 'ada');
    await submissions.decide('g', first.id, ACCEPTED);
    expect(await submissions.unshown({ limit: 5 })).toEqual([]);
    await submissions.setMessage('g', first.id, { channelId: '1', messageId: '2' });
    const [unshown] = await submissions.unshown({ limit: 5 });
    expect(unshown).toMatchObject({ paperId: first.id });
    if (unshown) await submissions.setShown(unshown);
    expect(await submissions.unshown({ limit: 5 })).toEqual([]);
  });

  it('is read a page at a time as long as it is to be shown: decided ones first, of some servers', async () => {
    const { submissions, first, second } = await openWithPapers();
    const guilds = [3n, 4n, 5n].map(number => String(number << 22n));
    for (const guildId of guilds)
      for (const { id: paperId } of [first, second]) {
        await submissions.nominate({ guildId, paperId, submittedBy: 'ada', line: null, submittedAt: 5 });
        await submissions.setMessage(guildId, paperId, { channelId: '1', messageId: '2' });
        if (paperId === first.id) await submissions.setLine(guildId, paperId, 'Changed');
        else await submissions.decide(guildId, paperId, ACCEPTED);
      }
    const read = async (share?: SnowflakeShare) => {
      const found: string[] = [];
      for (let after: Submission | undefined; ;) {
        const page = await submissions.unshown({ guilds: share, after, limit: 2 });
        found.push(...page.map(({ guildId, state }) => `${state} ${guilds.indexOf(guildId)}`));
        if (page.length === 0) return found;
        after = page.at(-1);
      }
    };
    const all = ['accepted', 'nominated'].flatMap(state => [0, 1, 2].map(at => `${state} ${at}`));
    expect(await read()).toEqual(all);
    expect(await read({ count: 3, ids: [1, 2] })).toEqual(all.filter(each => !each.endsWith('0')));
  });

  it('is to be shown once its line was changed, until the message has that line, also if it is decided before', async () => {
    const { submissions, first, nominate } = await openWithPapers();
    await nominate(first.id, 'ada', 'First');
    await submissions.setMessage('g', first.id, { channelId: '1', messageId: '2' });
    await submissions.setLine('g', first.id, 'Second');
    const [changed] = await submissions.unshown({ limit: 5 });
    expect(changed).toMatchObject({ line: 'Second', state: 'nominated' });
    await submissions.setLine('g', first.id, 'Third');
    // An edit that was on its way showed the earlier line.
    if (changed) await submissions.setShown(changed);
    expect(await submissions.unshown({ limit: 5 })).toMatchObject([{ line: 'Third' }]);
    await submissions.decide('g', first.id, { ...ACCEPTED, line: 'Read this' });
    const [accepted] = await submissions.unshown({ limit: 5 });
    expect(accepted).toMatchObject({ line: 'Third', curatorLine: 'Read this', state: 'accepted' });
    if (accepted) await submissions.setShown(accepted);
    expect(await submissions.unshown({ limit: 5 })).toEqual([]);
  });

  it('is opened again by the curator who declined it, and is to be shown then', async () => {
    const { submissions, first, nominate } = await openWithPapers();
    await nominate(first.id, 'ada');
    await submissions.setMessage('g', first.id, { channelId: '1', messageId: '2' });
    expect(await submissions.reopen('g', first.id, 'dan')).toBe(false);
    await submissions.decide('g', first.id, { state: 'refused', by: 'dan', at: 8, day: null });
    const [declined] = await submissions.unshown({ limit: 5 });
    expect(await submissions.reopen('g', first.id, 'eve')).toBe(false);
    expect(await submissions.reopen('g', first.id, 'dan')).toBe(true);
    // An edit that was on its way showed the earlier state.
    if (declined) await submissions.setShown(declined);
    const [reopened] = await submissions.unshown({ limit: 5 });
    expect(reopened).toMatchObject({ state: 'nominated', decidedBy: null, decidedAt: null });
    if (reopened) await submissions.setShown(reopened);
    expect(await submissions.unshown({ limit: 5 })).toEqual([]);
    expect(await submissions.countOpen('g', 'ada', 0)).toBe(1);
  });

  it('a decided paper can be nominated again, without the earlier decision', async () => {
    const { submissions, first, nominate } = await openWithPapers();
    await nominate(first.id, 'ada');
    await submissions.setMessage('g', first.id, { channelId: '1', messageId: '2' });
    await submissions.decide('g', first.id, { state: 'refused', by: 'dan', at: 8, day: null });
    await nominate(first.id, 'ben');
    expect(await submissions.get('g', first.id)).toMatchObject({
      submittedBy: 'ben',
      state: 'nominated',
      decidedBy: null,
      message: null,
    });
  });

  it('is withdrawn if no curator decides for long, does not count any more, and can be made again', async () => {
    const { submissions, first, second, nominate } = await openWithPapers();
    await nominate(first.id, 'ada');
    await nominate(second.id, 'ada');
    await submissions.decide('g', second.id, ACCEPTED);
    await submissions.withdrawOlder(5, 90);
    expect(await submissions.countOpen('g', 'ada', 0)).toBe(1);
    await submissions.withdrawOlder(6, 90);
    expect(await submissions.countOpen('g', 'ada', 90)).toBe(0);
    expect(await submissions.get('g', first.id)).toMatchObject({ state: 'withdrawn', decidedBy: null });
    expect(await submissions.get('g', second.id)).toMatchObject({ state: 'accepted' });
    expect(await submissions.decide('g', first.id, ACCEPTED)).toBe(false);
    await nominate(first.id, 'ben');
    expect(await submissions.get('g', first.id)).toMatchObject({ state: 'nominated', submittedBy: 'ben' });
  });

  it('of two papers that turn out to be the same, the accepted submission stays', async () => {
    const { submissions, unitOfWork, first, second, nominate } = await openWithPapers();
    await nominate(first.id, 'ada');
    await nominate(second.id, 'ben');
    await submissions.decide('g', second.id, ACCEPTED);
    await unitOfWork(({ papers }) => papers.merge(first.id, [second.id], emptyPaper('Lichens')));
    const found = await submissions.of('g', [second.id, first.id]);
    expect([...found].map(([id, { submittedBy, state }]) => [id, submittedBy, state])).toEqual([
      [second.id, 'ben', 'accepted'],
      [first.id, 'ben', 'accepted'],
    ]);
  });

  it('a member who has everything deleted takes their submissions along, a curator only name and line', async () => {
    const { submissions, personalData, first, second, nominate } = await openWithPapers();
    await nominate(first.id, 'ada');
    await nominate(second.id, 'ben', 'Mine');
    await submissions.decide('g', second.id, { ...ACCEPTED, line: 'A line of Cara' });
    const { records } = await personalData.get('cara');
    expect(records['server_submissions']).toMatchObject([{ curator_line: 'A line of Cara' }]);
    expect(JSON.stringify(records)).not.toContain('ben');
    await personalData.delete('ada', 9);
    await personalData.delete('cara', 9);
    expect(await submissions.get('g', first.id)).toBeUndefined();
    expect(await submissions.get('g', second.id)).toMatchObject({
      submittedBy: 'ben',
      line: 'Mine',
      state: 'accepted',
      decidedBy: null,
      curatorLine: null,
    });
  });
});

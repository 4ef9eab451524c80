import { describe, expect, it } from 'vitest';
import { WHOLE_SHARE } from '../../../../src/core/message/snowflake-share.ts';
import { createCountChangeStore } from '../../../../src/store/count-changes.ts';
import { createDraftStore } from '../../../../src/store/drafts.ts';
import { createPostedStore } from '../../../../src/store/posted.ts';
import { createSubmissionStore } from '../../../../src/store/submissions.ts';
import { createVotes } from '../../../../src/store/votes.ts';
import { createWatchFindStore } from '../../../../src/store/watch-finds.ts';
import { createWatchStore } from '../../../../src/store/watches.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { recordPlans } from '../../../support/query-plans.ts';

describe('on SQLite', () => {
  it('those who have something due are read in the order of an index, without sorting', async () => {
    const { database } = await openTestDatabase();
    const plans = recordPlans(database.db);
    await createWatchFindStore(plans.db).dueRecipients(19, { limit: 4 });
    expect((await plans.steps()).join('\n')).not.toContain('TEMP B-TREE');
  });

  it('watches and finds are read by indexes alone', async () => {
    const { database } = await openTestDatabase();
    const plans = recordPlans(database.db);
    const [finds, watches] = [createWatchFindStore(plans.db), createWatchStore(plans.db)];
    const recipient = { kind: 'channel', channelId: 'c' } as const;
    await finds.dueRecipients(5, { limit: 9 });
    await finds.untold(recipient, 5);
    await finds.nextDueAt();
    await finds.watchesOfDelivery(1);
    await finds.knownPapers([1, 2]);
    await finds.rememberRecent({ afterRev: 0, toRev: 9, sinceDay: '2026-11-01' }, 5);
    await watches.getMany([1, 2]);
    await watches.list('ada');
    await watches.inGuild('g');
    await watches.withoutAccess(0, 9);
    await watches.changedSince(0, 9);
    const steps = await plans.steps();
    expect(steps.filter(step => /^SCAN (?!json_each)/.test(step) && !step.includes('USING'))).toEqual([]);
  });

  it('messages that showed a paper in a server are found without reading all that the server has', async () => {
    const { database } = await openTestDatabase();
    const plans = recordPlans(database.db);
    await createPostedStore(plans.db).showing(1, { guildId: 'ours', channelId: 'papers' }, 10);
    const steps = (await plans.steps()).filter(step => step.includes('posted_messages'));
    expect(steps).toEqual(['SEARCH posted_messages USING PRIMARY KEY (message_id=?)']);
  });

  it('counts on messages, and what they count, are read without reading all that a server has', async () => {
    const { database } = await openTestDatabase();
    const plans = recordPlans(database.db);
    const changes = createCountChangeStore(plans.db);
    await changes.mark('ours', [1, 2], 5);
    await changes.due({ now: 5, guilds: WHOLE_SHARE, limit: 9 });
    await changes.nextDueAt();
    const steps = await plans.steps();
    expect(steps.filter(step => step.includes('posted_messages'))).toEqual([
      'SEARCH posted_messages USING PRIMARY KEY (message_id=?)',
      'SEARCH posted_messages USING PRIMARY KEY (message_id=?)',
    ]);
    expect(steps.filter(step => /^SCAN (?!json_each)/.test(step) && !step.includes('USING'))).toEqual([]);
    const counted = recordPlans(database.db);
    await createVotes(counted.db).counts('ours', [1, 2]);
    await createVotes(counted.db).hasVoted('ours', 'ada', 1);
    const votes = (await counted.steps()).filter(step => step.includes('vote_origins'));
    expect(votes).toHaveLength(2);
    for (const step of votes) expect(step).toMatch(/^SEARCH .*\(paper_id=\? AND guild_id=\?/);
  });

  it('what the desk looks for every few seconds is found by indexes', async () => {
    const { database } = await openTestDatabase();
    const plans = recordPlans(database.db);
    const drafts = createDraftStore(plans.db);
    await drafts.toCheck(0, 9);
    await drafts.allOpen(0, 9);
    await drafts.outdated(0, 9);
    await drafts.deleteClosedBefore(5);
    await createSubmissionStore(plans.db).withdrawOlder(5, 9);
    const submissions = createSubmissionStore(plans.db);
    await submissions.unshown({ guilds: WHOLE_SHARE, limit: 9 });
    const last = { guildId: 'g', paperId: 1, submittedAt: 5 };
    for (const decidedAt of [7, null])
      await submissions.unshown({ guilds: WHOLE_SHARE, after: { ...last, decidedAt }, limit: 9 });
    const steps = await plans.steps();
    expect(steps.join('\n')).not.toContain('TEMP B-TREE');
    for (const index of [
      'draft_slots_current',
      'draft_slots_to_show',
      'draft_slots_closed',
      'server_submissions_open',
      'server_submissions_to_show',
    ])
      expect(steps.join('\n')).toContain(index);
    expect(steps.filter(step => step.startsWith('SCAN') && !step.includes('USING'))).toEqual([]);
  });
});

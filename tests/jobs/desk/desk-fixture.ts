import type { EditOutcome, MessageEditor } from '../../../src/core/message/message-editor.ts';
import type { ScheduleSpec } from '../../../src/core/schedule/schedule.ts';
import { ALL_WORK } from '../../../src/core/work-shares.ts';
import { draftSlots } from '../../../src/jobs/desk/draft-slots.ts';
import { createDeskEditor } from '../../../src/jobs/desk/desk-editor.ts';
import { showDecisions } from '../../../src/jobs/desk/show-decisions.ts';
import { showDrafts } from '../../../src/jobs/desk/show-drafts.ts';
import { changeDraft } from '../../../src/usecases/change-draft.ts';
import { submitPaper } from '../../../src/usecases/submit-paper.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

export const GUILD = '1000000000000000001';
export const DESK = '2000000000000000009';
export const CURATOR = { guildId: GUILD, managesGuild: true, roleIds: [] };
type Submitter = Parameters<typeof submitPaper>[0]['by'];
export const MEMBER: Submitter = { userId: '3000000000000000005', managesGuild: false, roleIds: [] };
export const SUBMITTING_CURATOR: Submitter = { ...MEMBER, userId: '3000000000000000006', managesGuild: true };

/** A schedule in a server with a desk; `desk` does what the ticker of the desk does. */
export async function openDesk(shares = ALL_WORK, changes: Partial<ScheduleSpec> = {}) {
  const fixture = await openScheduleFixture('2026-11-21T00:00:00Z');
  const { stores, unitOfWork, index, clock, log, deliverer, channel } = fixture;
  await fixture.addPapers(
    { title: 'One', publishedAt: '2026-11-03' },
    { title: 'Two', publishedAt: '2026-11-02' },
    { title: 'Three', publishedAt: '2026-11-01' },
  );
  await stores.serverSettings.change(GUILD, { deskChannelId: DESK });
  const schedule = await fixture.schedule(changes);
  const edits: { readonly channelId: string; readonly message: string; readonly body: string }[] = [];
  const outcomes: EditOutcome[] = [];
  const editor: MessageEditor = {
    edit: async (channelId, message, body) => {
      const outcome = outcomes.shift() ?? { kind: 'edited' };
      if (outcome.kind === 'edited') edits.push({ channelId, message, body: JSON.stringify(body) });
      return outcome;
    },
  };
  const context = {
    stores,
    unitOfWork,
    index,
    editor: createDeskEditor(editor, clock),
    channelAccess: fixture.access,
    shares: () => shares,
    log,
  };
  const submitAs = async (by: Submitter, paperId: number, line: string | null = null) => {
    const paper = await stores.papers.get(paperId);
    if (!paper) throw new Error('no such paper');
    return submitPaper(
      { guildId: GUILD, paper, by, line },
      { ...context, channelAccess: fixture.access, now: clock.now() },
    );
  };
  const never = new AbortController().signal;
  return {
    ...fixture,
    schedule,
    edits,
    outcomes,
    submitAs,
    /** Moves the clock to so long before the slot, ms. */
    before: (ms: number) => clock.advance(schedule.next.dueAt - ms - clock.now()),
    async desk() {
      await draftSlots(clock.now(), context, never);
      await deliverer.drain();
      await showDrafts(context, never);
      await showDecisions(clock.now(), context, never);
    },
    take: (step: Parameters<typeof changeDraft>[1]) =>
      changeDraft(1, step, CURATOR, { ...stores, index, unitOfWork }),
    posts: () => channel.messages.map(({ body }) => body),
  };
}

import { addDraftPaper } from '../../../commands/desk/added-paper.ts';
import { openDraftForm, takeStep } from '../../../commands/desk/draft-actions.ts';
import type { Caller } from '../../../src/command.ts';
import { draftSpecKey } from '../../../src/core/schedule/draft-steps.ts';
import { SCHEDULE_DEFAULTS, type ScheduleSpec } from '../../../src/core/schedule/schedule.ts';
import { firstSlotAfter } from '../../../src/core/schedule/slots.ts';
import { componentUse, modalSubmit } from '../invocation.ts';
import { openTestApp } from '../test-app.ts';

export const GUILD = '1000000000000000001';
export const CURATOR: Partial<Caller> = { userId: '3000000000000000002', managesGuild: true };
/** A server with a schedule whose draft has two of three papers. */
export async function openDraft() {
  const app = await openTestApp();
  await app.addPapers(
    { title: 'Kites in the wind', publishedAt: '2026-01-03' },
    { title: 'Kites over water', publishedAt: '2026-01-02' },
    { title: 'A theory of string', arxivId: '2601.00007', publishedAt: '2026-01-01' },
  );
  const spec: ScheduleSpec = {
    ...SCHEDULE_DEFAULTS,
    guildId: GUILD,
    channelId: '2000000000000000001',
    timezone: 'UTC',
    what: 'archive',
    count: 2,
  };
  const created = await app.schedules.create(spec, {
    by: '1',
    at: app.clock.now(),
    next: firstSlotAfter(spec, app.clock.now()),
  });
  const draft = await app.drafts.create({
    scheduleId: created.id,
    guildId: GUILD,
    slot: created.next.date,
    dueAt: created.next.dueAt,
    specKey: draftSpecKey(created),
    listName: null,
    paperIds: [1, 2],
  });
  /** The papers of the draft: pinned with a star, dropped with a minus. */
  const shown = async () =>
    ((await app.drafts.get(draft.id))?.papers ?? [])
      .map(({ paperId, isPinned, isDropped }) => `${isDropped ? '-' : ''}${paperId}${isPinned ? '*' : ''}`)
      .join(' ');
  return {
    app,
    created,
    shown,
    /** Submits a form that names a paper. */
    name: (id: string, paper: string, caller: Partial<Caller> = CURATOR) =>
      addDraftPaper.run(modalSubmit(id, { paper }, caller), app),
    step: (id: string, caller: Partial<Caller> = CURATOR) => takeStep.run(componentUse(id, caller), app),
    form: (id: string, caller: Partial<Caller> = CURATOR) => openDraftForm.run(componentUse(id, caller), app),
  };
}

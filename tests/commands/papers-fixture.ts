import { expect } from 'vitest';
import { postList, showList } from '../../commands/papers/actions.ts';
import { papers } from '../../commands/papers/papers.ts';
import type { Caller, MessageReply } from '../../src/command.ts';
import type { PaperFields } from '../../src/core/paper/paper.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';
import { customIdsOf, labelsOf, textsOf } from '../views/message-parts.ts';
import { limitsBroken } from '../views/discord-limits.ts';
import { invocation, componentUse, autocompleteRequest } from './invocation.ts';

type Fields = Partial<PaperFields> & { title: string };

/** A corpus on Saturday, 21 November 2026, and what a member can do with it. */
export async function openCorpus(...fields: readonly Fields[]) {
  const { stores, clock, index, addPapers } = await openScheduleFixture('2026-11-21T12:00:00Z');
  await addPapers(...fields);
  const app = { ...stores, clock, index };
  const use = (id: string, caller?: Partial<Caller>) => {
    const action = [showList, postList].find(({ verb }) => id.split('|')[1] === verb);
    if (!action) throw new Error(`no action of ${id}`);
    return action.run(componentUse(id, caller), app);
  };
  return {
    clock,
    stores,
    addPapers,
    use,
    ask: async (subcommand: string, date?: Record<string, string>, caller?: Partial<Caller>) =>
      seen(await papers.run(invocation(subcommand, date, caller), app)),
    press: async (id: string, caller?: Partial<Caller>) => seen(await use(id, caller)),
    complete: (subcommand: string, name: string, text: string) =>
      papers.complete?.(autocompleteRequest(subcommand, { name, text }), app),
  };
}

/** The text and the buttons of a reply. */
function seen(reply: MessageReply) {
  const { body } = reply;
  expect(limitsBroken(body)).toEqual([]);
  return { kind: reply.kind, text: textsOf(body).join('\n'), ids: customIdsOf(body), labels: labelsOf(body) };
}

export const listed = (title: string, day: string, upvotes: number | null = null): Fields => ({
  title,
  listedOn: [day],
  upvotes,
});

/** So many papers on one day's list, the first with most votes. */
export const dayOf = (count: number, day: string) =>
  Array.from({ length: count }, (_, index) => listed(`${day} no ${index + 1}`, day, 100 - index));

export const published = (title: string, publishedAt: string): Fields => ({ title, publishedAt });

/** A corpus with three listed days. */
export const openMany = () =>
  openCorpus(...['2026-05-04', '2026-11-12', '2026-11-20'].map(day => listed(`Paper ${day}`, day)));

/** Three weeks with papers, the newest one this week. */
export const openWeeks = () =>
  openCorpus(
    listed('Sunday before', '2026-11-15'),
    listed('Monday', '2026-11-16', 5),
    listed('Friday', '2026-11-20', 50),
    listed('New year', '2024-12-30'),
  );

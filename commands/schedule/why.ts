import { UserError } from '../../src/core/message/user-error.ts';
import { parseReference } from '../../src/core/paper/paper-reference.ts';
import { explainChoice, type NextChance } from '../../src/core/schedule/explain-choice.ts';
import type { Schedule, Slot } from '../../src/core/schedule/schedule.ts';
import { firstSlotAfter, slotAfterDate } from '../../src/core/schedule/slots.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { choiceFacts } from '../../src/usecases/choice-facts.ts';
import { findPaper, unknownLinkText } from '../../src/usecases/find-paper.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { nextOpenSlot } from '../../src/usecases/next-open-slot.ts';
import { progressText } from '../../src/views/format/progress-text.ts';
import { choiceExplanation } from '../../src/views/schedule/choice-explanation.ts';
import { assertKnownZone } from './assert-known-zone.ts';
import { chosenSchedule } from './chosen-schedule.ts';
import type { ScheduleSubcommand } from './subcommand.ts';

/** A slot so far away says only that the paper is not posted soon. */
const MAX_SLOTS_AHEAD = 60;

/** Explains to the caller why a schedule posts a paper at its next slot, or why not. Nothing is stored. */
export const whySchedule: ScheduleSubcommand = async (invocation, app) => {
  const schedule = await chosenSchedule(invocation, app);
  assertKnownZone(schedule);
  const name = invocation.options.string('paper') ?? '';
  const paper = await findPaper(name, app.papers);
  if (!paper) throw new UserError(unknownPaperText(name.trim()));
  const progress = await indexProgress(app);
  if (progress) throw new UserError(`${progressText(progress)} Ask again when all are read.`);
  const isPaused = schedule.pausedReason !== null;
  const next = isPaused ? await nextOpenSlot(schedule, app.clock.now(), app.schedules) : schedule.next;
  const since = await app.schedules.lastChosenDate(schedule.id);
  const facts = await choiceFacts(schedule, paper, { next, since }, app);
  const { count, repeat } = schedule;
  const explanation = explainChoice(facts, { count, repeat, isPaused, next });
  return {
    kind: 'private',
    body: choiceExplanation(schedule, {
      paper,
      facts,
      explanation,
      dueAt: next.dueAt,
      chanceAt: chanceAt(explanation.chance, schedule, next),
    }),
  };
};

/** Says that no schedule can post a paper that is not here, and what leads to one: only those with an arXiv id can be added. */
function unknownPaperText(name: string): string {
  const reference = parseReference(name);
  if (reference?.kind === 'arxiv')
    return `arXiv paper ${reference.arxivId} is not among the papers here, so no schedule can post it. \`/paper\` adds it, if a source that Paperboy asks has it.`;
  if (reference) return unknownLinkText(reference);
  const has = /^#\d+$/.test(name) ? 'this number' : 'exactly this title';
  return `No paper here has ${has}. Pick one from the list that appears while you type; \`/search\` finds papers by words, and \`/paper\` adds one by its arXiv id.`;
}

/** Returns when the slot of a chance is due, ms since the epoch; `undefined` if it is none, or too far away. */
function chanceAt(chance: NextChance, schedule: Schedule, next: Slot): number | undefined {
  if (chance.kind === 'repeat')
    return chance.after === null
      ? undefined
      : firstSlotAfter(schedule, chance.after + chance.days * DAY_MS).dueAt;
  if (chance.kind !== 'slot' || chance.number > MAX_SLOTS_AHEAD) return undefined;
  let slot = next;
  for (let number = 1; number < chance.number; number += 1) slot = slotAfterDate(schedule, slot.date);
  return slot.dueAt;
}

import type { App } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { addDays, localDate } from '../../src/core/time/calendar.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { risingThemes } from '../../src/usecases/rising-themes.ts';
import type { RisingList } from '../../src/views/charts/rising-list.ts';
import { progressText } from '../../src/views/format/progress-text.ts';

export type RisingNeeds = 'papers' | 'index' | 'clock';

/** The last month is four weeks: each has the same weekdays. */
const RECENT_DAYS = 28;
const MAX_THEMES = 8;
const EXAMPLES = 2;

/** Returns the newest day with papers, at the latest the present one; the end of what `/trends` compares. */
export async function newestDay({ papers, clock }: Pick<App, RisingNeeds>): Promise<string> {
  const today = localDate(clock.now(), 'UTC');
  return (await papers.newestListDay(today)) ?? today;
}

/** Finds the terms that rise in the four weeks up to a day. Throws `UserError` if there are none. */
export async function findRising(last: string, app: Pick<App, RisingNeeds>): Promise<RisingList> {
  const days = { first: addDays(last, 1 - RECENT_DAYS), last };
  const found = await risingThemes(days, { limit: MAX_THEMES, examples: EXAMPLES }, app);
  const progress = await indexProgress(app);
  const notes = progress === undefined ? [] : [progressText(progress)];
  if (found.themes.length > 0) return { ...found, notes };
  throw new UserError(
    [
      found.before === 0
        ? `Paperboy has no papers of the eight weeks before ${days.first} to compare with, so it cannot say which terms rise.`
        : `No term clearly rises in the ${found.recent} papers from ${days.first} to ${last}, beside the ${found.before} of the eight weeks before.`,
      ...notes,
      'Give words to draw their papers a month: `/trends words:language models`.',
    ].join(' '),
  );
}

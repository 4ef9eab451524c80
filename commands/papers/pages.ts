import type { App } from '../../src/command.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { Period } from '../../src/core/time/periods.ts';
import { localDate } from '../../src/core/time/calendar.ts';
import { neighboursOf, trendingPage } from '../../src/usecases/list-queries.ts';
import { PAPERS_ON_A_PAGE } from '../../src/views/list/paper-page.ts';
import {
  listHeading,
  papersList,
  TRENDING_HEADING,
  trendingPapers,
} from '../../src/views/list/papers-list.ts';

export type Needs = 'papers' | 'clock';
export type Has = Pick<App, Needs>;

/** A page that has papers, and how it looks before and after it was posted. */
export interface FoundPage {
  readonly heading: string;
  readonly papers: readonly Paper[];
  view(posted: boolean): MessageBody;
}

/** The present day (UTC), by which all lists are told. */
export function todayOf({ clock }: Has): string {
  return localDate(clock.now(), 'UTC');
}

/** The page of a period's list that begins at an offset; `undefined` if no papers are there. */
export async function periodPage(period: Period, offset: number, app: Has): Promise<FoundPage | undefined> {
  const page = await app.papers.inPeriod(period, { offset, limit: PAPERS_ON_A_PAGE });
  if (page.papers.length === 0) return undefined;
  const today = todayOf(app);
  const around = await neighboursOf(period, today, app.papers);
  return {
    heading: listHeading(period),
    papers: page.papers,
    view: posted =>
      papersList({ ...page, ...around, period, today, offset, limit: PAPERS_ON_A_PAGE, posted }),
  };
}

/** The page of trending that begins at an offset; `undefined` if no papers are there. */
export async function pageOfTrending(offset: number, app: Has): Promise<FoundPage | undefined> {
  const page = await trendingPage(todayOf(app), { offset, limit: PAPERS_ON_A_PAGE }, app.papers);
  if (page.papers.length === 0) return undefined;
  return {
    heading: TRENDING_HEADING,
    papers: page.papers,
    view: posted => trendingPapers({ ...page, offset, limit: PAPERS_ON_A_PAGE, posted }),
  };
}

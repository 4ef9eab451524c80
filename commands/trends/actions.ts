import type { App, ComponentAction, ComponentUse } from '../../src/command.ts';
import { CHART_THEMES } from '../../src/core/chart/chart.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { RESULT_LIST_TTL_MS } from '../../src/core/search/result-lists.ts';
import { isFullDate } from '../../src/core/time/partial-date.ts';
import { risingList, sharedRisingList } from '../../src/views/charts/rising-list.ts';
import { sharedTopicChart, topicChart } from '../../src/views/charts/topic-chart.ts';
import { NO_DATE, trendCustomId, type TrendButton } from '../../src/views/charts/trend-custom-ids.ts';
import { withPostedButton } from '../../src/views/list/shown-page.ts';
import { assertCanPost } from '../posting.ts';
import { parseTopics, parseTrendRange } from './options.ts';
import { findRising, newestDay, type RisingNeeds } from './rising-replies.ts';
import { drawTopics, type DrawnTopics, type TopicNeeds } from './topic-replies.ts';

type Needs = TopicNeeds | 'resultLists';

/** Draws the caller's chart in the other theme. */
export const drawAgain: ComponentAction<Needs> = {
  verb: 'trends',
  async run(use, app) {
    const { shown, chart, files } = await requestedChart(use, app);
    return { kind: 'update', body: topicChart(chart, shown), files };
  },
};

/** Posts the caller's chart to the channel. */
export const postTrends: ComponentAction<Needs> = {
  verb: 'post-trends',
  async run(use, app) {
    assertCanPost(use);
    const { shown, chart, files } = await requestedChart(use, app);
    return {
      kind: 'post',
      body: sharedTopicChart(chart, use.userId),
      files,
      shows: { kind: 'digest', paperIds: [] },
      instead: withPostedButton(use.body, trendCustomId('post-trends', shown)),
    };
  },
};

/** Posts the terms that rise to the channel. */
export const postRising: ComponentAction<RisingNeeds> = {
  verb: 'post-rising',
  async run(use, app) {
    assertCanPost(use);
    const [day = ''] = use.args;
    const list = await findRising(isFullDate(day) ? day : await newestDay(app), app);
    return {
      kind: 'post',
      body: sharedRisingList(list, use.userId),
      shows: { kind: 'digest', paperIds: [] },
      instead: risingList(list, true),
    };
  },
};

/** Draws the chart that a button names, of a call that the caller made within the last day. Throws `UserError`. */
async function requestedChart(
  { args: [theme, from, to, listId = ''], userId }: ComponentUse,
  app: Pick<App, Needs>,
): Promise<DrawnTopics & { readonly shown: TrendButton }> {
  const list = await app.resultLists.get(listId);
  if (!list || list.createdAt < app.clock.now() - RESULT_LIST_TTL_MS)
    throw new UserError('The buttons of a chart work for a day. Run `/trends` again.');
  if (list.userId !== userId)
    throw new UserError('This is the chart of another member. Run `/trends` for your own.');
  const range = parseTrendRange({ from: dateOf(from), to: dateOf(to) });
  const shown = { listId, ...range, theme: CHART_THEMES.find(each => each === theme) ?? 'dark' };
  return { ...(await drawTopics(parseTopics(list.queryText), { range, theme: shown.theme }, app)), shown };
}

const dateOf = (argument = NO_DATE): string | undefined => (argument === NO_DATE ? undefined : argument);

import type { Command } from '../../src/command.ts';
import { CHART_THEMES } from '../../src/core/chart/chart.ts';
import { RESULT_LIST_TTL_MS } from '../../src/core/search/result-lists.ts';
import { risingList } from '../../src/views/charts/rising-list.ts';
import { topicChart } from '../../src/views/charts/topic-chart.ts';
import { trendsDefinition } from './definition.ts';
import { parseTopics, readTrendRange } from './options.ts';
import { findRising, newestDay, type RisingNeeds } from './rising-replies.ts';
import { drawTopics, type TopicNeeds } from './topic-replies.ts';

/** Draws the papers a month of some queries, or lists the terms that rise. */
export const trends: Command<TopicNeeds | RisingNeeds | 'resultLists'> = {
  definition: trendsDefinition,
  example: '/trends words:diffusion, state space models from:2024',

  async run({ options, interactionId, userId }, app) {
    const words = options.string('words')?.trim() ?? '';
    if (words === '') {
      return { kind: 'private', body: risingList(await findRising(await newestDay(app), app)) };
    }
    const topics = parseTopics(words);
    const now = app.clock.now();
    const range = readTrendRange(options, now);
    const theme = CHART_THEMES.find(each => each === options.string('theme')) ?? 'dark';
    const { chart, files } = await drawTopics(topics, { range, theme }, app);
    return {
      kind: 'private',
      body: topicChart(chart, { listId: interactionId, ...range, theme }),
      files,
      // For its buttons: five queries do not fit a custom_id.
      afterwards: () =>
        app.resultLists.save(
          {
            id: interactionId,
            userId,
            queryText: words,
            paperIds: [],
            total: 0,
            corrections: [],
            ignored: [],
            createdAt: now,
          },
          now - RESULT_LIST_TTL_MS,
        ),
    };
  },
};

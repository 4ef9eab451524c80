import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { CHART_FILE, CHART_THEMES } from '../../src/core/chart/chart.ts';
import { readingStats } from '../../src/usecases/reading-stats.ts';
import { readingStatsMessage, readingTimeline } from '../../src/views/library/reading-stats.ts';
import { emptyLibraryError } from './empty-library.ts';
import type { LibrarySubcommand } from './subcommand.ts';

/** More than any library has. */
const WHOLE_LIBRARY = 1_000_000;
/** The newest saves, whose papers are loaded for their categories and authors. */
const MAX_PAPERS = 1_000;

/** Shows what the caller saved and read. */
export const statsOfSaved: LibrarySubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'stats',
    description: 'What you saved and read in the last half year',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'theme',
        description: 'The colours of the picture (dark if left out)',
        choices: CHART_THEMES.map(theme => ({ name: theme, value: theme })),
      },
    ],
  },

  async run({ options, userId, guildId }, app) {
    const { library, papers, userSettings, charts, clock } = app;
    const entries = await library.entries(userId, { offset: 0, limit: WHOLE_LIBRARY });
    if (entries.length === 0) throw await emptyLibraryError({ guildId }, app);
    const newest = entries.slice(0, MAX_PAPERS).map(entry => entry.paperId);
    const { timezone } = await userSettings.get(userId);
    const stats = readingStats({
      entries,
      papers: await papers.getMany(newest),
      now: clock.now(),
      timezone: timezone ?? 'UTC',
    });
    const theme = CHART_THEMES.find(each => each === options.string('theme')) ?? 'dark';
    const content = await charts.renderChart(readingTimeline(stats), theme);
    return { kind: 'private', body: readingStatsMessage(stats), files: [{ name: CHART_FILE, content }] };
  },
};

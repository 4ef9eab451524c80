import { Command } from 'commander';
import { HOUR_MS } from '../core/time/duration.ts';
import { SOURCE_NAMES, oldSince, SOURCE_TITLES, type SourceState } from '../core/source/source-runs.ts';
import { followedCategories } from '../jobs/sync/followed-categories.ts';
import { syncIndex } from '../jobs/index-sync.ts';
import { openPaperIndex } from '../search/paper-index.ts';
import { withExistingStores, type CliContext } from './context.ts';

/** `paperboy status`: what the database holds, how the sources do, and what comes next. */
export function statusVerb(context: CliContext): Command {
  return new Command('status')
    .description('Show what the database holds, how its sources do, and when the next schedule is due.')
    .option('--json', 'print one JSON object')
    .action(async (flags: { json?: true }) => {
      const { databaseFile } = context.config();
      await withExistingStores(databaseFile, async ({ stores }) => {
        const index = openPaperIndex();
        await syncIndex(stores.papers, index);
        const lastIngest = await stores.metadata.get('lastIngest');
        const status = {
          papers: await stores.papers.count(),
          indexed: index.size,
          database: databaseFile,
          lastIngest: lastIngest === undefined ? null : toIso(Number(lastIngest)),
          schedules: await stores.schedules.count(),
          nextSlot: toIso(await stores.schedules.nextDueAt()),
        };
        const states = await stores.sources.all();
        const now = context.clock.now();
        const sources = SOURCE_NAMES.map(name =>
          toJson(
            name,
            states.find(state => state.name === name),
            now,
          ),
        );
        const followsArxiv = (await followedCategories(stores)).length > 0;
        const alerts = states
          .filter(({ name }) => name !== 'arxiv' || followsArxiv)
          .flatMap(state => alertOf(state, now));
        if (flags.json) return context.print(JSON.stringify({ ...status, sources, alerts }));
        for (const [name, value] of Object.entries(status)) context.print(`${name}: ${value ?? 'none'}`);
        for (const source of sources) context.print(inWords(source));
        for (const alert of alerts) context.print(`ALERT: ${alert}`);
      });
    });
}

function toJson(name: string, state: SourceState | undefined, now: number) {
  return {
    name,
    lastSuccess: toIso(state?.lastSuccess),
    ageHours: typeof state?.lastSuccess === 'number' ? hoursBetween(state.lastSuccess, now) : null,
    nextRun: toIso(state?.nextRun),
    problem: state?.problem ?? null,
  };
}

function inWords({ name, lastSuccess, ageHours, nextRun, problem }: ReturnType<typeof toJson>): string {
  const age = ageHours === null ? '' : ` (${ageHours} hours ago)`;
  const words = `${name}: last success ${lastSuccess ?? 'never'}${age}, next run ${nextRun ?? 'none'}`;
  return problem === null ? words : `${words}; problem: ${problem}`;
}

/** Also where no bot asks: then the operator does, and once did with success. */
function alertOf(state: SourceState, now: number): string[] {
  if (state.nextRun === null && state.lastSuccess === null) return [];
  const since = oldSince(state, now);
  return since === undefined
    ? []
    : [`no papers from ${SOURCE_TITLES[state.name]} since ${toIso(since)}, which is more than 48 hours`];
}

/** To a tenth. */
function hoursBetween(from: number, to: number): number {
  return Math.round(((to - from) / HOUR_MS) * 10) / 10;
}

function toIso(instant: number | null | undefined): string | null {
  return typeof instant === 'number' ? new Date(instant).toISOString() : null;
}

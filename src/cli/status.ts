import { Command } from 'commander';
import { SOURCE_NAMES, SOURCE_TITLES, staleSince, type SourceState } from '../core/source-runs.ts';
import { followStore } from '../jobs/follow-index.ts';
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
        await followStore(stores.papers, index);
        const lastIngest = await stores.facts.get('lastIngest');
        const status = {
          papers: await stores.papers.count(),
          indexed: index.size,
          database: databaseFile,
          lastIngest: lastIngest === undefined ? null : toIso(Number(lastIngest)),
          schedules: await stores.schedules.count(),
          nextSlot: toIso(await stores.schedules.nextDueAt()),
        };
        const states = await stores.sources.all();
        const sources = SOURCE_NAMES.map(name =>
          toJson(
            name,
            states.find(state => state.name === name),
          ),
        );
        const alerts = states.flatMap(state => alertOf(state, context.clock.now()));
        if (flags.json) return context.print(JSON.stringify({ ...status, sources, alerts }));
        for (const [name, value] of Object.entries(status)) context.print(`${name}: ${value ?? 'none'}`);
        for (const source of sources) context.print(inWords(source));
        for (const alert of alerts) context.print(`ALERT: ${alert}`);
      });
    });
}

function toJson(name: string, state: SourceState | undefined) {
  return {
    name,
    lastSuccess: toIso(state?.lastSuccess),
    nextRun: toIso(state?.nextRun),
    problem: state?.problem ?? null,
  };
}

function inWords({ name, lastSuccess, nextRun, problem }: ReturnType<typeof toJson>): string {
  const words = `${name}: last success ${lastSuccess ?? 'never'}, next run ${nextRun ?? 'none'}`;
  return problem === null ? words : `${words}; problem: ${problem}`;
}

function alertOf(state: SourceState, now: number): string[] {
  const since = staleSince(state, now);
  return since === undefined
    ? []
    : [`no papers from ${SOURCE_TITLES[state.name]} since ${toIso(since)}, which is more than 48 hours`];
}

function toIso(instant: number | null | undefined): string | null {
  return typeof instant === 'number' ? new Date(instant).toISOString() : null;
}

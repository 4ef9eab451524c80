import { Command } from 'commander';
import { followStore } from '../jobs/follow-index.ts';
import { openPaperIndex } from '../search/paper-index.ts';
import { withExistingStores, type CliContext } from './context.ts';

/** `paperboy status`: what the database holds and what comes next. */
export function statusVerb(context: CliContext): Command {
  return new Command('status')
    .description('Show what the database holds and when the next schedule is due.')
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
        if (flags.json) return context.print(JSON.stringify(status));
        for (const [name, value] of Object.entries(status)) context.print(`${name}: ${value ?? 'none'}`);
      });
    });
}

function toIso(instant: number | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString();
}

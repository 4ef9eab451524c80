import type { PaperId } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { NO_COUNTS, type ServerCounts } from '../core/vote/server-counts.ts';

/** Returns what the members of a server did with each of some papers there. */
export async function serverCounts(
  guildId: string,
  paperIds: readonly PaperId[],
  { votes, library }: Pick<Stores, 'votes' | 'library'>,
): Promise<ReadonlyMap<PaperId, ServerCounts>> {
  const voted = await votes.counts(guildId, paperIds);
  const saved = await library.countServerSavers(guildId, paperIds);
  return new Map(
    paperIds.map(id => [id, { ...NO_COUNTS, votes: voted.get(id) ?? 0, saves: saved.get(id) ?? 0 }]),
  );
}

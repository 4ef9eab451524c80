import type { PaperId } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import type { ServerCounts } from '../core/vote/server-counts.ts';

/** The stores of what is counted. */
export type CountedStores = Pick<Stores, 'votes' | 'library' | 'discussions'>;

/** Returns what the members of a server did with each of some papers there. */
export async function serverCounts(
  guildId: string,
  paperIds: readonly PaperId[],
  { votes, library, discussions }: CountedStores,
): Promise<ReadonlyMap<PaperId, ServerCounts>> {
  const voted = await votes.counts(guildId, paperIds);
  const saved = await library.countServerSavers(guildId, paperIds);
  const discussed = await discussions.of(guildId, paperIds);
  return new Map(
    paperIds.map(id => {
      const comments = discussed.get(id)?.messageCount ?? 0;
      return [id, { votes: voted.get(id) ?? 0, saves: saved.get(id) ?? 0, comments }];
    }),
  );
}

import type { MessageBody } from '../core/message/message-body.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import type { ServerCounts } from '../core/vote/server-counts.ts';
import { countedPaperIds, withServerCounts } from '../views/format/server-counts.ts';

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

/** Returns a message to a server with the counts that its buttons show now; they are edited when they change. */
export async function withCountsNow<Body extends Pick<MessageBody, 'components'>>(
  body: Body,
  guildId: string,
  stores: CountedStores,
): Promise<Body> {
  const paperIds = [...new Set(countedPaperIds(body.components))];
  if (paperIds.length === 0) return body;
  const counts = await serverCounts(guildId, paperIds, stores);
  return { ...body, components: withServerCounts(body.components, { counts }) };
}

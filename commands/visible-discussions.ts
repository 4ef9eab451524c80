import type { App, Caller } from '../src/command.ts';
import type { Discussion } from '../src/core/discussion/discussions.ts';
import type { Paper, PaperId } from '../src/core/paper/paper.ts';

/** Returns the discussions of papers in the caller's server, in channels that the caller can see. */
export async function visibleDiscussions(
  { guildId, canSee }: Pick<Caller, 'guildId' | 'canSee'>,
  papers: readonly Pick<Paper, 'id'>[],
  { discussions }: Pick<App, 'discussions'>,
): Promise<ReadonlyMap<PaperId, Discussion>> {
  if (guildId === null) return new Map();
  const ids = papers.map(({ id }) => id);
  const found = await discussions.of(guildId, ids);
  return new Map([...found].filter(([, { channelId }]) => canSee(channelId)));
}

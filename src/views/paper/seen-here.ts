import type { Discussion } from '../../core/discussion/discussions.ts';
import type { ServerCounts } from '../../core/vote/server-counts.ts';
import { discussedHereMarkdown } from '../discussion/discussion-notice.ts';
import { count } from '../format/count.ts';
import { joinParts } from '../format/join-parts.ts';

/** What the members of a server did with a paper, as one of them may see it. */
export interface SeenHere {
  readonly counts: Pick<ServerCounts, 'votes' | 'saves'>;
  /** Left out if the member cannot see its channel. */
  readonly discussion?: Discussion | undefined;
}

/** Returns lines of small print that say so; `undefined` if nothing has happened. */
export function seenHereMarkdown({ counts: { votes, saves }, discussion }: SeenHere): string | undefined {
  const counted = joinParts([
    votes === 0 ? undefined : count(votes, 'vote'),
    saves === 0 ? undefined : count(saves, 'save'),
  ]);
  const lines = [
    counted === '' ? undefined : `-# In this server: ${counted}`,
    discussion && discussedHereMarkdown(discussion),
  ].filter(line => line !== undefined);
  return lines.length === 0 ? undefined : lines.join('\n');
}

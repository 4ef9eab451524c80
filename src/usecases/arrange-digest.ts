import { setImmediate } from 'node:timers/promises';
import type { PostedStore } from '../core/message/posted.ts';
import type { Paper } from '../core/paper/paper.ts';
import { layoutDigest, MIN_ARRANGED_PAPERS, type DigestLayout } from '../core/schedule/digest-layout.ts';
import type { DigestGroup } from '../core/schedule/digest-themes.ts';
import type { ScheduleSpec } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { writtenWords } from '../core/search/written-words.ts';
import type { ServerSettingsStore } from '../core/server-settings.ts';
import type { ChosenPapers } from './choose-papers.ts';

/** The newest papers of the server that new ones are compared with, those of some months: more would take longer. */
const MAX_EARLIER_PAPERS = 300;

const SUBMITTED_HEADING = 'Submitted here';

interface ArrangeContext {
  readonly index: Pick<PaperIndex, 'compare'>;
  readonly posted: Pick<PostedStore, 'recentPapers'>;
  readonly serverSettings: Pick<ServerSettingsStore, 'get'>;
}

/**
 * Arranges the papers of a digest of more than five: see `layoutDigest`; those that were submitted in the server stay first. Other slots, and servers with compact digests, keep the
 * order in which the papers were chosen. Handles other events before it compares the papers, which takes some milliseconds.
 */
export async function arrangeDigest(
  { guildId, format }: Pick<ScheduleSpec, 'guildId' | 'format'>,
  chosen: ChosenPapers,
  { index, posted, serverSettings }: ArrangeContext,
): Promise<ChosenPapers> {
  const { papers, submittedCount = 0 } = chosen;
  if (format !== 'digest' || papers.length < MIN_ARRANGED_PAPERS) return chosen;
  if ((await serverSettings.get(guildId)).digestStyle === 'compact') return chosen;
  const earlier = await posted.recentPapers(guildId, MAX_EARLIER_PAPERS);
  await setImmediate();
  const submitted = papers.slice(0, submittedCount);
  const others = papers.slice(submittedCount);
  const { words, nearness, nearestOther } = index.compare(
    others.map(paper => paper.id),
    earlier,
  );
  const byId = new Map(papers.map(paper => [paper.id, paper]));
  const layout = layoutDigest({
    papers: others,
    words,
    nearness,
    nearestEarlier: nearestOther,
    earlierPapers: earlier.length,
    headingOf: group => headingOf(group, byId),
  });
  const arranged = submitted.length === 0 ? layout : withSubmitted(layout, submitted);
  return { ...chosen, papers: arranged.order.flatMap(id => byId.get(id) ?? []), layout: arranged };
}

/** Puts the papers that members submitted before the groups, in their order. */
function withSubmitted(layout: DigestLayout, submitted: readonly Paper[]): DigestLayout {
  const ids = submitted.map(paper => paper.id);
  const [first] = ids;
  const isGrouped = layout.headings.size > 0 && first !== undefined;
  return {
    ...layout,
    order: [...ids, ...layout.order],
    headings: isGrouped ? new Map([[first, SUBMITTED_HEADING], ...layout.headings]) : layout.headings,
  };
}

/** Returns the words of a group as its first two papers write them, the first with a capital. */
function headingOf({ words, paperIds }: DigestGroup, byId: ReadonlyMap<number, Paper>): string {
  const [first, second] = paperIds.map(id => byId.get(id));
  if (!first || !second) return '';
  const heading = writtenWords(words, first, second).join(' ');
  return heading.slice(0, 1).toLocaleUpperCase('en') + heading.slice(1);
}

import { MAX_CHOICE_LENGTH } from '../../core/message/discord-limits.ts';
import type { Watch, WatchCriteria, WatchPlace, WatchRhythm } from '../../core/watch/watch.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitPlain, fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';

const MAX_LABEL_WEIGHT = 200;
const MAX_NAME_CHANNEL_LENGTH = 25;

/** How often a watch sends messages, as plain text. */
export const RHYTHM_TEXTS: Readonly<Record<WatchRhythm, string>> = {
  at_once: 'at once',
  daily: 'daily digest',
  weekly: 'weekly digest',
};

/** Returns criteria as plain text: `“state space” by Gu from Acme in cs.LG with at least 5 votes`. */
export function criteriaText({ words, author, organization, category, minVotes }: WatchCriteria): string {
  return [
    wordsText(words),
    author === null ? '' : ` by ${author}`,
    organization === null ? '' : ` from ${organization}`,
    category === null ? '' : ` in ${category}`,
    minVotes === null ? '' : ` with at least ${count(minVotes, 'vote')}`,
  ].join('');
}

/** Returns words in quotes, unless they have some themselves. */
function wordsText(words: string | null): string {
  if (words === null) return 'papers';
  return /["“”„]/.test(words) ? words : `“${words}”`;
}

/** Returns the criteria of a watch in markdown, as answers name it. */
export function watchLabel(criteria: WatchCriteria): string {
  return fitText(criteriaText(criteria), MAX_LABEL_WEIGHT, escapeText);
}

/** Returns where a watch tells about papers, in markdown. */
export function placeMarkdown(where: WatchPlace): string {
  return where.kind === 'dm' ? 'by DM' : `in <#${where.channelId}>`;
}

/**
 * Returns the name of a watch as plain text, for autocomplete: `“mamba” by Gu · daily digest by DM · paused · #3`. The
 * criteria are cut where the name would be longer than a choice. `channelName`: without `#`, `undefined` if it is unknown.
 */
export function watchName(
  watch: Pick<Watch, 'id' | 'deliver' | 'where' | 'pausedReason'> & WatchCriteria,
  channelName: string | undefined,
): string {
  const channel =
    channelName === undefined ? 'unknown channel' : `#${fitPlain(channelName, MAX_NAME_CHANNEL_LENGTH)}`;
  const place = watch.where.kind === 'dm' ? 'by DM' : `in ${channel}`;
  const rest = joinParts([
    `${RHYTHM_TEXTS[watch.deliver]} ${place}`,
    watch.pausedReason === null ? undefined : 'paused',
    `#${watch.id}`,
  ]);
  return joinParts([fitPlain(criteriaText(watch), MAX_CHOICE_LENGTH - rest.length - ' · '.length), rest]);
}

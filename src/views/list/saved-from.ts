import type { SavedFrom } from '../../core/library/library.ts';
import { messageLink } from '../format/message-link.ts';
import { relativeTime } from '../format/relative-time.ts';

/** Returns when and by what a paper was saved, from its first origin on: `saved 3 days ago with 🔖 on` and a link. */
export function savedFromMarkdown(
  savedAt: number,
  [first, ...others]: readonly Pick<SavedFrom, 'origin' | 'post'>[],
): string {
  const saved = `saved ${relativeTime(savedAt)}`;
  if (!first) return saved;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `${saved} ${originMarkdown(first)}${more}`;
}

function originMarkdown({ origin, post }: Pick<SavedFrom, 'origin' | 'post'>): string {
  if (origin.kind === 'explicit') return origin.isImported === true ? 'by import' : 'by button';
  if (!post) return `with ${origin.emoji}`;
  const { guildId, channelId, isDeleted } = post;
  if (!isDeleted) return `with ${origin.emoji} on ${messageLink(post)}`;
  return guildId === null ? `with ${origin.emoji}` : `with ${origin.emoji} in <#${channelId}>, deleted since`;
}

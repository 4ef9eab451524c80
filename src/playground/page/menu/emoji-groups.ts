import keywords from 'emojilib/dist/emoji-en-US.json' with { type: 'json' };
import groups from 'unicode-emoji-json/data-by-group.json' with { type: 'json' };
import type { EmojiGroup } from './named-emoji.ts';

/** The newest version of Unicode’s emoji that the fonts of all current systems have. */
const NEWEST_VERSION = 15;

const KEYWORDS: Readonly<Record<string, readonly string[]>> = keywords;

/** Unicode’s emoji in Unicode’s groups and order, without skin tones. The module is large: it is loaded when it is needed. */
export const EMOJI_GROUPS: readonly EmojiGroup[] = groups.map(group => ({
  name: group.name,
  emoji: group.emojis
    .filter(each => Number(each.emoji_version) <= NEWEST_VERSION)
    .map(({ emoji, name }) => ({ emoji, name, keywords: KEYWORDS[emoji] ?? [] })),
}));

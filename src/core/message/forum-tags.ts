import type { ForumTag, ForumTags } from './channel-access.ts';

/** Tags of a post at most (docs, "Forum and Media Thread"). */
const MAX_TAGS = 5;

/**
 * Returns the tags of a new post: those of the forum that are named like one of `names`. A forum that requires a tag gets its
 * first one for a post that has none of them. Tags that only moderators may give are left out.
 */
export function chooseTags({ tags, isRequired }: ForumTags, names: readonly string[]): readonly ForumTag[] {
  const wanted = new Set(names.map(name => name.toLowerCase()));
  const allowed = tags.filter(tag => !tag.isModerated);
  const matching = allowed.filter(({ name }) => wanted.has(name.toLowerCase()));
  const chosen = matching.length === 0 && isRequired ? allowed.slice(0, 1) : matching;
  return chosen.slice(0, MAX_TAGS);
}

import type { App } from '../../src/command.ts';
import type { TagChange } from '../../src/core/library/library.ts';
import { MAX_TAGS_PER_PAPER, MAX_TAGS_PER_USER, parseTags } from '../../src/core/library/tags.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { SavedPaperEntry } from '../../src/usecases/begun-saves.ts';
import { choiceName } from '../autocomplete-choice.ts';

/** Changes the tags of the caller's saved paper. Throws `UserError`, and changes nothing, for too many tags. */
export async function changeTags(
  { entry: { paperId } }: SavedPaperEntry,
  change: TagChange,
  userId: string,
  { library, clock }: Pick<App, 'library' | 'clock'>,
): Promise<void> {
  const changed = await library.changeTags(userId, paperId, change, clock.now());
  if (changed && changed.refused.length > 0) throw tooManyTags(changed.tags.length);
}

/** Returns the tags of a typed text. Throws `UserError` if one of them cannot be a tag. */
export function parseTypedTags(text: string): readonly string[] {
  const { tags, invalid } = parseTags(text);
  const [first] = invalid;
  if (first !== undefined)
    throw new UserError(
      `“${choiceName(first)}” cannot be a tag: a tag has 1 to 30 characters. Separate several with commas.`,
    );
  return tags;
}

function tooManyTags(onPaper: number): UserError {
  return new UserError(
    onPaper >= MAX_TAGS_PER_PAPER
      ? `A paper has at most ${MAX_TAGS_PER_PAPER} tags. Add fewer, or remove some first.`
      : `You have ${MAX_TAGS_PER_USER} different tags, which is the most there can be. Use one of them, or remove one from all of its papers.`,
  );
}

import { ApplicationCommandOptionType, type APIApplicationCommandStringOption } from 'discord-api-types/v10';
import { MAX_TYPED_TAGS_LENGTH } from '../../src/core/library/tags.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { tagsMarkdown } from '../../src/views/library/tags-markdown.ts';
import { choiceName } from '../autocomplete-choice.ts';
import { changeTags, parseTypedTags } from './change-tags.ts';
import { renderSavedMenu } from './render-saved-menu.ts';
import { requireSavedPaper, savedPaperOption } from './saved-paper.ts';
import type { LibrarySubcommand } from './subcommand.ts';

/** Of the tags in a sentence above the card. */
const MAX_NEWS_WEIGHT = 200;

function tagsOption(name: string, description: string): APIApplicationCommandStringOption {
  return {
    type: ApplicationCommandOptionType.String,
    name,
    description,
    max_length: MAX_TYPED_TAGS_LENGTH,
    autocomplete: true,
  };
}

/** Adds tags to a saved paper and takes tags off it; without either, shows its tags. */
export const tagSaved: LibrarySubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'tag',
    description: 'Add tags to a saved paper, or remove some',
    options: [
      savedPaperOption,
      tagsOption('add', 'Tags to add; separate several with commas'),
      tagsOption('remove', 'Tags to remove; separate several with commas'),
    ],
  },
  async run(invocation, app) {
    const { userId, options } = invocation;
    const saved = await requireSavedPaper(options.string('paper'), userId, app);
    const add = parseTypedTags(options.string('add') ?? '');
    const remove = parseTypedTags(options.string('remove') ?? '');
    const both = add.find(tag => remove.includes(tag));
    if (both !== undefined)
      throw new UserError(`“${choiceName(both)}” is in both add and remove. Leave it out of one of them.`);
    if (add.length + remove.length > 0) await changeTags(saved, { add, remove }, userId, app);
    const news = unchangedText(saved.entry.tags, { add, remove });
    return { kind: 'private', body: await renderSavedMenu(saved.paper, invocation, app, news) };
  },
};

/** Says which parts of a change were so before, by the tags that the paper had; `undefined` if none was. */
function unchangedText(
  tags: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): string | undefined {
  const present = add.filter(tag => tags.includes(tag));
  const missing = remove.filter(tag => !tags.includes(tag));
  const sentences = [
    ...(present.length === 0 ? [] : [`This paper already had ${tagsMarkdown(present, MAX_NEWS_WEIGHT)}.`]),
    ...(missing.length === 0 ? [] : [`This paper did not have ${tagsMarkdown(missing, MAX_NEWS_WEIGHT)}.`]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

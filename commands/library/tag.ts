import { ApplicationCommandOptionType, type APIApplicationCommandStringOption } from 'discord-api-types/v10';
import { MAX_TYPED_TAGS_LENGTH } from '../../src/core/library/tags.ts';
import { changeTags, parseTypedTags } from './change-tags.ts';
import { renderSavedMenu } from './render-saved-menu.ts';
import { requireSavedPaper, savedPaperOption } from './saved-paper.ts';
import type { LibrarySubcommand } from './subcommand.ts';

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
    if (add.length + remove.length > 0) await changeTags(saved, { add, remove }, userId, app);
    return { kind: 'private', body: await renderSavedMenu(saved.paper, invocation, app) };
  },
};

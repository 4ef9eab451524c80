import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, ComponentAction } from '../../src/command.ts';
import { tagKey } from '../../src/core/library/library-view.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { sharedLibrary, type SharedLibrary } from '../../src/views/library/shared-library.ts';
import { postStyle } from '../post-style.ts';
import { postPageReply } from '../posting.ts';
import { PAPERS_PER_PAGE } from './render-library-page.ts';
import type { LibrarySubcommand } from './subcommand.ts';
import { ownTag, tagOption } from './tag-option.ts';

/** Shows the caller's saved papers, or those with a tag, with a button that posts them to the channel. */
export const shareSaved: LibrarySubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'share',
    description: 'Post your saved papers, or those with one tag, to this channel',
    options: [{ ...tagOption, description: 'Only papers with this tag of yours; all without one' }],
  },
  async run({ userId, options, canPost, guildId }, app) {
    if (guildId === null)
      throw new UserError(
        'Nothing can be posted from direct messages. Call `/library share` in a channel of a server.',
      );
    if (!canPost)
      throw new UserError('You may not write messages in this channel. Share your papers where you can.');
    const tag = await ownTag(options.string('tag'), userId, app);
    return { kind: 'private', body: sharedLibrary(await sharedPage(userId, tag, 0, app)) };
  },
};

/** Turns to another page of the papers that the caller may share. */
export const sharePage: ComponentAction<'papers' | 'library'> = {
  verb: 'library-share',
  async run({ userId, args }, app) {
    return { kind: 'update', body: sharedLibrary(await requestedPage(args, userId, app)) };
  },
};

/** Posts a page of the caller's saved papers to the channel. */
export const postLibrary: ComponentAction<'papers' | 'library' | 'serverSettings'> = {
  verb: 'post-library',
  async run(use, app) {
    const page = await requestedPage(use.args, use.userId, app);
    const posted = { heading: page.heading, papers: page.papers, style: await postStyle(use, app) };
    return postPageReply(use, posted, sharedLibrary({ ...page, posted: true }));
  },
};

async function requestedPage(
  [start = '', key]: readonly string[],
  userId: string,
  app: Pick<App, 'papers' | 'library'>,
): Promise<SharedLibrary> {
  const offset = /^\d{1,6}$/.test(start) ? Number(start) : 0;
  const own = key === undefined ? [] : await app.library.tags(userId);
  const tag = own.find(each => tagKey(each.tag) === key)?.tag;
  // A tag that was removed must not become the whole library.
  if (key !== undefined && tag === undefined)
    throw new UserError('None of your papers has this tag any more. Call `/library share` again.');
  return sharedPage(userId, tag, offset, app);
}

/** Returns a page of the caller's saved papers. Throws `UserError` if there are none. */
async function sharedPage(
  userId: string,
  tag: string | undefined,
  offset: number,
  { library, papers }: Pick<App, 'papers' | 'library'>,
): Promise<SharedLibrary> {
  const total = await library.countEntries(userId, { tag });
  const page = { offset: offset < total ? offset : 0, limit: PAPERS_PER_PAGE };
  const entries = await library.entries(userId, { tag, ...page });
  if (entries.length === 0)
    throw new UserError('Your library is empty: save papers first, with Save on a card or with 🔖.');
  return {
    heading: tag === undefined ? 'Saved papers' : `Saved papers: ${tag}`,
    papers: await papers.getMany(entries.map(({ paperId }) => paperId)),
    ...page,
    total,
    tagKey: tag === undefined ? undefined : tagKey(tag),
    posted: false,
  };
}

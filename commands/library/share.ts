import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Caller, ComponentAction, ComponentUse } from '../../src/command.ts';
import { tagKey } from '../../src/core/library/library-view.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { sharedLibrary, type SharedLibrary } from '../../src/views/library/shared-library.ts';
import { postStyle } from '../post-style.ts';
import { postPageReply } from '../posting.ts';
import { emptyLibraryError } from './empty-library.ts';
import { PAPERS_PER_PAGE } from './render-library-page.ts';
import type { LibrarySubcommand } from './subcommand.ts';
import { ownTag, tagOption } from './tag-option.ts';

type ShareNeeds = 'papers' | 'library' | 'serverSettings';

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
    return { kind: 'private', body: sharedLibrary(await sharedPage({ userId, guildId }, tag, 0, app)) };
  },
};

/** Turns to another page of the papers that the caller may share. */
export const sharePage: ComponentAction<ShareNeeds> = {
  verb: 'library-share',
  async run(use, app) {
    return { kind: 'update', body: sharedLibrary(await requestedPage(use, app)) };
  },
};

/** Posts a page of the caller's saved papers to the channel. */
export const postLibrary: ComponentAction<ShareNeeds> = {
  verb: 'post-library',
  async run(use, app) {
    const page = await requestedPage(use, app);
    const { heading, papers, offset, total } = page;
    const posted = { heading, papers, place: { offset, total }, style: await postStyle(use, app) };
    return postPageReply(use, posted, sharedLibrary({ ...page, posted: true }));
  },
};

async function requestedPage(
  { args: [start = '', key], ...caller }: ComponentUse,
  app: Pick<App, ShareNeeds>,
): Promise<SharedLibrary> {
  const offset = /^\d{1,6}$/.test(start) ? Number(start) : 0;
  const own = key === undefined ? [] : await app.library.tags(caller.userId);
  const tag = own.find(each => tagKey(each.tag) === key)?.tag;
  // A tag that was removed must not become the whole library.
  if (key !== undefined && tag === undefined)
    throw new UserError('None of your papers has this tag any more. Call `/library share` again.');
  return sharedPage(caller, tag, offset, app);
}

/** Returns a page of the caller's saved papers. Throws `UserError` if there are none. */
async function sharedPage(
  { userId, guildId }: Pick<Caller, 'userId' | 'guildId'>,
  tag: string | undefined,
  offset: number,
  { library, papers, serverSettings }: Pick<App, ShareNeeds>,
): Promise<SharedLibrary> {
  const total = await library.countEntries(userId, { tag });
  const page = { offset: offset < total ? offset : 0, limit: PAPERS_PER_PAGE };
  const entries = await library.entries(userId, { tag, ...page });
  if (entries.length === 0) throw await emptyLibraryError({ guildId }, { serverSettings });
  return {
    heading: tag === undefined ? 'Saved papers' : `Saved papers: ${tag}`,
    papers: await papers.getMany(entries.map(({ paperId }) => paperId)),
    ...page,
    total,
    tagKey: tag === undefined ? undefined : tagKey(tag),
    posted: false,
  };
}

import type { ComponentAction } from '../../src/command.ts';
import { customId } from '../../src/core/message/custom-id.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { PAPERS_PER_PAGE } from '../../src/views/list/list-page.ts';
import { shownHeading, withPostedButton } from '../../src/views/list/shown-page.ts';
import { postStyle } from '../post-style.ts';
import { postPageReply } from '../posting.ts';

/**
 * Posts the only page of the caller's search to the channel. The button names the papers and the message has the
 * heading, so that a search of one page is never stored.
 */
export const postFound: ComponentAction<'papers' | 'serverSettings'> = {
  verb: 'post-found',
  async run(use, app) {
    const ids = use.args.filter(arg => /^\d{1,15}$/.test(arg)).map(Number);
    const papers = await app.papers.getMany(ids.slice(0, PAPERS_PER_PAGE));
    if (papers.length === 0) throw new UserError('These papers are no longer here. Run `/search` again.');
    const heading = shownHeading(use.body) || 'Papers';
    const instead = withPostedButton(use.body, customId('post-found', ...use.args));
    return postPageReply(use, { heading, papers, style: await postStyle(use, app) }, instead);
  },
};

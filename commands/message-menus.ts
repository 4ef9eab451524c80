import {
  ApplicationCommandType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { App, MenuCommand, MenuInvocation } from '../src/command.ts';
import type { RemoteLookup } from '../src/core/paper/remote-lookup.ts';
import { UserError } from '../src/core/message/user-error.ts';
import {
  MAX_PAPERS_IN_MESSAGE,
  papersInMessage,
  type PapersInMessage,
} from '../src/usecases/papers-in-message.ts';
import { foundInMessage } from '../src/views/paper/found-in-message.ts';
import { savedNotice } from '../src/views/notice/saved-notice.ts';
import { EVERYWHERE } from './contexts.ts';
import { cardReply, earlierPosts } from './paper/card-reply.ts';

/** Saves the papers that a message speaks of. */
export const savePaper: MenuCommand<'papers' | 'posted' | 'library' | 'clock' | 'remoteLookup'> = {
  definition: menu('Save paper'),
  async run({ userId, message }, app) {
    const { papers } = await papersOf(message, app);
    const ids = papers.map(paper => paper.id);
    await app.library.save(userId, ids, { kind: 'explicit' }, app.clock.now());
    return { kind: 'private', body: savedNotice(papers) };
  },
};

/** Shows the papers that a message speaks of, and where they stood here before. */
export const lookUpPaper: MenuCommand<'papers' | 'posted' | 'library' | 'remoteLookup'> = {
  definition: menu('Look up paper'),
  async run(invocation, app) {
    const found = await papersOf(invocation.message, app);
    const [first, ...others] = found.papers;
    if (first && others.length === 0 && found.unknownIds.length === 0)
      return cardReply(first, invocation, app);
    const entries = [];
    for (const paper of found.papers) {
      const stood = await earlierPosts(paper, invocation, app);
      // The message looked at is no news.
      entries.push({ paper, stood: stood.filter(each => each.messageId !== invocation.message.id) });
    }
    return { kind: 'private', body: foundInMessage(entries, found.unknownIds) };
  },
};

function menu(name: string): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name, ...EVERYWHERE };
}

/** The papers of a message, and the source that told of some if they were not all here. */
type Papers = PapersInMessage & { readonly foundAt?: string };

/** Papers looked for elsewhere for one message: each may take seconds. */
const ELSEWHERE = 3;

/** What was found here, and the first of the papers that are not, as far as a source knows them. */
async function withOthers({ papers, unknownIds }: PapersInMessage, finder: RemoteLookup): Promise<Papers> {
  const all = [...papers];
  const unknown: string[] = [];
  let foundAt: string | undefined;
  for (const [at, id] of unknownIds.entries()) {
    const isAsked = at < ELSEWHERE && all.length < MAX_PAPERS_IN_MESSAGE;
    const finding = isAsked ? await finder.byArxivId(id) : undefined;
    if (finding?.kind === 'found') {
      all.push(finding.paper);
      foundAt = finding.source;
    } else {
      unknown.push(id);
    }
  }
  return { papers: all, unknownIds: unknown, ...(foundAt === undefined ? {} : { foundAt }) };
}

/** The papers of a message; throws `UserError` where there is none. */
async function papersOf(
  message: MenuInvocation['message'],
  app: Pick<App, 'papers' | 'posted' | 'remoteLookup'>,
): Promise<Papers> {
  const found = await withOthers(await papersInMessage(message, app), app.remoteLookup);
  if (found.papers.length > 0) return found;
  const [unknown] = found.unknownIds;
  throw new UserError(
    unknown === undefined
      ? 'There is no arXiv id and no link to a paper in this message. Try /search with words of the title.'
      : `arXiv paper ${unknown} is not among the papers here. Try /search with words of its title.`,
  );
}

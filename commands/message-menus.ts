import {
  ApplicationCommandType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { App, MenuCommand, MenuInvocation } from '../src/command.ts';
import { UserError } from '../src/core/user-error.ts';
import { papersIn, type PapersIn } from '../src/jobs/papers-in.ts';
import { foundInMessage } from '../src/views/found-in-message.ts';
import { savedNotice } from '../src/views/saved-notice.ts';
import { EVERYWHERE } from './contexts.ts';
import { cardFor, placesOf } from './paper-answers.ts';

/** Saves the papers that a message speaks of. */
export const savePaper: MenuCommand<'papers' | 'posted' | 'library' | 'clock'> = {
  definition: menu('Save paper'),
  async run({ userId, message }, app) {
    const { papers } = await papersOf(message, app);
    const ids = papers.map(paper => paper.id);
    await app.library.save(userId, ids, { kind: 'explicit' }, app.clock.now());
    return { kind: 'private', body: savedNotice(papers) };
  },
};

/** Shows the papers that a message speaks of, and where they stood here before. */
export const lookUpPaper: MenuCommand<'papers' | 'posted' | 'library'> = {
  definition: menu('Look up paper'),
  async run(invocation, app) {
    const found = await papersOf(invocation.message, app);
    const [first, ...others] = found.papers;
    if (first && others.length === 0 && found.unknownIds.length === 0) return cardFor(first, invocation, app);
    const entries = [];
    for (const paper of found.papers) {
      const stood = await placesOf(paper, invocation, app);
      // The message looked at is no news.
      entries.push({ paper, stood: stood.filter(each => each.messageId !== invocation.message.id) });
    }
    return { kind: 'private', body: foundInMessage(entries, found.unknownIds) };
  },
};

function menu(name: string): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name, ...EVERYWHERE };
}

/** The papers of a message; throws `UserError` where there is none. */
async function papersOf(
  message: MenuInvocation['message'],
  app: Pick<App, 'papers' | 'posted'>,
): Promise<PapersIn> {
  const found = await papersIn(message, app);
  if (found.papers.length > 0) return found;
  const [unknown] = found.unknownIds;
  throw new UserError(
    unknown === undefined
      ? 'There is no arXiv id and no link to a paper in this message. Try /search with words of the title.'
      : `arXiv paper ${unknown} is not among the papers here. Try /search with words of its title.`,
  );
}

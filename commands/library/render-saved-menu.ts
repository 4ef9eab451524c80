import type { App, Caller } from '../../src/command.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { SavedPaperEntry } from '../../src/usecases/begun-saves.ts';
import { savedMenu } from '../../src/views/library/saved-menu.ts';
import { paperById } from '../paper/resolve.ts';
import { postStyle } from '../post-style.ts';

/** Renders a saved paper for its owner, with what can be changed about it. Throws `UserError` if it is not saved. */
export async function renderSavedMenu(
  paper: Paper,
  { userId, guildId }: Pick<Caller, 'userId' | 'guildId'>,
  { library, serverSettings }: Pick<App, 'library' | 'serverSettings'>,
  news?: string,
): Promise<MessageBody> {
  const entry = await library.item(userId, paper.id);
  if (!entry) throw notSavedError();
  const origins = await library.origins(userId, [paper.id]);
  const ownTags = (await library.tags(userId)).map(({ tag }) => tag);
  const { saveEmoji } = await postStyle({ guildId }, { serverSettings });
  return savedMenu({ paper, entry, origins, ownTags, saveEmoji, news });
}

/** Returns the caller's saved paper with this number, of a custom_id. Throws `UserError` if it is gone or not saved. */
export async function requireSavedById(
  number: string | undefined,
  userId: string,
  { papers, library }: Pick<App, 'papers' | 'library'>,
): Promise<SavedPaperEntry> {
  const paper = await paperById(number, papers);
  const entry = await library.item(userId, paper.id);
  if (!entry) throw notSavedError();
  return { paper, entry };
}

function notSavedError(): UserError {
  return new UserError(
    'This paper is not in your library. Press Save on its card, or see your saved papers with `/library list`.',
  );
}

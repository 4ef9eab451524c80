import type { App, Caller } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { postStyle } from '../post-style.ts';

/** Returns the error that says how papers are saved where the caller is, who has saved none. */
export async function emptyLibraryError(
  caller: Pick<Caller, 'guildId'>,
  app: Pick<App, 'serverSettings'>,
): Promise<UserError> {
  const { saveEmoji } = await postStyle(caller, app);
  return new UserError(`Your library is empty: save papers first, with Save on a card or with ${saveEmoji}.`);
}

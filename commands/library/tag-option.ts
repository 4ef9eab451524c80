import {
  ApplicationCommandOptionType,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
} from 'discord-api-types/v10';
import type { App } from '../../src/command.ts';
import { parseTag } from '../../src/core/library/tags.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { count } from '../../src/views/format/count.ts';
import { choiceName, choiceValue, MAX_CHOICES } from '../autocomplete-choice.ts';

/** The option that narrows a library by tag. */
export const tagOption: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: 'tag',
  description: 'Only papers with this tag of yours',
  autocomplete: true,
};

/** Returns the caller's tag that a text names; `undefined` without a text. Throws `UserError` if there is none. */
export async function ownTag(
  text: string | undefined,
  userId: string,
  { library }: Pick<App, 'library'>,
): Promise<string | undefined> {
  if (text === undefined || text.trim() === '') return undefined;
  const tag = parseTag(text);
  const own = await library.tags(userId);
  if (tag !== undefined && own.some(each => each.tag === tag)) return tag;
  throw new UserError(
    `None of your papers has the tag “${choiceName(text.trim())}”. Pick one from the list that appears while you type.`,
  );
}

/** Completes one of the caller's tags, the most used first. */
export async function completeTag(
  text: string,
  userId: string,
  app: Pick<App, 'library'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const typed = parseTag(text) ?? '';
  const own = await app.library.tags(userId);
  return own
    .filter(({ tag }) => tag.includes(typed))
    .slice(0, MAX_CHOICES)
    .map(({ tag, papers }) => ({ name: choiceName(`${tag} (${count(papers, 'paper')})`), value: tag }));
}

/** Completes the last of several tags, which are separated by commas; those before it are kept. */
export async function completeTags(
  text: string,
  userId: string,
  app: Pick<App, 'library'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const start = text.lastIndexOf(',') + 1;
  const before = text.slice(0, start);
  const choices = await completeTag(text.slice(start), userId, app);
  if (before === '') return choices;
  return choices
    .map(({ value }) => `${before} ${value}`)
    .filter(joined => joined === choiceValue(joined))
    .map(joined => ({ name: joined, value: joined }));
}

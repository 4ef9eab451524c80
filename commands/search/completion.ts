import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { App, AutocompleteRequest } from '../../src/command.ts';
import { readableText } from '../../src/core/text/latex/readable-text.ts';
import { completeArxivId } from '../paper/option.ts';
import { choiceName, choiceValue, MAX_CHOICES } from '../autocomplete-choice.ts';

/** Completes an option of `/search` to titles, arXiv ids, authors, organizations or categories, each once. */
export async function completeSearch(
  { name, text }: AutocompleteRequest['focused'],
  { index, papers }: Pick<App, 'index' | 'papers'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  if (name === 'author') return toChoices(index.completeAuthors(text, MAX_CHOICES));
  if (name === 'organization') return toChoices(index.completeOrganizations(text, MAX_CHOICES));
  if (name === 'category') return toChoices(index.completeCategories(text, MAX_CHOICES));
  const begun = await completeArxivId(text, papers);
  if (begun.length > 0) return begun;
  const found = await papers.getMany(index.complete(text, MAX_CHOICES));
  return toChoices(found.map(({ title }) => readableText(title)));
}

/** Several papers can have the same title; as a query they are the same. */
function toChoices(texts: readonly string[]): APIApplicationCommandOptionChoice<string>[] {
  return [...new Set(texts)].map(text => ({ name: choiceName(text), value: choiceValue(text) }));
}

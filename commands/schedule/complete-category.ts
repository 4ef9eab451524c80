import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import MiniSearch from 'minisearch';
import { ARXIV_CATEGORIES } from '../../src/core/source/arxiv-categories.ts';
import { choiceName, MAX_CHOICES } from '../autocomplete-choice.ts';

/** A shorter word is one edit away from many others. */
const MIN_FUZZY_LETTERS = 5;
/** No category's code and name are longer. */
const MAX_LENGTH = 80;

const wordsOf = (text: string): string[] => text.split(/[\s,.-]+/u);

/**
 * Completes to arXiv's categories by their codes or the words of their names, whole, begun or misspelt: all words of the
 * text must be in one. Indexing the list takes a few ms, so nothing is kept between two calls.
 */
export function completeCategory(text: string): APIApplicationCommandOptionChoice<string>[] {
  const typed = text.trim().toLowerCase().slice(0, MAX_LENGTH);
  if (typed === '') return ARXIV_CATEGORIES.slice(0, MAX_CHOICES).map(toChoice);
  const begun = ARXIV_CATEGORIES.filter(({ code }) => code.toLowerCase().startsWith(typed));
  return [...new Set([...begun, ...findCategories(typed)])].slice(0, MAX_CHOICES).map(toChoice);
}

function findCategories(text: string): (typeof ARXIV_CATEGORIES)[number][] {
  const index = new MiniSearch({ idField: 'code', fields: ['code', 'name'], tokenize: wordsOf });
  index.addAll(ARXIV_CATEGORIES);
  const found = index.search(text, {
    combineWith: 'AND',
    prefix: true,
    fuzzy: word => (word.length < MIN_FUZZY_LETTERS ? false : 1),
  });
  return found.flatMap(({ id }) => ARXIV_CATEGORIES.find(({ code }) => code === id) ?? []);
}

function toChoice({ code, name }: (typeof ARXIV_CATEGORIES)[number]): { name: string; value: string } {
  return { name: choiceName(`${code} · ${name}`), value: code };
}

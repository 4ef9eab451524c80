import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { ARXIV_CATEGORIES } from '../../src/core/source/arxiv-categories.ts';
import { choiceName, MAX_CHOICES } from '../autocomplete-choice.ts';
import { findByWords } from '../find-by-words.ts';

/** A shorter word is one edit away from many others. */
const FUZZY = { minLetters: 5, maxEdits: 1 };

/**
 * Completes to arXiv's categories by their codes or the words of their names, whole, begun or misspelt: all words of the
 * text must be in one.
 */
export function completeCategory(text: string): APIApplicationCommandOptionChoice<string>[] {
  const typed = text.trim().toLowerCase();
  if (typed === '') return ARXIV_CATEGORIES.slice(0, MAX_CHOICES).map(toChoice);
  const begun = ARXIV_CATEGORIES.filter(({ code }) => code.toLowerCase().startsWith(typed));
  const found = findByWords(typed, ARXIV_CATEGORIES, {
    fields: ['code', 'name'],
    separator: /[\s,.-]+/u,
    fuzzy: FUZZY,
  });
  return [...new Set([...begun, ...found])].slice(0, MAX_CHOICES).map(toChoice);
}

function toChoice({ code, name }: (typeof ARXIV_CATEGORIES)[number]): { name: string; value: string } {
  return { name: choiceName(`${code} · ${name}`), value: code };
}

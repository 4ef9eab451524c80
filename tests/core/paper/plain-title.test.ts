import { expect, it } from 'vitest';
import { plainTitle } from '../../../src/core/paper/plain-title.ts';

it.each([
  ['H<sub>2</sub>O &amp; ice', 'H₂O & ice'],
  ['Lamps $\\unicode{x2014}$ and $x^2$', 'Lamps — and x²'],
  ['$\\require{mhchem}\\ce{H2O}$ lamps', 'H₂O lamps'],
  ['Lamps{\\ifmmode---\\else\\textemdash\\fi}A study', 'Lamps—A study'],
])('shows the markup of web pages as text: %s', (title, text) => {
  expect(plainTitle(title)).toBe(text);
});

it.each([
  '$\\mathcal{O}(n)$ lamps in Schr{\\"o}dinger',
  'A \\cell{} of \\ceramics',
  '<b></b>',
  '\\require{x}',
])('keeps other LaTeX, and a title of nothing else: %s', title => {
  expect(plainTitle(title)).toBe(title);
});

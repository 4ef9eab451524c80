import { expect, it } from 'vitest';
import { isGenericTitle } from '../../../src/core/paper/generic-title.ts';

it.each([
  'Introduction',
  'EDITORIAL.',
  'Préface',
  'Letter to the Editor',
  'Chapter 12',
  'Part II: Discussion',
  "Editor's Note",
  'Book Reviews',
  '{Introduction}',
  'C',
  'C++',
  '???',
])('%j says nothing about its paper', title => {
  expect(isGenericTitle(title)).toBe(true);
});

it.each([
  'Introduction to Lamps',
  'Zork',
  'Mamba 2',
  'A Letter on Lamps',
  'A review of the discussion of the results of the methods',
  'Лампы',
])('%j says what its paper is about', title => {
  expect(isGenericTitle(title)).toBe(false);
});

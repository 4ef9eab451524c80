import { expect, it } from 'vitest';
import { readOptions } from '../../../src/playground/console/command-line.ts';

const options = [{ name: 'query', required: true }, { name: 'author' }, { name: 'from' }];

it.each([
  ['state space', { query: 'state space' }],
  ['author:"Albert Gu" mamba', { author: 'Albert Gu', query: 'mamba' }],
  ['author: Albert Gu from: 2024', { author: 'Albert Gu', from: '2024' }],
  ['mamba author: "Albert Gu"', { author: 'Albert Gu', query: 'mamba' }],
  ['author:Gu https://arxiv.org/abs/2312.00752', { author: 'Gu', query: 'https://arxiv.org/abs/2312.00752' }],
  ['author:', { author: '' }],
])('the options of “%s” are read', (line, inputs) => {
  expect(readOptions(line, options)).toEqual({ inputs, rest: '' });
});

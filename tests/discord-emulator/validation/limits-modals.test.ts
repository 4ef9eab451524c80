import { describe, expect, test } from 'vitest';
import { readModal } from '../../../src/discord-emulator/validation/modal.ts';
import { nestedError, option, text, times } from '../request-bodies.ts';
import type { RefusedCase } from '../request-bodies.ts';
import { refusalOf } from './refusal-of.ts';

const input = (fields: object = {}): object => ({ type: 4, custom_id: 'i', style: 1, ...fields });
const label = (component: object, fields: object = {}): object => ({
  type: 18,
  label: 'Words',
  component,
  ...fields,
});
const modal = (...components: object[]): object => ({ custom_id: 'm', title: 'M', components });
const menu = (fields: object = {}): object => ({
  type: 3,
  custom_id: 's',
  options: [option('a'), option('b')],
  ...fields,
});
const LABELLED = 'data.components.0.component';

const MODALS: readonly RefusedCase[] = [
  ['no component', modal(), 'data.components', 'BASE_TYPE_BAD_LENGTH'],
  ['six components', modal(...times(6, () => text('x'))), 'data.components', 'BASE_TYPE_BAD_LENGTH'],
  ['a title over 45', { ...modal(text('x')), title: 'x'.repeat(46) }, 'data.title', 'BASE_TYPE_BAD_LENGTH'],
  ['a title of white space', { ...modal(text('x')), title: ' ' }, 'data.title', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a custom_id over 100',
    { ...modal(text('x')), custom_id: 'x'.repeat(101) },
    'data.custom_id',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a label over 45',
    modal(label(input(), { label: 'x'.repeat(46) })),
    'data.components.0.label',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an input without a label in a row',
    modal({ type: 1, components: [input()] }),
    'data.components.0.components.0.label',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'an input over 4000',
    modal(label(input({ max_length: 4001 }))),
    `${LABELLED}.max_length`,
    'NUMBER_TYPE_MAX',
  ],
  [
    'a prefilled value over 4000',
    modal(label(input({ value: 'x'.repeat(4001) }))),
    `${LABELLED}.value`,
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a prefilled value over max_length',
    modal(label(input({ value: 'xxx', max_length: 2 }))),
    `${LABELLED}.value`,
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a min_length above max_length',
    modal(label(input({ min_length: 3, max_length: 2 }))),
    `${LABELLED}.min_length`,
    'NUMBER_TYPE_MAX',
  ],
  [
    'a placeholder over 100',
    modal(label(input({ placeholder: 'x'.repeat(101) }))),
    `${LABELLED}.placeholder`,
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a custom_id used twice',
    modal(label(input()), label(input())),
    'data.components.1.component.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a select value used twice',
    modal(label(menu({ options: [option('a'), option('a')] }))),
    `${LABELLED}.options.1.value`,
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'a disabled select',
    modal(label(menu({ disabled: true }))),
    `${LABELLED}.disabled`,
    'COMPONENT_DISABLED_NOT_ALLOWED',
  ],
  [
    'a file upload for more than ten files',
    modal(label({ type: 19, custom_id: 'f', max_values: 11 })),
    `${LABELLED}.max_values`,
    'NUMBER_TYPE_MAX',
  ],
  [
    'a file upload for at least more files than at most',
    modal(label({ type: 19, custom_id: 'f', min_values: 3, max_values: 2 })),
    `${LABELLED}.min_values`,
    'NUMBER_TYPE_MAX',
  ],
  [
    'a button',
    modal({ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'b' }] }),
    'data.components.0.components.0.type',
    'BASE_TYPE_CHOICES',
  ],
];

describe('a modal', () => {
  test.each(MODALS)('is refused for %s', (_title, body, path, code) => {
    expect(refusalOf(() => readModal(body, ['data']))).toMatchObject({
      code: 50035,
      errors: nestedError(path, code),
    });
  });

  test('is accepted at the limits', () => {
    const inputs = times(5, index =>
      label(input({ custom_id: `i${index}`, value: 'x'.repeat(4000), max_length: 4000 }), {
        label: 'x'.repeat(45),
      }),
    );
    expect(readModal(modal(...inputs), ['data']).components).toHaveLength(5);
  });
});

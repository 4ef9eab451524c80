import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { checkField, entryFromText } from '../../../../src/playground/page/composer/option-value.ts';
import type { CommandOption } from '../../../../src/discord-emulator/validation/command-definition.ts';
import { entities, option } from './command-fixtures.ts';

const check = (definition: CommandOption, text: string) => checkField(definition, { text }, entities);
const value = (expected: unknown) => ({ kind: 'value', value: expected });
const invalid = (problem: string) => ({ kind: 'invalid', problem });

describe('the value of an option', () => {
  it('must be given if the option is required, and is left out otherwise', () => {
    expect(check(option('query', Type.String, { required: true }), '  ')).toEqual(
      invalid('This option is required. Specify a value.'),
    );
    expect(check(option('query', Type.String), '')).toEqual({ kind: 'empty' });
    expect(check(option('file', Type.Attachment, { required: true }), '')).toEqual(invalid('Choose a file.'));
  });

  it('is a text within its bounds', () => {
    const bounded = option('name', Type.String, { min_length: 2, max_length: 4 });
    expect(check(bounded, 'abc')).toEqual(value('abc'));
    expect(check(bounded, 'a')).toEqual(invalid('Must be 2 characters or more; it has 1.'));
    expect(check(bounded, 'abcde')).toEqual(invalid('Must be 4 characters or fewer; it has 5.'));
  });

  it('is a whole number within its bounds', () => {
    const count = option('count', Type.Integer, { min_value: 1, max_value: 10 });
    expect(check(count, ' 7 ')).toEqual(value(7));
    expect(check(count, '0')).toEqual(invalid('Must be 1 or more.'));
    expect(check(count, '11')).toEqual(invalid('Must be 10 or less.'));
    expect(check(count, '1.5')).toEqual(invalid('Enter a whole number.'));
    expect(check(count, 'some')).toEqual(invalid('Enter a whole number.'));
  });

  it('is a number', () => {
    expect(check(option('ratio', Type.Number), '0.25')).toEqual(value(0.25));
    expect(check(option('ratio', Type.Number), 'half')).toEqual(invalid('Enter a number.'));
    expect(check(option('ratio', Type.Number), '1e300')).toEqual(invalid('That number is too large.'));
  });

  it('is one of the choices, by name or by value', () => {
    const sort = option('sort', Type.String, { choices: [{ name: 'newest first', value: 'newest' }] });
    expect(check(sort, 'Newest first')).toEqual(value('newest'));
    expect(check(sort, 'newest')).toEqual(value('newest'));
    expect(check(sort, 'oldest')).toEqual(invalid('Choose an option from the list.'));
  });

  it('is true or false', () => {
    expect(check(option('loud', Type.Boolean), 'true')).toEqual(value(true));
    expect(check(option('loud', Type.Boolean), 'False')).toEqual(value(false));
    expect(check(option('loud', Type.Boolean), 'maybe')).toEqual(invalid('Choose True or False.'));
  });

  it('is a user, a role or a channel, by name, mention or id', () => {
    expect(check(option('who', Type.User), '@ada')).toEqual(value('11'));
    expect(check(option('who', Type.User), '<@12>')).toEqual(value('12'));
    expect(check(option('who', Type.Role), 'curator')).toEqual(value('22'));
    expect(check(option('who', Type.Mentionable), '@everyone')).toEqual(value('21'));
    expect(check(option('where', Type.Channel), 'papers')).toEqual(value('32'));
    expect(check(option('where', Type.Channel), '<#31>')).toEqual(value('31'));
    expect(check(option('where', Type.Channel), 'nowhere')).toEqual(
      invalid('Choose a channel from the list.'),
    );
  });

  it('is a channel of a type that the option allows', () => {
    const where = option('where', Type.Channel, { channel_types: [0] });
    expect(check(where, 'Mamba')).toEqual(invalid('Choose a channel from the list.'));
  });

  it('is the picked value, whatever text the field shows', () => {
    const paper = option('paper', Type.String, { autocomplete: true });
    expect(checkField(paper, { text: 'Mamba: a title', picked: '2312.00752' }, entities)).toEqual(
      value('2312.00752'),
    );
    expect(check(paper, 'mamba')).toEqual(value('mamba'));
  });

  it('is shown by its name', () => {
    expect(entryFromText(option('where', Type.Channel), '<#32>', entities)).toEqual({
      text: '#papers',
      picked: '32',
    });
    expect(entryFromText(option('query', Type.String), 'mamba', entities)).toEqual({ text: 'mamba' });
  });
});

import { ChannelType, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { modalParts } from '../../../../src/playground/page/modal/modal-parts.ts';
import {
  fieldProblem,
  initialValue,
  pickBounds,
} from '../../../../src/playground/page/modal/modal-values.ts';
import type { ModalField } from '../../../../src/discord-emulator/validation/modal.ts';
import type { Select } from '../../../../src/discord-emulator/validation/select.ts';

const title: ModalField = {
  type: ComponentType.TextInput,
  custom_id: 'title',
  style: TextInputStyle.Short,
  min_length: 3,
  max_length: 5,
  value: 'abc',
};
const kinds: Select = {
  type: ComponentType.StringSelect,
  custom_id: 'kinds',
  min_values: 2,
  max_values: 2,
  options: ['daily', 'weekly', 'monthly'].map(name => ({
    label: name,
    value: name,
    default: name === 'daily',
  })),
};
const where: ModalField = {
  type: ComponentType.ChannelSelect,
  custom_id: 'where',
  min_values: 0,
  max_values: 1,
  required: false,
  channel_types: [ChannelType.GuildText],
  default_values: [{ id: '32', type: 'channel' }],
};

describe('a modal', () => {
  it('has its parts from top to bottom, and inputs in rows with their own labels', () => {
    const parts = modalParts({
      custom_id: 'm',
      title: 'M',
      components: [
        { type: ComponentType.TextDisplay, content: 'Read this.' },
        { type: ComponentType.Label, label: 'Title', description: 'Short', component: title },
        { type: ComponentType.ActionRow, components: [{ ...title, custom_id: 'old', label: 'Old' }] },
      ],
    });
    expect(parts).toMatchObject([
      { kind: 'text', content: 'Read this.' },
      { kind: 'field', label: 'Title', description: 'Short', field: { custom_id: 'title' } },
      { kind: 'field', label: 'Old', description: '', field: { custom_id: 'old' } },
    ]);
  });

  it('starts with the preset values', () => {
    expect([title, kinds, where].map(initialValue)).toEqual(['abc', ['daily'], ['32']]);
  });

  it('is not sent if a text is missing, too short or too long', () => {
    expect(fieldProblem(title, '')).toBe('This field is required.');
    expect(fieldProblem(title, 'ab')).toBe('Must be 3 characters or more.');
    expect(fieldProblem(title, 'abcdef')).toBe('Must be 5 characters or fewer.');
    expect(fieldProblem(title, 'abcd')).toBeUndefined();
    expect(fieldProblem({ ...title, required: false }, '')).toBeUndefined();
  });

  it('is not sent if too few or too many options are picked', () => {
    expect(fieldProblem(kinds, ['daily'])).toBe('Pick at least 2 options.');
    expect(fieldProblem(kinds, ['daily', 'weekly', 'monthly'])).toBe('Pick at most 2 options.');
    expect(fieldProblem(kinds, ['daily', 'weekly'])).toBeUndefined();
    expect(fieldProblem(where, [])).toBeUndefined();
  });

  it('is not sent without its file', () => {
    const file: ModalField = {
      type: ComponentType.FileUpload,
      custom_id: 'file',
      min_values: 1,
      max_values: 1,
    };
    expect(initialValue(file)).toBe('');
    expect(fieldProblem(file, '')).toBe('This field is required.');
    const chosen = { filename: 'a.bib', contentType: 'text/plain', base64: '' };
    expect(fieldProblem(file, chosen)).toBeUndefined();
  });

  it('allows an optional select to be empty', () => {
    expect(pickBounds(kinds)).toEqual({ min_values: 2, max_values: 2 });
    expect(pickBounds({ ...kinds, required: false })).toEqual({ min_values: 0, max_values: 2 });
  });
});

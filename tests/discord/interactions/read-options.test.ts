import { ApplicationCommandOptionType, ChannelType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { UserError } from '../../../src/core/message/user-error.ts';
import { readOptions, type GivenOption } from '../../../src/discord/interactions/read-options.ts';

const { Boolean, Channel, Integer, Number, String: Text, Subcommand } = ApplicationCommandOptionType;

/** Reads options of `/schedule create` by the definition that is registered. */
function readCreate(...given: GivenOption[]) {
  const schedule = commands.find(({ definition }) => definition.name === 'schedule');
  const options = [{ name: 'create', type: Subcommand, options: given }];
  return Object.fromEntries(readOptions(schedule?.definition.options ?? [], options));
}

/** Reads the options; none if they are refused with a text for the caller. */
function readOrRefuse(options: readonly GivenOption[]): ReturnType<typeof readCreate> {
  try {
    return readCreate(...options);
  } catch (error) {
    if (error instanceof UserError) return {};
    throw error;
  }
}

describe('the options of a call', () => {
  it('are read by the definition of the command, those of its subcommand too', () => {
    expect(
      readCreate(
        { name: 'channel', type: Channel, value: '1', channel: { type: ChannelType.GuildText } },
        { name: 'count', type: Integer, value: 10 },
        { name: 'query', type: Text, value: '𝔸'.repeat(200) },
        { name: 'what', type: Text, value: 'daily' },
      ),
    ).toEqual({ channel: '1', count: 10, query: '𝔸'.repeat(200), what: 'daily' });
  });

  it.each<[GivenOption, string]>([
    [{ name: 'count', type: Integer, value: -1 }, 'count: write a whole number from 1 to 10.'],
    [{ name: 'count', type: Integer, value: 0 }, 'count: write a whole number from 1 to 10.'],
    [{ name: 'count', type: Integer, value: 1000 }, 'count: write a whole number from 1 to 10.'],
    [{ name: 'count', type: Integer, value: 2.5 }, 'count: write a whole number from 1 to 10.'],
    [{ name: 'count', type: Integer, value: '5' }, 'count: write a whole number from 1 to 10.'],
    [{ name: 'query', type: Text, value: 'x'.repeat(201) }, 'query: write at most 200 characters.'],
    [{ name: 'days', type: Text, value: 'x'.repeat(6001) }, 'days: write at most 6,000 characters.'],
    [{ name: 'query', type: Text, value: 5 }, 'query: write a text.'],
    [
      { name: 'what', type: Text, value: 'hourly' },
      'what: choose one of auto, daily, weekly, monthly, trending, best, archive.',
    ],
    [{ name: 'empty', type: Text, value: '' }, 'empty: choose one of silent, note.'],
    [
      { name: 'channel', type: Channel, value: '1', channel: { type: ChannelType.GuildVoice } },
      'channel: choose another kind of channel.',
    ],
  ])('are refused where they do not keep to it: %j', (option, text) => {
    expect(() => readCreate(option)).toThrow(UserError);
    expect(() => readCreate(option)).toThrow(text);
  });

  it('are left out where another registration had them', () => {
    expect(
      readCreate(
        { name: 'count', type: Text, value: '5' },
        { name: 'channel', type: Text, value: '1' },
        { name: 'query', type: Boolean, value: true },
        { name: 'category', type: Number, value: 1.5 },
        { name: '__proto__', type: Text, value: 'x' },
      ),
    ).toEqual({});
    expect(readOptions([], [{ name: 'hourly', type: Subcommand, options: [] }]).size).toBe(0);
  });

  it('keep to the definition whatever is sent', () => {
    const given = fc.record({
      name: fc.constantFrom('channel', 'time', 'count', 'what', 'query', 'format', 'repeat'),
      type: fc.constantFrom(Text, Integer, Channel, Number),
      value: fc.oneof(fc.string({ maxLength: 300 }), fc.double(), fc.integer(), fc.boolean()),
    });
    fc.assert(
      fc.property(fc.array(given, { maxLength: 5 }), options => {
        const { count = 1, query = '', what = 'daily' } = readOrRefuse(options);
        expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).toContain(count);
        expect(Array.from(String(query)).length).toBeLessThanOrEqual(200);
        expect(['daily', 'archive']).toContain(what);
      }),
    );
  });
});

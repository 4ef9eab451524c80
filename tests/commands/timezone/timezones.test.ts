import { describe, expect, it } from 'vitest';
import { completeTimezone } from '../../../commands/timezone/complete-timezone.ts';
import { parseTimezone, timezoneNote } from '../../../commands/timezone/parse-timezone.ts';
import { timezonesMeant } from '../../../commands/timezone/timezones-meant.ts';
import { UserError } from '../../../src/core/message/user-error.ts';
import { knownTimezone } from '../../../src/core/time/calendar.ts';
import { LIKELY_ZONES, ZONE_ABBREVIATIONS } from '../../../src/core/time/zone-abbreviations.ts';

describe('typed time zones', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    [' europe/berlin ', 'Europe/Berlin'],
    ['berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['New_York', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['los ang', 'America/Los_Angeles'],
    ['kyiv', 'Europe/Kyiv'],
    ['UTC', 'UTC'],
    ['utc+2', '+02:00'],
    ['GMT-3:30', '-03:30'],
    ['+5', '+05:00'],
    ['jst', 'Asia/Tokyo'],
    ['PST', 'America/Los_Angeles'],
    ['EST', 'EST'],
  ])('reads %j', (text, zone) => {
    expect(parseTimezone(text)).toBe(zone);
  });

  it.each([
    ['CST', 'America/Chicago or Asia/Shanghai'],
    ['ist', 'Asia/Kolkata or Europe/Dublin or Asia/Jerusalem'],
  ])('refuses %j, which may be several, and names them', (text, zones) => {
    expect(() => parseTimezone(text)).toThrow(UserError);
    expect(() => parseTimezone(text)).toThrow(`“${text}” may be ${zones}. Write the one that you mean`);
  });

  it('refuses a part of many names, and names some of them', () => {
    expect(() => parseTimezone('america')).toThrow(
      /may be America\/\S+, America\/\S+, America\/\S+ or another/,
    );
  });

  it.each([
    ['berln', 'Do you mean Europe/Berlin?'],
    ['new yrok', 'Do you mean America/New_York?'],
    ['Mars/Base', "Type a city's name"],
    ['Xyzzy', "Type a city's name"],
    ['', "Type a city's name"],
    ['+99', "Type a city's name"],
  ])('refuses %j, which is none', (text, words) => {
    expect(() => parseTimezone(text)).toThrow('is not a time zone');
    expect(() => parseTimezone(text)).toThrow(words);
  });

  it('are completed to what they mean, then to similar names', () => {
    const values = completeTimezone('cst').map(({ value }) => value);
    expect(values.slice(0, 2)).toEqual(['America/Chicago', 'Asia/Shanghai']);
    expect(completeTimezone('lima').map(({ value }) => value)[0]).toBe('America/Lima');
  });
});

describe('the note about a time zone', () => {
  it.each([
    ['EST', 'America/New_York'],
    ['MST', 'America/Denver'],
    ['+02:00', 'the zone of its city'],
    ['Etc/GMT+5', 'the zone of its city'],
  ])('says that %s has no summer time, and what was probably meant', (zone, likely) => {
    expect(timezoneNote(zone)).toContain(`${zone} has no summer time`);
    expect(timezoneNote(zone)).toContain(likely);
  });

  it.each(['UTC', 'Europe/Berlin', 'Asia/Tokyo', 'HST'])('is not needed for %s', zone => {
    expect(timezoneNote(zone)).toBeUndefined();
  });
});

describe('the table of abbreviations', () => {
  it('has zones that exist, and only abbreviations that are no zone', () => {
    for (const [abbreviation, zones] of ZONE_ABBREVIATIONS) {
      expect(knownTimezone(abbreviation)).toBeUndefined();
      for (const zone of zones) expect(knownTimezone(zone)).toBe(zone);
    }
  });

  it('names the probable zone of zones without summer time', () => {
    for (const [zone, likely] of LIKELY_ZONES) {
      expect(timezonesMeant(zone)).toEqual([zone]);
      expect(knownTimezone(likely)).toBe(likely);
    }
  });
});

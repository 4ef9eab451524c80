import { describe, expect, it } from 'vitest';
import { knownTimezone, localDate, localTime } from '../../../src/core/time/calendar.ts';

describe('knownTimezone', () => {
  it('accepts all names of a zone', () => {
    expect(knownTimezone('Europe/Berlin')).toBe('Europe/Berlin');
    expect(knownTimezone('Asia/Calcutta')).toBeDefined();
    expect(knownTimezone('Mars/Olympus')).toBeUndefined();
    expect(knownTimezone('')).toBeUndefined();
  });
});

describe('localDate', () => {
  it('returns the calendar day of an instant in a zone', () => {
    expect(localDate(Date.parse('2026-11-20T23:30Z'), 'Asia/Tokyo')).toBe('2026-11-21');
  });
});

describe('localTime', () => {
  it('returns the time of day of an instant in a zone', () => {
    expect(localTime(Date.parse('2026-11-20T23:30:59Z'), 'Asia/Tokyo')).toBe('08:30');
  });
});

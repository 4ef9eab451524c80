import { describe, expect, it } from 'vitest';
import { relativeTimeText, timestampText } from '../../../src/playground/page/markdown/timestamp.ts';
import { messageTime } from '../../../src/playground/page/message/message-time.ts';
import { NOW } from './page-scene.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a timestamp in a message', () => {
  it.each([
    ['t', '14:20'],
    ['T', '14:20:00'],
    ['d', '21/11/2026'],
    ['D', '21 November 2026'],
    ['f', '21 November 2026 at 14:20'],
    ['F', 'Saturday, 21 November 2026 at 14:20'],
  ])('has the style %s', (format, words) => {
    // Versions of the language data differ in whether a comma follows the day.
    expect(timestampText(NOW, format, NOW, 'UTC').replace('Saturday ', 'Saturday, ')).toBe(words);
  });

  it.each([
    [-5000, '5 seconds ago'],
    [-60_000, 'a minute ago'],
    [-59_700, 'a minute ago'],
    [-2 * HOUR, '2 hours ago'],
    [HOUR, 'in an hour'],
    [3 * DAY, 'in 3 days'],
    [-45 * DAY, '2 months ago'],
    [-364 * DAY, 'a year ago'],
    [800 * DAY, 'in 2 years'],
  ])('counts %i ms from now: %s', (difference, words) => {
    expect(relativeTimeText(difference)).toBe(words);
    expect(timestampText(NOW + difference, 'R', NOW)).toBe(words);
  });

  it('is “Invalid date” if it is out of range', () => {
    expect(timestampText(1e300, 'F', NOW)).toBe('Invalid date');
  });
});

describe('the time in a message’s header', () => {
  it.each([
    [0, 'Today at 14:20'],
    [14 * HOUR, 'Today at 00:20'],
    [15 * HOUR, 'Yesterday at 23:20'],
    [2 * DAY, '19/11/2026, 14:20'],
  ])('%i ms ago: %s', (ago, words) => {
    expect(messageTime(NOW - ago, NOW, 'UTC').long).toBe(words);
  });

  it('uses the reader’s day, not that of UTC', () => {
    expect(messageTime(NOW - 15 * HOUR, NOW, 'America/New_York').long).toBe('Yesterday at 18:20');
    expect(messageTime(NOW - 15 * HOUR, NOW, 'Asia/Tokyo').long).toBe('Today at 08:20');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timesMeant } from '../../../src/core/time/typed-time.ts';

describe('typed times of day', () => {
  it.each([
    ['9', '09:00'],
    ['09:00', '09:00'],
    ['9am', '09:00'],
    ['9 a.m.', '09:00'],
    ['9.30', '09:30'],
    ['9h30', '09:30'],
    ['9:30 pm', '21:30'],
    ['9:30PM', '21:30'],
    [' 9  o’clock ', '09:00'],
    ['0900', '09:00'],
    ['930', '09:30'],
    ['1230pm', '12:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['15pm', '15:00'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
    ['0', '00:00'],
    ['23:59', '23:59'],
    ['9:7', '09:07'],
  ])('reads %j', (text, time) => {
    expect(timesMeant(text)).toEqual([time]);
  });

  it.each([
    ['9:5', ['09:05', '09:50']],
    ['9.5', ['09:05', '09:30', '09:50']],
  ])('returns every meaning of %j', (text, times) => {
    expect(timesMeant(text)).toEqual(times);
  });

  it.each(['', 'soon', '24:00', '25:00', '9:60', '13am', '0pm', '960', '12345', '9:30:00', '-9', '9:30 xm'])(
    'finds no time in %j',
    text => {
      expect(timesMeant(text)).toEqual([]);
    },
  );

  const anyTime = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));

  it('reads every time of day in every way of writing it', () => {
    fc.assert(
      fc.property(anyTime, ([hour, minute]) => {
        const minutes = String(minute).padStart(2, '0');
        const time = `${String(hour).padStart(2, '0')}:${minutes}`;
        const half = `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'am' : 'pm'}`;
        for (const text of [time, time.replace(':', '.'), time.replace(':', ''), half])
          expect(timesMeant(text)).toEqual([time]);
      }),
    );
  });

  it('returns times of day only, for any text', () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from('0123456789:.h apm')) });
    fc.assert(
      fc.property(texts, text => {
        for (const time of timesMeant(text)) expect(time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
      }),
    );
  });
});

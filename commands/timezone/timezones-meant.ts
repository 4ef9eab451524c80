import { knownTimezone } from '../../src/core/time/calendar.ts';
import { ZONE_ABBREVIATIONS } from '../../src/core/time/zone-abbreviations.ts';
import { allTimezones } from './all-timezones.ts';
import { findTimezones } from './find-timezones.ts';

/** The first part of the names of zones; an older name of a city, such as `Calcutta`, is known in one of them. */
const REGIONS = [
  'Africa',
  'America',
  'Antarctica',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
];

/** `UTC+2`, `GMT-03:30`, `+2`. */
const OFFSET = /^(?:utc|gmt)? ?([+−-]) ?(\d{1,2})(?::?([0-5]\d))?$/i;

/**
 * Returns the time zones that a typed text may mean: one for the name of a zone, of its city (`new york`), its beginning
 * (`los ang`), an offset (`UTC+2`) and most abbreviations (`JST`); several for `CST` or `lord`; none for other texts.
 */
export function timezonesMeant(text: string): readonly string[] {
  const named = namedZones(text);
  if (named.length > 0 || text.trim() === '') return named;
  return findTimezones(text.trim(), { isFuzzy: false });
}

/** Returns the time zones that a whole text names: a zone, its city, an offset or an abbreviation; none for other texts. */
export function namedZones(text: string): readonly string[] {
  const written = text.trim().replaceAll(/\s+/g, ' ');
  if (written === '') return [];
  const known = knownTimezone(written) ?? offsetZone(written);
  if (known !== undefined) return [known];
  const abbreviated = ZONE_ABBREVIATIONS.get(written.toUpperCase());
  if (abbreviated) return abbreviated;
  const city = cityZone(written);
  return city === undefined ? [] : [city];
}

function offsetZone(text: string): string | undefined {
  const [, sign, hours, minutes = '00'] = OFFSET.exec(text) ?? [];
  if (sign === undefined || hours === undefined) return undefined;
  return knownTimezone(`${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`);
}

/** Returns the zone that is named after a city. */
function cityZone(text: string): string | undefined {
  const city = fold(text);
  const current = allTimezones().find(zone => fold(zone.slice(zone.lastIndexOf('/') + 1)) === city);
  if (current !== undefined) return current;
  const older = REGIONS.map(region => knownTimezone(`${region}/${city}`));
  return older.find(zone => zone !== undefined);
}

/** Folds `São Paulo` and `Sao_Paulo` to the same text. */
function fold(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
}

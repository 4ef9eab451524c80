import { UserError } from '../../src/core/message/user-error.ts';
import { LIKELY_ZONES } from '../../src/core/time/zone-abbreviations.ts';
import { findTimezones } from './find-timezones.ts';
import { timezonesMeant } from './timezones-meant.ts';

/** Of the zones that a text may mean, more would not help. */
const MAX_SUGGESTIONS = 3;

/** Returns the time zone that a typed text means. Throws `UserError` if it means none, or more than one. */
export function parseTimezone(text: string): string {
  const [zone, ...others] = timezonesMeant(text);
  if (zone === undefined) throw new UserError(unknownZone(text));
  if (others.length > 0) {
    throw new UserError(
      `“${text.trim()}” may be ${anyOf([zone, ...others])}. Write the one that you mean in full.`,
    );
  }
  return zone;
}

/** Returns what the admin should know about a zone: that it has no summer time where its name suggests a place that has. */
export function timezoneNote(zone: string): string | undefined {
  const likely = LIKELY_ZONES.get(zone);
  if (likely !== undefined) {
    return `${zone} has no summer time: posts stay at this time of ${zone} all year. If you mean local time, choose ${likely}.`;
  }
  if (/^[+-]/.test(zone) || zone.startsWith('Etc/GMT')) {
    return `${zone} has no summer time. If you mean the local time of a place, choose the zone of its city.`;
  }
  return undefined;
}

function unknownZone(text: string): string {
  const problem = `“${text.trim()}” is not a time zone.`;
  const similar = findTimezones(text, { isFuzzy: true }).slice(0, MAX_SUGGESTIONS);
  if (similar.length > 0) return `${problem} Do you mean ${similar.join(' or ')}?`;
  return `${problem} Type a city's name and pick from the list, such as Europe/Berlin.`;
}

function anyOf(zones: readonly string[]): string {
  const more = zones.length > MAX_SUGGESTIONS ? ' or another zone' : '';
  return `${zones.slice(0, MAX_SUGGESTIONS).join(more === '' ? ' or ' : ', ')}${more}`;
}

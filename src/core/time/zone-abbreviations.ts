/**
 * The zones that an abbreviation may mean which is not itself a name of a zone. Those that are (`EST`, `CET`) mean that
 * zone. From the zone database's own abbreviations, without those in use in one small place only.
 */
export const ZONE_ABBREVIATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ET', ['America/New_York']],
  ['EDT', ['America/New_York']],
  ['CT', ['America/Chicago']],
  ['CST', ['America/Chicago', 'Asia/Shanghai']],
  ['CDT', ['America/Chicago']],
  ['MT', ['America/Denver']],
  ['MDT', ['America/Denver']],
  ['PT', ['America/Los_Angeles']],
  ['PST', ['America/Los_Angeles']],
  ['PDT', ['America/Los_Angeles']],
  ['AKST', ['America/Anchorage']],
  ['AKDT', ['America/Anchorage']],
  ['AST', ['America/Halifax', 'Asia/Riyadh']],
  ['ADT', ['America/Halifax']],
  ['BRT', ['America/Sao_Paulo']],
  ['BST', ['Europe/London', 'Asia/Dhaka']],
  ['IST', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
  ['WEST', ['Europe/Lisbon']],
  ['CEST', ['Europe/Berlin']],
  ['MEZ', ['Europe/Berlin']],
  ['MESZ', ['Europe/Berlin']],
  ['EEST', ['Europe/Athens']],
  ['MSK', ['Europe/Moscow']],
  ['SAST', ['Africa/Johannesburg']],
  ['WAT', ['Africa/Lagos']],
  ['EAT', ['Africa/Nairobi']],
  ['PKT', ['Asia/Karachi']],
  ['ICT', ['Asia/Bangkok']],
  ['WIB', ['Asia/Jakarta']],
  ['SGT', ['Asia/Singapore']],
  ['HKT', ['Asia/Hong_Kong']],
  ['JST', ['Asia/Tokyo']],
  ['KST', ['Asia/Seoul']],
  ['AWST', ['Australia/Perth']],
  ['AEST', ['Australia/Sydney', 'Australia/Brisbane']],
  ['AEDT', ['Australia/Sydney']],
  ['NZST', ['Pacific/Auckland']],
  ['NZDT', ['Pacific/Auckland']],
  ['NYC', ['America/New_York']],
]);

/**
 * Names of zones that keep standard time all year, with the zone that was probably meant. `HST` is missing: Hawaii has no
 * summer time.
 */
export const LIKELY_ZONES: ReadonlyMap<string, string> = new Map([
  ['EST', 'America/New_York'],
  ['MST', 'America/Denver'],
  ['GMT', 'Europe/London'],
]);

/** Matches calls with arguments spread from a list: each argument takes space on the stack, and a long list overflows it. */
const SPREAD_CALL =
  /\b(?:push|unshift|splice|Math\.(?:max|min)|fromCharCode|fromCodePoint)\((?:[^()[\]{};]|\([^()]{0,200}\)){0,200}?\.\.\./g;

/** Spreads of lists that the program itself keeps short, by file, with what bounds them. */
const BOUNDED_SPREADS: ReadonlyMap<string, string> = new Map([
  ['src/jobs/sync/sync-arxiv.ts', 'four reasons to run again'],
  ['src/jobs/sync/run-plan.ts', 'two sources'],
  ['src/discord-emulator/validation/command-size.ts', 'the locales of Discord, checked before'],
  ['src/playground/web/live-streams.ts', 'the subscriptions of one page'],
  ['src/core/message/cooldown.ts', 'the calls of one user within the limit'],
]);

/** Returns each spread of a list into the arguments of such a call, outside the allowed files. */
export function unboundedSpreads(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([file]) => !BOUNDED_SPREADS.has(file))
    .flatMap(([file, source]) => Array.from(source.matchAll(SPREAD_CALL), ([call]) => `${file}: ${call}`));
}

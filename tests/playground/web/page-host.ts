import type { PageOptions } from '../../../src/playground/web/serve-page.ts';
import type { HandClock } from './hand-clock.ts';
import { handClock } from './hand-clock.ts';

/** The page's options for a stand-in of a test, with the clock in them at hand. */
export function pageOptions(clock: HandClock = handClock(), directory = '/nonexistent'): PageOptions {
  return {
    directory,
    clock,
    welcome: { title: 'Welcome', text: 'Try it', tries: [] },
  };
}

import type { StartWebsite } from '../../../src/discord-emulator/emulator.ts';
import { pageWebsite } from '../../../src/playground/web/serve-page.ts';
import type { HandClock } from './manual-clock.ts';
import { handClock } from './manual-clock.ts';

/** The page as a website of a test's emulator, with the clock at hand. */
export function testPage(clock: HandClock = handClock(), directory = '/nonexistent'): StartWebsite {
  return pageWebsite({
    directory,
    clock,
    welcome: { title: 'Welcome', text: 'Try it', suggestions: [] },
  });
}

import type { StartWebsite } from '../../../src/discord-emulator/website.ts';
import { pageWebsite } from '../../../src/playground/web/serve-page.ts';
import type { ManualPageClock } from './manual-page-clock.ts';
import { manualPageClock } from './manual-page-clock.ts';

/** Returns the page as a website of a test's emulator. */
export function testPage(
  clock: ManualPageClock = manualPageClock(),
  directory = '/nonexistent',
): StartWebsite {
  return pageWebsite({
    directory,
    clock,
    welcome: { title: 'Welcome', text: 'Try it', suggestions: [] },
  });
}

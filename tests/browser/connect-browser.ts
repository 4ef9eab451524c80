import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';

/** Connects to the Chromium of the run. Closing the browser closes its contexts and ends the connection only. */
export function connectBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserAddress'));
}

import { chromium } from 'playwright-core';
import type { BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { hasBrowser, LAUNCH_OPTIONS } from '../support/browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the Chromium that all browser tests share; empty if none is installed. */
    readonly browserAddress: string;
  }
}

/** Starts one Chromium for all tests of a run: each has a browser context of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server: BrowserServer | undefined = hasBrowser
    ? await chromium.launchServer(LAUNCH_OPTIONS)
    : undefined;
  project.provide('browserAddress', server?.wsEndpoint() ?? '');
  return async () => await server?.close();
}

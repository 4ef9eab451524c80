import { search } from '../../commands/search/search.ts';
import type { Caller } from '../../src/command.ts';
import { invocation, type GivenOptions } from './invocation.ts';
import { openTestApp, type TestApp } from './test-app.ts';

/** The id of the calls of `/search`, and of their results. */
export const ID = '4000000000000000077';

/** Runs `/search`; `afterwards` is left to the test. */
export const run = (app: TestApp, options: GivenOptions, caller: Partial<Caller> = {}) =>
  search.run(invocation(undefined, options, { interactionId: ID, ...caller }), app);

/** Opens an app with so many papers about trams. */
export async function openTrams(count = 7): Promise<TestApp> {
  const app = await openTestApp();
  await app.addPapers(
    ...Array.from({ length: count }, (_, at) => ({
      title: `Trams, part ${at + 1}`,
      publishedAt: `20${10 + at}`,
    })),
  );
  return app;
}

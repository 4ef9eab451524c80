import { paper } from '../../commands/paper/paper.ts';
import type { Caller } from '../../src/command.ts';
import { invocation } from './invocation.ts';
import { openTestApp, type TestApp } from './test-app.ts';

/** Calls `/paper`. */
export const run = (app: TestApp, text: string, caller: Partial<Caller> = {}) =>
  paper.run(invocation(undefined, { paper: text }, caller), app);

/** An app with three papers about bicycles. */
export async function openBicycles() {
  const app = await openTestApp();
  await app.addPapers(
    { title: 'Bicycles in towns', arxivId: '2401.00001', abstract: 'Bicycles are counted in towns.' },
    { title: 'Velo: Bicycles for everyone', externalId: 'velo-1' },
    { title: 'Bicycles on hills' },
  );
  return app;
}

const fail = () => {
  throw new Error('needless work');
};

/** An app in which a search, a stored result list or a remote lookup is an error. */
export async function openWithoutSearch(): Promise<TestApp> {
  const app = await openBicycles();
  return {
    ...app,
    index: { ...app.index, search: fail },
    resultLists: { save: fail, get: fail, deleteCreatedBefore: fail, oldestCreatedAt: fail },
    remoteLookup: { byArxivId: fail, byTitle: fail },
  };
}

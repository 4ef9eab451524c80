import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actions, commands, modalActions } from '../../../commands/index.ts';
import { tagKey } from '../../../src/core/library/library-view.ts';
import { parseCustomId } from '../../../src/core/message/custom-id.ts';
import { UserError } from '../../../src/core/message/user-error.ts';
import { autocompleteRequest, componentUse, invocation, modalSubmit } from '../invocation.ts';
import { callLibrary, EXPLICIT, openBicycles, OTHER, READER, submit } from './library-fixture.ts';

/** In everything that only the reader may see. */
const SECRET = 'zebra';
const READERS_SEARCH = '4000000000000000077';

/** The reader's first paper has a note and a tag, the second is being read; the other user saved the first and the third. */
async function openTwoLibraries() {
  const app = await openBicycles();
  await submit(app, 'v1|note|1', { note: `${SECRET} note` });
  await callLibrary(app, 'tag', { paper: '#1', add: `${SECRET} tag` });
  await callLibrary(app, 'status', { paper: '#2', status: 'reading' });
  const search = invocation('search', { query: SECRET }, { interactionId: READERS_SEARCH });
  await commands.find(({ definition }) => definition.name === 'library')?.run(search, app);
  await app.library.save(OTHER, [1, 3], EXPLICIT, 0);
  return app;
}

/** Arguments and values that name what there is, also the reader's tag and search. */
const argument = fc.constantFrom(
  '0',
  '1',
  '2',
  '3',
  '10',
  '-',
  '*',
  'reading',
  'newest',
  'daily',
  READER,
  READERS_SEARCH,
  tagKey(`${SECRET} tag`),
  'notice',
);
const named = fc.constantFrom('#1', '#2', '2401.00001', 'Bicycles on hills', `z`, 'reading', 'title', '2026');

const fields = fc.record({ note: fc.constantFrom('', 'mine'), tags: fc.constantFrom('', 'mine, yours') });

/** A press, a choice, a submitted form, a command or a completion of the other user, with any arguments. */
const anyCall = fc.oneof(
  fc.record({
    kind: fc.constant('component'),
    verb: fc.constantFrom(...actions.map(({ verb }) => verb)),
    args: fc.array(argument, { maxLength: 5 }),
    values: fc.array(argument, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('form'),
    verb: fc.constantFrom(...modalActions.map(({ verb }) => verb)),
    args: fc.array(argument, { maxLength: 3 }),
    fields,
  }),
  fc.record({
    kind: fc.constant('command'),
    subcommand: fc.constantFrom('list', 'search', 'tag', 'note', 'status', 'remove', 'share'),
    options: fc.dictionary(
      fc.constantFrom('paper', 'query', 'tag', 'status', 'sort', 'add', 'remove'),
      named,
    ),
    focused: fc.constantFrom('paper', 'tag', 'add'),
  }),
);

type Call = typeof anyCall extends fc.Arbitrary<infer C> ? C : never;

it('no user reads or changes the library of another one, whatever they send', async () => {
  const app = await openTwoLibraries();
  const library = commands.find(({ definition }) => definition.name === 'library');
  const stateOfReader = async () => ({
    entries: await app.library.entries(READER, { offset: 0, limit: 99 }),
    origins: await app.library.origins(READER, [1, 2, 3]),
    tags: await app.library.tags(READER),
  });
  const before = await stateOfReader();

  async function answersTo(call: Call): Promise<unknown> {
    const caller = { userId: OTHER };
    if (call.kind === 'command') {
      const focused = { name: call.focused, text: 'z' };
      const request = autocompleteRequest(call.subcommand, focused, {}, caller);
      return [
        await library?.run(invocation(call.subcommand, call.options, caller), app),
        await library?.complete?.(request, app),
      ];
    }
    const id = ['v1', call.verb, ...call.args].join('|');
    fc.pre(parseCustomId(id) !== undefined);
    if (call.kind === 'form') {
      const form = modalActions.find(({ verb }) => verb === call.verb);
      return form?.run(modalSubmit(id, call.fields, { ...caller, isPrivate: true }), app);
    }
    const action = actions.find(({ verb }) => verb === call.verb);
    return action?.run(componentUse(id, { ...caller, values: call.values }), app);
  }

  await fc.assert(
    fc.asyncProperty(anyCall, async call => {
      const answer = await answersTo(call).catch((error: unknown) => {
        if (error instanceof UserError) return error.message;
        throw error;
      });
      expect(JSON.stringify(answer) ?? '').not.toContain(SECRET);
    }),
    { numRuns: 800 },
  );
  expect(await stateOfReader()).toEqual(before);
});

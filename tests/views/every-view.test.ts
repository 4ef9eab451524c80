import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessageDraft } from '../../src/discord-emulator/validation/message-form.ts';
import { about } from '../../src/views/notice/about.ts';
import { digest, digestNote } from '../../src/views/schedule/digest.ts';
import { aPaper } from './paper-fixtures.ts';
import { boundedRuns } from './bounded-runs.ts';
import { limitsBroken } from './discord-limits.ts';
import { activeMarkdown } from './active-markdown.ts';
import { customIdsOf } from './message-parts.ts';
import { nonce } from './view-inputs.ts';
import { views } from './views.ts';

describe.each(views)('%s', (_, view) => {
  it('keeps to all limits of Discord, and renders no text as a mention, link or emoji, for any input', () => {
    fc.assert(
      fc.property(view, ({ body, shown }) => {
        expect(limitsBroken(body)).toEqual([]);
        // The emulator has its own copy of Discord's rules.
        expect(() => readMessageDraft(structuredClone(body), 0)).not.toThrow();
        expect(activeMarkdown(body, shown)).toEqual([]);
      }),
      boundedRuns(30, 500),
    );
  });
});

it('about keeps to all limits of Discord, and renders no text as a mention, link or emoji', () => {
  const body = about();
  expect(limitsBroken(body)).toEqual([]);
  expect(() => readMessageDraft(structuredClone(body), 0)).not.toThrow();
  expect(activeMarkdown(body, [])).toEqual([]);
});

describe('the nonce', () => {
  it('is in a custom_id of every digest and note', () => {
    const withPapers = digest({ heading: 'h', papers: [aPaper()], nonce });
    const note = digestNote({ heading: 'h', text: 't', nonce });
    for (const body of [withPapers, note]) expect(customIdsOf(body).join()).toContain(nonce);
  });
});

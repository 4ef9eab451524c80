import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../../src/core/paper/record.ts';
import { MAX_LINE_LENGTH, readJsonLines } from '../../../src/sources/file/json-lines.ts';
import { streamOf, collect } from '../../support/collect.ts';

function read(...lines: string[]): Promise<SourceRecord[]> {
  return collect(readJsonLines(streamOf(lines)));
}

describe('readJsonLines', () => {
  it('reads one paper a line and skips blank lines', async () => {
    expect(await read('{"title":"A"}', '', '  \r', '{"title":"B"}\r')).toEqual([
      { line: 1, fields: emptyPaper('A') },
      { line: 4, fields: emptyPaper('B') },
    ]);
  });

  it('allows a byte order mark', async () => {
    expect(await read('\uFEFF{"title":"A"}')).toEqual([{ line: 1, fields: emptyPaper('A') }]);
  });

  it('rejects a line that is not JSON, and reads on', async () => {
    const records = await read('{"title":"A"', 'nonsense', '{"title":"B"}');
    expect(records).toEqual([
      { line: 1, rejected: expect.stringMatching(/^not JSON: /) },
      { line: 2, rejected: expect.stringMatching(/^not JSON: /) },
      { line: 3, fields: emptyPaper('B') },
    ]);
  });

  it('rejects JSON that is not a paper, with the reason', async () => {
    expect(await read('[1]', '{"title":""}')).toEqual([
      { line: 1, rejected: 'expected a JSON object, got a list of numbers' },
      { line: 2, rejected: 'title: expected a title that is not empty, got ""' },
    ]);
  });

  it('rejects a line that is too long', async () => {
    const records = await read(
      JSON.stringify({ title: 'A', abstract: 'x'.repeat(MAX_LINE_LENGTH) }),
      '{"title":"B"}',
    );
    expect(records).toEqual([
      { line: 1, rejected: 'longer than 4194304 characters' },
      { line: 2, fields: emptyPaper('B') },
    ]);
  });

  it('rejects very deeply nested JSON', async () => {
    const [record] = await read(`{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(record).toMatchObject({ line: 1, rejected: expect.stringMatching(/./) });
  });
});

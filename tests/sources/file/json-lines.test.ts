import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../../src/core/paper/record.ts';
import { LONGEST_LINE, readJsonLines } from '../../../src/sources/file/json-lines.ts';
import { arriving, collected } from './collected.ts';

function read(...lines: string[]): Promise<SourceRecord[]> {
  return collected(readJsonLines(arriving(lines)));
}

describe('readJsonLines', () => {
  it('reads one paper a line and passes blank lines over', async () => {
    expect(await read('{"title":"A"}', '', '  \r', '{"title":"B"}\r')).toEqual([
      { line: 1, fields: emptyPaper('A') },
      { line: 4, fields: emptyPaper('B') },
    ]);
  });

  it('allows a byte order mark', async () => {
    expect(await read('\uFEFF{"title":"A"}')).toEqual([{ line: 1, fields: emptyPaper('A') }]);
  });

  it('goes on after a line that is not JSON', async () => {
    const records = await read('{"title":"A"', 'nonsense', '{"title":"B"}');
    expect(records).toEqual([
      { line: 1, rejected: expect.stringMatching(/^not JSON: /) },
      { line: 2, rejected: expect.stringMatching(/^not JSON: /) },
      { line: 3, fields: emptyPaper('B') },
    ]);
  });

  it('refuses JSON that is no paper with the reason', async () => {
    expect(await read('[1]', '{"title":""}')).toEqual([
      { line: 1, rejected: 'expected a JSON object, got a list' },
      { line: 2, rejected: 'title: expected a title that is not empty, got ""' },
    ]);
  });

  it('refuses a line that is too long to be one', async () => {
    const records = await read(
      JSON.stringify({ title: 'A', abstract: 'x'.repeat(LONGEST_LINE) }),
      '{"title":"B"}',
    );
    expect(records).toEqual([
      { line: 1, rejected: 'longer than 4194304 characters' },
      { line: 2, fields: emptyPaper('B') },
    ]);
  });

  it('survives JSON nested beyond reason', async () => {
    const [record] = await read(`{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(record).toMatchObject({ line: 1, rejected: expect.stringMatching(/./) });
  });
});

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openProgress } from '../../../src/cli/ingest/progress.ts';

/** A stream that says it is a terminal, and what was written to it. */
function openTerminal() {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let shown = '';
  terminal.setEncoding('utf8').on('data', (text: string) => (shown += text));
  return { terminal, shown: () => shown };
}

describe('progress', () => {
  it('on a terminal counts records where their number is not known before', () => {
    const { terminal, shown } = openTerminal();
    const told: string[] = [];
    const progress = openProgress(undefined, { terminal, tell: line => told.push(line) });
    progress.reach(1_200, 'papers.jsonl');
    progress.tell('papers.jsonl:7: rejected: no title');
    progress.stop();
    expect(shown()).toContain('papers.jsonl: 1200 records');
    expect(told).toEqual(['papers.jsonl:7: rejected: no title']);
  });

  it('elsewhere is only the lines', () => {
    const told: string[] = [];
    const progress = openProgress(undefined, { terminal: undefined, tell: line => told.push(line) });
    progress.reach(1_200, 'papers.jsonl');
    progress.tell('a line');
    progress.stop();
    expect(told).toEqual(['a line']);
  });
});

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openProgress } from '../../../src/cli/ingest/progress.ts';

/** Creates a stream that claims to be a terminal, and collects what is written to it. */
function createTerminal() {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let shown = '';
  terminal.setEncoding('utf8').on('data', (text: string) => (shown += text));
  return { terminal, shown: () => shown };
}

describe('progress', () => {
  it('counts records on a terminal if their number is unknown', () => {
    const { terminal, shown } = createTerminal();
    const lines: string[] = [];
    const progress = openProgress(undefined, { terminal, printToStderr: line => lines.push(line) });
    progress.update(1_200, 'papers.jsonl');
    progress.printAbove('papers.jsonl:7: rejected: no title');
    progress.stop();
    expect(shown()).toContain('papers.jsonl: 1200 records');
    expect(lines).toEqual(['papers.jsonl:7: rejected: no title']);
  });

  it('prints only the lines elsewhere', () => {
    const lines: string[] = [];
    const progress = openProgress(undefined, {
      terminal: undefined,
      printToStderr: line => lines.push(line),
    });
    progress.update(1_200, 'papers.jsonl');
    progress.printAbove('a line');
    progress.stop();
    expect(lines).toEqual(['a line']);
  });
});

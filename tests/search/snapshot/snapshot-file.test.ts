import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSnapshot, writeSnapshot } from '../../../src/search/snapshot/snapshot-file.ts';
import type { SnapshotValue } from '../../../src/search/snapshot/snapshot-value.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';
import { countTurns } from '../../support/loop-turns.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const newFile = (): string => join(tempFolder(), 'papers.sqlite.search-index');

const arrays = fc.oneof(
  fc.int8Array(),
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float32Array(),
  fc.float64Array(),
);

const { tree } = fc.letrec<{ tree: SnapshotValue }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.double(),
    fc.string({ unit: anyCodePoint }),
    fc.boolean(),
    fc.constant(null),
    arrays,
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('o', 'a', 'n', '__proto__')), tie('tree'), {
      maxKeys: 5,
      noNullPrototype: true,
    }),
  ),
}));

const EXAMPLE = {
  rev: 12,
  words: { bytes: Uint8Array.of(1, 2, 3), ends: Uint32Array.of(2, 3) },
  chunks: [Float32Array.of(0.5), Int8Array.of()],
};

describe('a snapshot', () => {
  it('gives back any tree as it was', async () => {
    const file = newFile();
    await fc.assert(
      fc.asyncProperty(tree, async value => {
        await writeSnapshot(file, value);
        expect(await readSnapshot(file)).toEqual({ value });
      }),
      { numRuns: 60 },
    );
  });

  it('gives back arrays longer than a piece, and the parts of arrays that are views', async () => {
    const file = newFile();
    const long = Uint32Array.from({ length: 700_001 }, (_, i) => i * 7);
    const value = { long, part: long.subarray(3, 700_000), bytes: Buffer.from('abc'), end: Uint8Array.of(9) };
    await writeSnapshot(file, value);
    const { value: read } = await readSnapshot(file);
    const { long: readLong, part, bytes, end } = Object(read);
    expect(Buffer.from(readLong.buffer).equals(Buffer.from(long.buffer))).toBe(true);
    expect([part.length, part[0], part[699_996], bytes, end]).toEqual([
      699_997,
      21,
      4_899_993,
      Uint8Array.from(Buffer.from('abc')),
      Uint8Array.of(9),
    ]);
    // An array that grows must not keep the memory of all others.
    expect(part.buffer.byteLength).toBe(part.byteLength);
  });

  it('leaves out what is undefined, and refuses what is no plain value', async () => {
    const file = newFile();
    await writeSnapshot(file, { a: 1, b: undefined });
    expect(await readSnapshot(file)).toEqual({ value: { a: 1 } });
    for (const value of [new Map(), new Date(0), () => 1, Symbol('s'), 1n, new DataView(new ArrayBuffer(8))])
      await expect(writeSnapshot(file, Object({ value }))).rejects.toThrow(TypeError);
    expect(await readSnapshot(file)).toEqual({ value: { a: 1 } });
  });

  it('can be read and written by its owner alone', async () => {
    const file = newFile();
    await writeSnapshot(file, EXAMPLE);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('lets other work run between its pieces of 1 MiB', async () => {
    const file = newFile();
    const value = { long: new Uint8Array(6 * 1024 * 1024) };
    expect(await countTurns(() => writeSnapshot(file, value))).toBeGreaterThanOrEqual(6);
    expect(await countTurns(() => readSnapshot(file))).toBeGreaterThanOrEqual(6);
  });
});

describe('a snapshot that cannot be used', () => {
  it('is missing, or unreadable', async () => {
    const file = newFile();
    expect(await readSnapshot(file)).toEqual({ problem: 'missing' });
    expect(await readSnapshot(tempFolder())).toMatchObject({ problem: 'unreadable' });
  });

  it('is damaged if it is cut anywhere, or longer', async () => {
    const file = newFile();
    await writeSnapshot(file, EXAMPLE);
    const { size } = statSync(file);
    writeFileSync(file, '\0', { flag: 'a' });
    expect(await readSnapshot(file)).toMatchObject({ problem: 'damaged' });
    for (let length = size - 1; length >= 0; length -= 1) {
      truncateSync(file, length);
      expect(await readSnapshot(file)).toMatchObject({ problem: 'damaged' });
    }
  });

  it('is damaged if any byte of it is another', async () => {
    const file = newFile();
    await writeSnapshot(file, EXAMPLE);
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, damaged);
      expect(await readSnapshot(file)).toMatchObject({ problem: 'damaged' });
    }
  });

  it('is damaged if it is another file', async () => {
    const file = newFile();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
        writeFileSync(file, bytes);
        expect(await readSnapshot(file)).toMatchObject({ problem: 'damaged' });
      }),
      { numRuns: 30 },
    );
  });
});

describe('writing a snapshot', () => {
  it('leaves the old one, and nothing else, if it is aborted or the tree is refused', async () => {
    const file = newFile();
    await writeSnapshot(file, EXAMPLE);
    await expect(
      writeSnapshot(file, { new: true }, AbortSignal.abort(new Error('stopping'))),
    ).rejects.toThrow('stopping');
    await expect(writeSnapshot(file, Object({ f: () => 1 }))).rejects.toThrow(TypeError);
    expect(await readSnapshot(file)).toEqual({ value: EXAMPLE });
    expect(readdirSync(join(file, '..'))).toEqual(['papers.sqlite.search-index']);
  });

  it('rejects if the folder is missing', async () => {
    await expect(writeSnapshot(join(newFile(), 'none', 'file'), EXAMPLE)).rejects.toThrow('ENOENT');
  });

  it('removes what a killed process left, but not what another one is writing', async () => {
    const file = newFile();
    const [old, young, other] = [`${file}.0a.part`, `${file}.0b.part`, `${file}-other.part`];
    for (const part of [old, young, other]) writeFileSync(part, 'half');
    for (const part of [old, other]) utimesSync(part, 1_000, 1_000);
    await writeSnapshot(file, EXAMPLE);
    expect(readdirSync(join(file, '..')).toSorted()).toEqual(
      [file, young, other].map(path => basename(path)).toSorted(),
    );
  });

  it('gives one of both whole if two processes write at once', async () => {
    const file = newFile();
    const values = [0, 1].map(n => ({ n, array: new Uint8Array(3_000_000).fill(n) }));
    await Promise.all(values.map(value => writeSnapshot(file, value)));
    const { value } = await readSnapshot(file);
    const { n, array } = Object(value);
    expect(array.every((byte: number) => byte === n)).toBe(true);
  });
});

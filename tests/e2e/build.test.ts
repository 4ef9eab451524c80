import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTempFolder, tempFolder } from '../support/temp-folder.ts';

const NOTICE = 'Building Paperboy (first start or changed sources)…\n';

/** The smallest sources that the build accepts. */
const SOURCES = {
  'src/main.ts': "export { value } from './value.ts';\n",
  'src/value.ts': 'export const value: number = 1;\n',
  'src/cli.ts': 'export {};\n',
  'src/app/playground/reset.ts': 'export {};\n',
  'src/store/database/sqlite/maintenance-worker.ts': 'export {};\n',
  'src/charts/chart-worker.ts': 'export {};\n',
  'commands/index.ts': 'export {};\n',
  'src/playground/page/main.ts': "console.log('page');\n",
  'src/playground/page/index.html': '<!doctype html>\n',
  'src/playground/page/page.css': 'body { margin: 0 }\n',
};

/** A whole second, which copies keep. */
const LONG_AGO = 1_000;

/** Writes a copy of the build with small sources of its own. */
function writeProject(folder: string): void {
  for (const file of ['src/build', 'tsconfig.json', 'package.json', 'package-lock.json'])
    cpSync(file, join(folder, file), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  for (const [file, content] of Object.entries(SOURCES)) writeFile(folder, file, content);
}

function writeFile(folder: string, file: string, content: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

function openProject(folder: string) {
  const path = (file: string) => join(folder, file);
  /** Makes a file look old, so that a rewrite shows. */
  const age = (file: string) => utimesSync(path(file), LONG_AGO, LONG_AGO);
  return {
    write: (file: string, content: string) => writeFile(folder, file, content),
    remove: (file: string) => rmSync(path(file)),
    has: (file: string) => existsSync(path(file)),
    read: (file: string) => readFileSync(path(file), 'utf8'),
    list: (part: string) => readdirSync(path(part)).toSorted(),
    age,
    isAged: (file: string) => statSync(path(file)).mtimeMs === LONG_AGO * 1_000,
    async build(...args: string[]) {
      const child = spawn(process.execPath, [path('src/build/build.mjs'), ...args], { cwd: '/' });
      const ended = once(child, 'close');
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
      await ended;
      return { code: child.exitCode, stdout, stderr: stderr.replace(NOTICE, '') };
    },
  };
}

/** Creates a project that was never built. */
function createProject() {
  const folder = tempFolder();
  writeProject(folder);
  return openProject(folder);
}

/** Where types are not what a test is about, it builds without a check of them, as `npm test` does. */
const TYPES_CHECKED = '--types-checked';

const OK = { code: 0, stdout: '', stderr: '' };

describe('the build', () => {
  const original = makeTempFolder();

  beforeAll(async () => {
    writeProject(original);
    const { age, build } = openProject(original);
    // The build compares times of sources.
    for (const file of readdirSync(original, { recursive: true, encoding: 'utf8' }))
      if (!file.startsWith('node_modules')) age(file);
    const { code, stdout, stderr } = await build();
    if (code !== 0 || stdout !== '' || stderr !== '')
      throw new Error(`the first build printed ${stdout}${stderr}`);
  });
  afterAll(() => rmSync(original, { recursive: true, force: true }));

  /** Creates a project that is built. */
  function createBuilt() {
    const folder = tempFolder();
    cpSync(original, folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    return openProject(folder);
  }

  it('writes nothing if nothing changed, and only the page if only the page changed', async () => {
    const project = createBuilt();
    expect(project.read('dist/src/main.js')).toContain('value = 1');
    const outputs = ['dist/src/main.js', 'dist/src/playground/page/main.js', 'dist/programs.tsbuildinfo'];
    for (const file of outputs) project.age(file);
    expect(await project.build()).toEqual(OK);
    expect(outputs.map(project.isAged)).toEqual([true, true, true]);
    project.write('src/playground/page/main.ts', "console.log('new page');\n");
    expect(await project.build()).toEqual(OK);
    expect(outputs.map(project.isAged)).toEqual([true, false, true]);
    expect(project.read('dist/src/playground/page/main.js')).toContain('new page');
  });

  it('keeps the chunks of the page when only the programs changed', async () => {
    const project = createBuilt();
    project.write('src/playground/page/menu/picker.ts', "export const picker = 'picker';\n");
    project.write('src/playground/page/main.ts', "console.log(await import('./menu/picker.ts'));\n");
    expect(await project.build(TYPES_CHECKED)).toEqual(OK);
    project.write('src/value.ts', 'export const value: number = 2;\n');
    expect(await project.build(TYPES_CHECKED)).toEqual(OK);
    expect(project.has('dist/src/playground/page/picker.js')).toBe(true);
    project.remove('src/playground/page/menu/picker.ts');
    project.write('src/playground/page/main.ts', "console.log('page');\n");
    expect(await project.build(TYPES_CHECKED)).toEqual(OK);
    expect(project.has('dist/src/playground/page/picker.js')).toBe(false);
  });

  it('bundles what changed, and removes the output of a deleted source', async () => {
    const project = createBuilt();
    project.write('src/value.ts', "export const value = import('./other.ts');\n");
    project.write('src/other.ts', "export const other = 'loaded later';\n");
    expect(await project.build(TYPES_CHECKED)).toEqual(OK);
    const chunks = project.list('dist/src/chunks');
    expect(chunks).toEqual([expect.stringMatching(/^other-\w+\.js$/), expect.stringMatching(/\.js\.map$/)]);
    project.write('src/value.ts', 'export const value: number = 2;\n');
    project.remove('src/other.ts');
    expect(await project.build(TYPES_CHECKED)).toEqual(OK);
    expect(project.list('dist/src/chunks')).toEqual([]);
    expect(project.read('dist/src/main.js')).toContain('value = 2');
  });

  it('bundles packages, and maps only the lines of its own sources', async () => {
    const project = createBuilt();
    project.write('src/main.ts', "import { parse } from 'dotenv';\nexport const value = parse('A=1');\n");
    expect(await project.build(TYPES_CHECKED)).toEqual(OK);
    expect(project.read('dist/src/main.js')).not.toMatch(/from ['"]dotenv['"]/);
    const { mappings }: { mappings: string } = JSON.parse(project.read('dist/src/main.js.map'));
    expect(project.read('dist/src/main.js').length).toBeGreaterThan(10_000);
    expect(mappings.replaceAll(';', '').length).toBeLessThan(200);
  });

  it('bundles again if the outputs were deleted', async () => {
    const project = createBuilt();
    for (const output of ['dist/src/main.js', 'dist/src/cli.js', 'dist/src/playground/page/index.html']) {
      project.remove(output);
      expect(await project.build(TYPES_CHECKED)).toEqual(OK);
      expect(project.has(output)).toBe(true);
    }
  });

  it.each([
    ['src/value.ts', "export const value: number = 'one';\n", createProject],
    ['src/playground/page/main.ts', 'const = 1;\n', createBuilt],
  ])('fails for an error in %s, each time until it is corrected', async (file, content, create) => {
    const project = create();
    const correct = project.read(file);
    project.write(file, content);
    for (const attempt of [await project.build(), await project.build()]) {
      expect([attempt.code, attempt.stdout]).toEqual([1, '']);
      expect(attempt.stderr).toContain(file);
    }
    project.write(file, correct);
    expect(await project.build()).toEqual(OK);
  });

  it('is done once by two processes at the same time', async () => {
    const project = createProject();
    expect(await Promise.all([project.build(), project.build()])).toEqual([OK, OK]);
    expect(project.read('dist/src/main.js')).toContain('value = 1');
    expect(await project.build()).toEqual(OK);
  });
});

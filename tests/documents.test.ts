import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { registered } from '../commands/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Reading takes three minutes. */
const MAX_README_WORDS = 750;

const documents = ['.', 'src', 'tests', '.github'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name)),
);

/** Returns the links and pictures of a document that lead to files. */
function linksOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)]
    .map(([, link, source]) => link ?? source ?? '')
    .filter(link => !/^https?:/.test(link));
}

/** Returns the anchors of a document's headings, as GitHub names them. */
function anchorsOf(file: string): Set<string> {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
  const names = [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set(names);
}

function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? join(root, from) : join(root, dirname(from), path);
  if (!existsSync(target)) return false;
  return anchor === undefined || (statSync(target).isFile() && anchorsOf(target).has(anchor));
}

describe('the documents', () => {
  it('link only to what is there', () => {
    const broken = documents.flatMap(file =>
      linksOf(file)
        .filter(link => !leadsSomewhere(file, link))
        .map(link => `${file}: ${link}`),
    );
    expect(broken).toEqual([]);
    expect(documents.flatMap(linksOf).length).toBeGreaterThan(50);
  });

  it('have a README of three minutes', () => {
    const words = readFileSync(join(root, 'README.md'), 'utf8').split(/\s+/);
    expect(words.length).toBeLessThan(MAX_README_WORDS);
  });

  it('describe every command and subcommand', () => {
    const rows = readFileSync(join(root, '.github/using.md'), 'utf8')
      .split('\n')
      .filter(line => line.startsWith('|'));
    const missing = registered.flatMap(({ definition }) => {
      const ofCommand = rows.filter(row => new RegExp(String.raw`(\/|\*\*)${definition.name}\b`).test(row));
      const options = 'options' in definition ? (definition.options ?? []) : [];
      const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
      const names = subcommands.map(({ name }) => name);
      const unnamed = names.filter(
        name => !ofCommand.some(row => new RegExp(String.raw`[\x60 ]${name}\b`).test(row)),
      );
      return ofCommand.length === 0 ? [definition.name] : unnamed.map(name => `${definition.name} ${name}`);
    });
    expect(missing).toEqual([]);
  });
});

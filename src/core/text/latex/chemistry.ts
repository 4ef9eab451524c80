import { subscript, superscript } from './scripts.ts';

/** Arrows of reactions (mhchem's manual, "Reaction arrows"), the longest first. */
const ARROWS: readonly (readonly [string, string])[] = [
  ['<=>>', '⇌'],
  ['<<=>', '⇌'],
  ['<=>', '⇌'],
  ['<-->', '⇄'],
  ['<->', '↔'],
  ['->', '→'],
  ['<-', '←'],
];

/**
 * Returns a formula of mhchem (`\ce{…}`) as readers see it: `H2O` as `H₂O`, `SO4^2-` as `SO₄²⁻`, `Na+` as `Na⁺`, with arrows
 * and the dot of hydrates.
 */
export function chemicalFormula(content: string): string {
  const withArrows = ARROWS.reduce((text, [arrow, sign]) => text.replaceAll(arrow, sign), content);
  return withArrows
    .replace(/\^\{?(\d{0,3}[+-]|[+-]?\d{1,3})\}?/g, (_, charge: string) => superscript(charge))
    .replace(/_(\d{1,3})/g, (_, count: string) => subscript(count))
    .replace(/(?<=[\p{L})\]])\d{1,3}/gu, count => subscript(count))
    .replace(/(?<=[\p{L})\]₀-₉])[+-](?=[\s)\]]|$)/gu, charge => superscript(charge))
    .replace(/ ?\* ?/g, '·');
}

/**
 * An arXiv category as arXiv writes it (`cs.LG`, `stat.ML`, `hep-th`, `cond-mat.str-el`), or `undefined` if the text
 * has not the shape of one. Archives are lower case, and two-letter subjects of theirs upper case.
 */
export function parseCategory(text: string): string | undefined {
  const [, archive, subject] = /^([a-z]+(?:-[a-z]+)?)(?:\.([a-z]+(?:-[a-z]+)?))?$/i.exec(text.trim()) ?? [];
  if (archive === undefined) return undefined;
  if (subject === undefined) return archive.toLowerCase();
  return `${archive.toLowerCase()}.${subject.length === 2 ? subject.toUpperCase() : subject.toLowerCase()}`;
}

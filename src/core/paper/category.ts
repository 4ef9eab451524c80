/**
 * Parses an arXiv category and returns it as arXiv writes it (`cs.LG`, `stat.ML`, `hep-th`, `cond-mat.str-el`): archives in
 * lower case, two-letter subjects in upper case. Returns `undefined` for a text of another form.
 */
export function parseCategory(text: string): string | undefined {
  const [, archive, subject] = /^([a-z]+(?:-[a-z]+)?)(?:\.([a-z]+(?:-[a-z]+)?))?$/i.exec(text.trim()) ?? [];
  if (archive === undefined) return undefined;
  if (subject === undefined) return archive.toLowerCase();
  return `${archive.toLowerCase()}.${subject.length === 2 ? subject.toUpperCase() : subject.toLowerCase()}`;
}

/**
 * Returns the User-Agent header: name, version, and how to contact the operator or the project, as arXiv asks of
 * clients. `contact` is an e-mail address or a URL; characters that the header cannot hold are left out.
 */
export function userAgent(version: string, contact: string | undefined): string {
  const reach = (contact ?? '').replace(/[^ !#-'*-~]/g, '').trim();
  return `Paperboy/${version} (Discord bot for research papers${reach === '' ? '' : `; ${reach}`})`;
}

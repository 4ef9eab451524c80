/**
 * How Paperboy presents itself: name, version, and where its operator or its project can be reached, as arXiv asks of
 * clients. `contact` is an e-mail address or a URL; what cannot stand in the header is left out.
 */
export function userAgent(version: string, contact: string | undefined): string {
  const reach = (contact ?? '').replace(/[^ !#-'*-~]/g, '').trim();
  return `Paperboy/${version} (Discord bot for research papers${reach === '' ? '' : `; ${reach}`})`;
}

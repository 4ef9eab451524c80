// Citation.js has no types of its own; these are those of what the tests use.
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** Reads a document of any known format as CSL-JSON. */
      chain(document: string, options: { readonly generateGraph: boolean }): unknown;
      /** Takes one step of that: of RIS, it reads the tags of each entry. */
      chainLink(document: string): unknown;
    };
  };
}
declare module '@citation-js/plugin-ris';

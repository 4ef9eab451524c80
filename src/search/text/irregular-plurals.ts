/**
 * Irregular plurals by their singular, as far as papers use them and the stemmer does not bring them together; `indices`
 * would become the stem of `indicate`. Left out: plurals that are words of their own or have two singulars (`data`,
 * `media`, `people`, `bases`, `ellipses`, `leaves`, `lives`).
 */
const LIST = `
matrix matrices submatrices · index indices subindices · vertex vertices · vortex vortices · appendix appendices
cortex cortices · apex apices · helix helices · simplex simplices · codex codices
hypothesis hypotheses · analysis analyses metaanalyses · thesis theses · synthesis syntheses · parenthesis parentheses
crisis crises · diagnosis diagnoses · prognosis prognoses · axis axes · emphasis emphases · metastasis metastases
oasis oases · paralysis paralyses · catalysis catalyses
criterion criteria · phenomenon phenomena · automaton automata · polyhedron polyhedra · mitochondrion mitochondria
taxon taxa · ganglion ganglia
spectrum spectra · bacterium bacteria · quantum quanta · stratum strata · optimum optima · maximum maxima
minimum minima · extremum extrema · momentum momenta · equilibrium equilibria · symposium symposia · continuum continua
corpus corpora · genus genera · schema schemata · lemma lemmata · stigma stigmata
radius radii · nucleus nuclei · stimulus stimuli · focus foci · locus loci · modulus moduli · fungus fungi
calculus calculi · bacillus bacilli · thalamus thalami · torus tori
formula formulae · larva larvae · alga algae · nebula nebulae · vertebra vertebrae · antenna antennae
supernova supernovae · nova novae
mouse mice · child children · man men · woman women · foot feet · tooth teeth · goose geese
wolf wolves · knife knives · shelf shelves · half halves`;

const SINGULARS: ReadonlyMap<string, string> = new Map(
  LIST.trim()
    .split(/[·\n]/)
    .flatMap(entry => {
      const [singular = '', ...plurals] = entry.trim().split(' ');
      return plurals.map((plural): [string, string] => [plural, singular]);
    }),
);

/** Returns the singular of an irregular plural; any other word as it is. */
export const singularOf = (word: string): string => SINGULARS.get(word) ?? word;

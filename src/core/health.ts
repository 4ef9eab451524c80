/** Something that keeps the running bot from its work, for the operator. */
export interface HealthProblem {
  readonly check: 'gateway' | 'database' | 'token' | 'jobs';
  /** One sentence. */
  readonly reason: string;
}

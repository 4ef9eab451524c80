/** Figures about the database, for the operator's metrics. */
export interface FigureStore {
  /** Returns the number of deliveries in each state that is not final. */
  openDeliveries(): Promise<{ readonly pending: number; readonly sending: number; readonly unknown: number }>;
  schedules(): Promise<{ readonly active: number; readonly paused: number }>;
}

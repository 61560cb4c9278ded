/** A PostgreSQL cluster of one's own, on a socket; it ends with the process. */
export class Cluster {
  /** A new database; its URL. */
  make(database: string): string;
}

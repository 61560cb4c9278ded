/** The list that a record was opened from, so that J and K lead to the next one without going back. Ids only, in memory. */
let list: { contract: string; ids: string[] } = { contract: "", ids: [] };

export function walkAlong(contract: string, ids: string[]) {
  list = { contract, ids };
}

export interface Steps {
  place: number;
  of: number;
  before?: string;
  after?: string;
}

export function stepsFrom(contract: string, id: string): Steps | undefined {
  const place = list.contract === contract ? list.ids.indexOf(id) : -1;
  if (place < 0 || list.ids.length < 2) return undefined;
  return { place: place + 1, of: list.ids.length, before: list.ids[place - 1], after: list.ids[place + 1] };
}

export function forgetPatients() {
  list = { contract: "", ids: [] };
}

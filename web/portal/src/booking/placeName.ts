/** "Bimbó út" of "Rózsadomb Medical, Bimbó út": the clinic's own name stands on every page already. */
export function placeName(name: string, clinic: string): string {
  const rest = name.startsWith(clinic) ? name.slice(clinic.length).replace(/^[\s,:–-]+/, "") : "";
  return rest || name;
}

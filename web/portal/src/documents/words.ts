/** What was last searched for, while the tab is open: in memory, because it may say much about a person. */
let kept = { patientId: "", words: "" };

export const keptWords = (patientId: string) => (kept.patientId === patientId ? kept.words : "");

export function keepWords(patientId: string, words: string) {
  kept = { patientId, words };
}

/** E.164 with spaces where our countries put them; numbers of others stay as they are. */
export function spacedPhone(e164: string): string {
  const hungarian = /^\+36(1|\d{2})(\d{3})(\d{3,4})$/.exec(e164);
  if (hungarian) return `+36 ${hungarian[1]} ${hungarian[2]} ${hungarian[3]}`;
  const costaRican = /^\+506(\d{4})(\d{4})$/.exec(e164);
  if (costaRican) return `+506 ${costaRican[1]} ${costaRican[2]}`;
  const spanish = /^\+34(\d{3})(\d{3})(\d{3})$/.exec(e164);
  if (spanish) return `+34 ${spanish[1]} ${spanish[2]} ${spanish[3]}`;
  return e164;
}

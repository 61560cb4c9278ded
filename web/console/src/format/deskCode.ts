/** Ten characters are read out and typed more surely in groups: K7XM2 PQ94T. What the server has grouped stays as it is. */
export function groupedCode(code: string): string[] {
  const parts = code.split(/[\s-]+/).filter((part) => part !== "");
  if (parts.length > 1) return parts;
  const size = code.length % 5 === 0 ? 5 : 4;
  return code.match(new RegExp(`.{1,${size}}`, "g")) ?? [];
}

/** The digits of what was typed or pasted ("Your code: 481 523"), no more than fit. */
export const digitsOf = (typed: string, length: number) => typed.replace(/\D/g, "").slice(0, length);

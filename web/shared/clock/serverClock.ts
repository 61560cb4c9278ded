/** How far this device's clock is from the server's, by the Date header of its answers: phones are often minutes off. */
let ahead = 0;

export function heardFromServer(date: string | null) {
  const theirs = date ? Date.parse(date) : Number.NaN;
  if (!Number.isNaN(theirs)) ahead = theirs + 500 - Date.now();
}

/** The server's time now, in milliseconds. */
export const serverNow = () => Date.now() + (Math.abs(ahead) > 2000 ? ahead : 0);

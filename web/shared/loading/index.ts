/** Between the tries, in milliseconds: a phone between two cells, a server that is just being restarted. */
const pauses = [300, 1000, 2500];

/** Code or texts of a page that could not be fetched are asked for again, before the page says that it could not be shown. */
export const patiently =
  <T>(load: () => Promise<T>): (() => Promise<T>) =>
  async () => {
    for (const pause of pauses) {
      try {
        return await load();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return load();
  };

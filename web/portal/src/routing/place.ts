import { createContext, useContext } from "react";

/** Where one is: the clinic's suffix, the page's path below it, and the address's filters. */
export type Place = { suffix: string; page: string; filters: URLSearchParams };

export function placeAt({ pathname, search }: { pathname: string; search: string }): Place {
  const [, , suffix = "", ...rest] = pathname.split("/");
  return { suffix, page: rest.filter(Boolean).join("/"), filters: new URLSearchParams(search) };
}

export const PlaceContext = createContext<Place>({ suffix: "", page: "", filters: new URLSearchParams() });

export const usePlace = () => useContext(PlaceContext);

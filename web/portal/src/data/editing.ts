import { createContext, useContext } from "react";

type Editing = { open?: string; setOpen: (field?: string) => void };

/** Which row of the page is being changed: one at a time. */
export const EditingContext = createContext<Editing>({ setOpen: () => {} });

export const useEditing = () => useContext(EditingContext);

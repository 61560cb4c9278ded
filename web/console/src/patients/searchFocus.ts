/** Lets the key "/" and the menu's search entry reach the search field, whether its page is open already or still to come. */
let focusNow: (() => void) | undefined;
let wanted = false;

export function wantSearch() {
  if (focusNow) focusNow();
  else wanted = true;
}

export function offerSearch(focus: () => void): () => void {
  focusNow = focus;
  if (wanted) focus();
  wanted = false;
  return () => {
    focusNow = undefined;
  };
}

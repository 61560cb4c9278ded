/** As a `ref`: the element has the focus from the start. `autofocus` works only on pages that were just loaded. */
export const takeFocus = (element: HTMLElement | null) => element?.focus();

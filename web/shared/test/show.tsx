import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";

/** Renders a component as it stands in a page: with texts. */
export const show = (view: ReactNode) =>
  render(view, { wrapper: ({ children }) => <I18nProvider i18n={i18n}>{children}</I18nProvider> });

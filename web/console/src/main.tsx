import "@portico/shared/theme/index.css";
import "./theme/console.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { isLanguage, preferred, speak } from "@portico/shared/i18n";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./queryClient";
import { router } from "./router";
import { sessionQuery } from "./session/session";
import { texts } from "./texts";

const session = await queryClient.fetchQuery(sessionQuery).catch(() => undefined);
const chosen = session?.language;
await speak(isLanguage(chosen) ? chosen : preferred(["en", "hu", "es"], "en"), texts);

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );

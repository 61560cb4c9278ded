import "@portico/shared/theme/index.css";
import { I18nProvider } from "@lingui/react";
import { worthRetrying } from "@portico/shared/api";
import { i18n, languages, preferred } from "@portico/shared/i18n";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { followLinks } from "./routing/links.ts";
import { watchHistory } from "./routing/navigation.ts";
import { Router } from "./routing/Router.tsx";
import { speak } from "./speak.ts";

const queries = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: false } },
});

watchHistory();
followLinks();

await speak(preferred(languages, "en"));
createRoot(document.getElementById("root") as HTMLElement).render(
  <I18nProvider i18n={i18n}>
    <QueryClientProvider client={queries}>
      <Router>
        <App />
      </Router>
    </QueryClientProvider>
  </I18nProvider>,
);

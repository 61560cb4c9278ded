import { useLingui } from "@lingui/react/macro";
import type { Tab } from "@portico/shared/components/BottomTabs";
import { History, Home, IdCard, More, Page } from "@portico/shared/icons";
import { usePages } from "../clinic/ClinicContext.ts";
import { usePlace } from "../routing/place.ts";

const UNDER_MORE = ["history", "data", "more", "access-log", "security", "help"];

/** The main menu of what this clinic offers: everything on a wide screen, on a phone the rest under More. */
export function useMenu(): { wide: Tab[]; narrow: Tab[] } {
  const { t } = useLingui();
  const pages = usePages();
  const page = usePlace().page.split("/")[0];
  const home = { id: "home", href: pages.home, icon: <Home />, text: t`Home`, here: page === "home" };
  const documents = {
    id: "documents",
    href: pages.documents(),
    icon: <Page />,
    text: t`Documents`,
    here: page === "documents",
  };
  const history = {
    id: "history",
    href: pages.history,
    icon: <History />,
    text: t`History`,
    here: page === "history",
  };
  const data = { id: "data", href: pages.data, icon: <IdCard />, text: t`Data`, here: page === "data" };
  const more = {
    id: "more",
    href: pages.more,
    icon: <More />,
    text: t`More`,
    here: UNDER_MORE.includes(page ?? ""),
  };
  return {
    wide: [
      home,
      documents,
      history,
      data,
      { ...more, here: ["more", "access-log", "security", "help"].includes(page ?? "") },
    ],
    narrow: [home, documents, more],
  };
}

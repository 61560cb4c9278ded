import { useLingui } from "@lingui/react/macro";
import type { Tab } from "@portico/shared/components/BottomTabs";
import { Calendar, History, Home, IdCard, More, Page } from "@portico/shared/icons";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { usePlace } from "../routing/place.ts";
import { useHere } from "../session/SessionContext.ts";

const UNDER_MORE = ["history", "data", "more", "access-log", "family", "security", "help"];

/** The main menu of what this clinic offers and one may see of this patient: everything on a wide screen, on a phone the rest under More. */
export function useMenu(): { wide: Tab[]; narrow: Tab[] } {
  const { t } = useLingui();
  const pages = usePages();
  const { features } = useClinic();
  const { scopes } = useHere().profile;
  const page = usePlace().page.split("/")[0];
  const home = { id: "home", href: pages.home, icon: <Home />, text: t`Home`, here: page === "home" };
  const bookings = {
    id: "bookings",
    href: pages.bookings(),
    icon: <Calendar />,
    text: t`Bookings`,
    here: page === "bookings" || page === "booking",
  };
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
  const covered = [
    ...(features.includes("appointments") && scopes.includes("appointments") ? [bookings] : []),
    ...(scopes.includes("documents") ? [documents] : []),
    ...(scopes.includes("appointments") ? [history] : []),
    ...(scopes.includes("profile") ? [data] : []),
  ];
  return {
    wide: [
      home,
      ...covered,
      { ...more, here: ["more", "access-log", "family", "security", "help"].includes(page ?? "") },
    ],
    narrow: [home, ...covered.filter((tab) => tab === bookings || tab === documents), more],
  };
}

import { Component, type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { ClinicFrame } from "./clinic/ClinicFrame.tsx";
import { FrontDoor } from "./clinic/FrontDoor.tsx";
import { NoSuchPortal } from "./clinic/NoSuchPortal.tsx";
import { type Page as Paged, pageAt } from "./routing/pageTable.ts";
import { usePlace } from "./routing/place.ts";
import { EitherWay } from "./session/EitherWay.tsx";
import { SignedIn } from "./session/SignedIn.tsx";
import { CallClinic } from "./shell/CallClinic.tsx";
import { Covered } from "./shell/Covered.tsx";
import { NotHerePublic } from "./shell/NotHerePublic.tsx";
import { PageFault } from "./shell/PageFault.tsx";

const DemoMessages = lazy(() => import("./demo/DemoMessages.tsx"));

/** From the address to the page. */
export function App() {
  const { suffix } = usePlace();
  if (location.pathname.startsWith("/demo/"))
    return (
      <Suspense>
        <DemoMessages />
      </Suspense>
    );
  if (location.pathname === "/") return <FrontDoor />;
  if (!suffix) return <NoSuchPortal />;
  return (
    <Fault instead={<PageFault />}>
      <ClinicFrame key={suffix} suffix={suffix}>
        <Fault instead={<PageFault way={<CallClinic />} />}>
          <Page />
        </Fault>
      </ClinicFrame>
    </Fault>
  );
}

function Page() {
  const place = usePlace();
  const page = pageAt(place.page);
  if (!page) return <NotHerePublic />;
  const content = <Content key={place.page} page={page} />;
  if (page.session === "none") return content;
  const Frame = page.session === "either" ? EitherWay : SignedIn;
  return (
    <Frame>
      <Covered scope={page.scope}>{content}</Covered>
    </Frame>
  );
}

/** The page itself, when its code has come. */
function Content({ page }: { page: Paged }) {
  const [shown, setShown] = useState<{ View?: ComponentType; fault?: unknown }>({ View: page.View });
  const { View, fault } = shown;
  useEffect(() => {
    if (!View)
      page.load().then(
        () => setShown({ View: page.View }),
        (reason) => setShown({ fault: reason }),
      );
  }, [View, page]);
  if (fault) throw fault;
  return View ? <View /> : null;
}

class Fault extends Component<{ children: ReactNode; instead: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}

import { Component, lazy, type ReactNode, Suspense } from "react";
import { ClinicFrame } from "./clinic/ClinicFrame.tsx";
import { FrontDoor } from "./clinic/FrontDoor.tsx";
import { NoSuchPortal } from "./clinic/NoSuchPortal.tsx";
import { pageAt } from "./routing/pageTable.ts";
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
          <Suspense>
            <Page />
          </Suspense>
        </Fault>
      </ClinicFrame>
    </Fault>
  );
}

function Page() {
  const place = usePlace();
  const page = pageAt(place.page);
  if (!page) return <NotHerePublic />;
  const { View } = page;
  if (page.session === "none") return <View key={place.page} />;
  const Frame = page.session === "either" ? EitherWay : SignedIn;
  return (
    <Frame>
      <Suspense>
        <Covered scope={page.scope}>
          <View key={place.page} />
        </Covered>
      </Suspense>
    </Frame>
  );
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

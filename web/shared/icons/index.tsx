import type { ReactNode } from "react";

type Size = { size?: number };

/** 24-px line icons in the text's colour. They never stand alone: the words beside them are what is read out. */
function Svg({ size = 20, children }: Size & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

const Line = ({ d, size }: Size & { d: string }) => (
  <Svg size={size}>
    <path d={d} />
  </Svg>
);

export const Home = (p: Size) => <Line {...p} d="M4 11.2 12 4l8 7.2V20h-5.5v-5.5h-5V20H4z" />;
export const Calendar = (p: Size) => <Line {...p} d="M4 6h16v14H4zM4 10h16M8 3.5V7M16 3.5V7" />;
export const Page = (p: Size) => <Line {...p} d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 13h6M9 16.5h6" />;
export const History = (p: Size) => (
  <Line {...p} d="M4 5v4.5h4.5M4.3 9.5A8.2 8.2 0 1 1 3.8 13M12 8v4.5l3 2" />
);
export const IdCard = (p: Size) => (
  <Line
    {...p}
    d="M3.5 5.5h17v13h-17zM7 15.8c.4-1.5 3.6-1.5 4 0M9 12.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4M14.5 10H18M14.5 13.5H18"
  />
);
export const Message = (p: Size) => <Line {...p} d="M4 5h16v11.5H9.5L5.5 20v-3.5H4z" />;
export const Person = (p: Size) => (
  <Line {...p} d="M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5 20.5c.6-4 3.4-5.5 7-5.5s6.4 1.5 7 5.5" />
);
export const People = (p: Size) => (
  <Line
    {...p}
    d="M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 19.5c.5-3.5 2.7-5 6-5s5.5 1.5 6 5M16 4.8a3.5 3.5 0 0 1 0 6.4M18 15c1.8.7 2.7 2.2 3 4.5"
  />
);
export const Phone = (p: Size) => (
  <Line
    {...p}
    d="M7.5 4 5 5.2C4.5 12.5 11.5 19.5 18.8 19l1.2-2.5-3.8-2.7-2.2 1.5c-2-.9-4.4-3.3-5.3-5.3l1.5-2.2z"
  />
);
export const Mail = (p: Size) => <Line {...p} d="M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5" />;
export const Pin = (p: Size) => (
  <Line
    {...p}
    d="M12 21c4.5-4.7 6.5-8 6.5-11a6.5 6.5 0 0 0-13 0c0 3 2 6.3 6.5 11M12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6"
  />
);
export const Clock = (p: Size) => (
  <Line {...p} d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 7.5V12l3 2" />
);
export const Warning = (p: Size) => <Line {...p} d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.1" />;
export const Alert = (p: Size) => (
  <Line {...p} d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 7.8v5M12 16v.1" />
);
export const Info = (p: Size) => (
  <Line {...p} d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 11.2v5M12 8v.1" />
);
export const Help = (p: Size) => (
  <Line
    {...p}
    d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M9.5 9.5c.3-3.3 5.3-3 5 .2-.2 1.8-2.5 2-2.5 4M12 16.7v.1"
  />
);
export const Check = (p: Size) => <Line {...p} d="M5 12.5 10 17.5 19.5 7" />;
export const CheckCircle = (p: Size) => (
  <Line {...p} d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M8.2 12.2l2.7 2.7 5-5.3" />
);
export const Shield = (p: Size) => (
  <Line {...p} d="M12 3.5 19.5 6v5.5c0 4.5-3 7.5-7.5 9-4.5-1.5-7.5-4.5-7.5-9V6zM8.8 12l2.3 2.3 4.2-4.5" />
);
export const Search = (p: Size) => (
  <Line {...p} d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 20 20" />
);
export const Close = (p: Size) => <Line {...p} d="M6 6 18 18M18 6 6 18" />;
export const Down = (p: Size) => <Line {...p} d="M6.5 9.5 12 15l5.5-5.5" />;
export const Right = (p: Size) => <Line {...p} d="M9.5 6 15.5 12l-6 6" />;
export const Left = (p: Size) => <Line {...p} d="M14.5 6 8.5 12l6 6" />;
export const Download = (p: Size) => <Line {...p} d="M12 4v11.5M7.5 11 12 15.5 16.5 11M4.5 16v4h15v-4" />;
export const Upload = (p: Size) => <Line {...p} d="M12 15.5V4M7.5 8.5 12 4l4.5 4.5M4.5 16v4h15v-4" />;
export const Print = (p: Size) => <Line {...p} d="M7 9V4h10v5M7 17.5H4V9h16v8.5h-3M7 14.5h10V20H7z" />;
export const ZoomIn = (p: Size) => (
  <Line {...p} d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 20 20M8 10.5h5M10.5 8v5" />
);
export const ZoomOut = (p: Size) => (
  <Line {...p} d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 20 20M8 10.5h5" />
);
export const Flask = (p: Size) => (
  <Line {...p} d="M9 3.5h6M10 3.5v6L4.8 19c-.4.9 0 1.5 1 1.5h12.4c1 0 1.4-.6 1-1.5L14 9.5v-6M7.5 15h9" />
);
export const Picture = (p: Size) => (
  <Line {...p} d="M4 4.5h16v15H4zM4 16.5l5-4.5 4.5 4 2.5-2 4 3.5M15.5 9.5v.1" />
);
export const Pill = (p: Size) => (
  <Line
    {...p}
    d="M5.2 18.8a4.3 4.3 0 0 1 0-6.1l7.5-7.5a4.3 4.3 0 0 1 6.1 6.1l-7.5 7.5a4.3 4.3 0 0 1-6.1 0M9 9l6 6"
  />
);
export const Clipboard = (p: Size) => <Line {...p} d="M6 5h12v15.5H6zM9.5 3.5h5V7h-5zM9 11.5h6M9 15.5h6" />;
export const Receipt = (p: Size) => (
  <Line {...p} d="M6 3.5h12v17l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5-2 1.5zM9 8.5h6M9 12.5h6" />
);
export const Syringe = (p: Size) => (
  <Line {...p} d="M14 4l6 6M17 7l-9.5 9.5L5 19l-1.5 1.5M12 6l6 6M7.5 11.5l5 5-2 2-5-5zM10.5 8.5 13 11" />
);
export const Stethoscope = (p: Size) => (
  <Line
    {...p}
    d="M6 4H4.5v5a4.5 4.5 0 0 0 9 0V4H12M9 13.5V15a5 5 0 0 0 10 0v-2M19 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4"
  />
);
export const Lock = (p: Size) => <Line {...p} d="M5.5 11h13v9.5h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />;
export const Eye = (p: Size) => (
  <Line {...p} d="M2.5 12c5-8 14-8 19 0-5 8-14 8-19 0M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6" />
);
export const SignOut = (p: Size) => <Line {...p} d="M14.5 4.5h-9v15h9M10.5 12h10M17 8.5l3.5 3.5-3.5 3.5" />;
export const Building = (p: Size) => (
  <Line {...p} d="M5 20.5v-17h9v17M14 9h5v11.5M3 20.5h18M8 7.5h3M8 11.5h3M8 15.5h3" />
);
export const Plus = (p: Size) => <Line {...p} d="M12 5v14M5 12h14" />;
export const Pencil = (p: Size) => <Line {...p} d="M4.5 19.5l1-4L16 5l3 3L8.5 18.5z" />;
export const Chart = (p: Size) => <Line {...p} d="M4.5 4v15.5H20M8.5 16v-4M12.5 16V8M16.5 16v-6" />;
export const Offline = (p: Size) => (
  <Line
    {...p}
    d="M4 4l16 16M2.8 9.5A14 14 0 0 1 8 6.3M21.2 9.5a14 14 0 0 0-8-4M6 13a9 9 0 0 1 4-2.2M18 13a9 9 0 0 0-2-1.4M9.5 16.3a4 4 0 0 1 4 0M12 19.5v.1"
  />
);
export const More = ({ size }: Size) => (
  <Svg size={size}>
    <g fill="currentColor" stroke="none">
      <circle cx="5.5" cy="12" r="1.5" />
      <circle cx="12" cy="12" r="1.5" />
      <circle cx="18.5" cy="12" r="1.5" />
    </g>
  </Svg>
);
export const Undo = (p: Size) => <Line {...p} d="M8.5 5 4.5 9l4 4M5 9h9a5 5 0 0 1 0 10h-4" />;
export const Again = (p: Size) => <Line {...p} d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 4v4.5H15" />;
export const PersonAdd = (p: Size) => (
  <Line
    {...p}
    d="M10 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6M3.5 20c.5-3.8 3-5.3 6.5-5.3 1.4 0 2.6.2 3.6.7M18 14v6M15 17h6"
  />
);
export const EyeOff = (p: Size) => (
  <Line
    {...p}
    d="M4 4l16 16M9.9 6.2c4.6-1 9.2 1 11.6 5.8-.7 1.4-1.6 2.5-2.6 3.4M6.3 7.7C4.8 8.7 3.5 10.2 2.5 12c3.4 6 9.2 7.5 13.9 4.6M10 10.2a2.8 2.8 0 0 0 3.8 3.9"
  />
);
export const External = (p: Size) => <Line {...p} d="M13 5H5v14h14v-8M15.5 4.5h4v4M19.5 4.5 11 13" />;
export const Key = (p: Size) => (
  <Svg {...p}>
    <circle cx="7.5" cy="12" r="4" />
    <path d="M11.5 12H21v4M17 12v3" />
  </Svg>
);
export const CalendarAdd = (p: Size) => (
  <Line {...p} d="M4 6h16v14H4zM4 10h16M8 3.5V7M16 3.5V7M12 12.3v5.4M9.3 15h5.4" />
);
export const Directions = (p: Size) => <Line {...p} d="M20 4 11.5 20l-2-7.5L4 10z" />;
export const Video = (p: Size) => <Line {...p} d="M3.5 7h12v10h-12zM15.5 11l5-3v8l-5-3" />;
export const Globe = (p: Size) => (
  <Line
    {...p}
    d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M3.5 12h17M12 3.5c2.4 2.4 3.4 5.2 3.4 8.5s-1 6.1-3.4 8.5c-2.4-2.4-3.4-5.2-3.4-8.5s1-6.1 3.4-8.5"
  />
);
export const Door = (p: Size) => <Line {...p} d="M6.5 20.5v-17h11v17M4 20.5h16M14 12v.1" />;
export const Play = (p: Size) => <Line {...p} d="M8 5.5 18 12 8 18.5z" />;
export const Ban = (p: Size) => <Line {...p} d="M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M6 6l12 12" />;

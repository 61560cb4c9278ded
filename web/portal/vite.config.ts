import { app } from "../shared/vite/app.ts";

/**
 * Few chunks instead of one per module: what every page needs, what signed-in pages share, what the entrance needs.
 * Many small files cost more than their bytes, and brotli compresses each on its own.
 */
const chunks = [
  { name: "preact", test: /node_modules\/preact\// },
  {
    name: "kit",
    test: /node_modules\/(@tanstack|@lingui|openapi-fetch)|\/shared\/(api|clock|contact|dates|i18n|icons)\//,
  },
  {
    name: "frame",
    test: /\/portal\/src\/(App|main|pages|speak|clinic|routing|session|shell|forms\/useAttempt)|\/shared\/components\/(TopBar|LanguageMenu|BottomTabs|PillTabs|Person|people|Toast|TryAgain|Card|Note|Button|Skeleton|EmergencyLine|BackLink)/,
  },
  {
    name: "booking",
    test: /\/portal\/src\/(booking\/(?!Details|Confirm|Kept|SignInFirst|Summary|WhoseVisit|useBooking)|bookings\/appointments)|\/shared\/(money|components\/(Field|SelectField|Empty))\//,
  },
  {
    name: "bookings",
    test: /\/portal\/src\/bookings\/(?!CancelDialog)|\/shared\/components\/(TextBox|Badge|DateBlock)\//,
  },
  // Fetched while a time is being kept for whoever chose it.
  { name: "details", test: /\/portal\/src\/booking\// },
  { name: "inside", test: /\/portal\/src\/(home|documents|history|more)\// },
  { name: "forms", test: /node_modules\/react-hook-form|\/portal\/src\/forms\// },
  { name: "entrance", test: /\/portal\/src\/(login|first-login|recovery|landing|help)\// },
];

export default app({
  name: "portal",
  chunks,
  smaller: true,
  limit: { page: "src/booking/NewBooking.tsx", bytes: 80_000 },
});

import { app } from "../shared/vite/app.ts";

/**
 * Few chunks instead of one per module: what every page needs, what signed-in pages share, what the entrance needs.
 * Many small files cost more than their bytes, and brotli compresses each on its own.
 */
const chunks = [
  { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
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
    test: /\/portal\/src\/(booking\/|bookings\/(?!CancelDialog))|\/shared\/(money|components\/(Field|SelectField|TextBox|Empty|Badge|DateBlock))\//,
  },
  { name: "inside", test: /\/portal\/src\/(home|documents|history|more)\// },
  { name: "forms", test: /node_modules\/react-hook-form|\/portal\/src\/forms\// },
  { name: "entrance", test: /\/portal\/src\/(login|first-login|recovery|landing|help)\// },
];

export default app({ name: "portal", chunks });

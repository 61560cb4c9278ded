/** This app's texts; speak() adds the shared ones. */
export const texts = {
  en: () => import("../locales/en.po"),
  hu: () => import("../locales/hu.po"),
  es: () => import("../locales/es.po"),
};

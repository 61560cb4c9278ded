/** What is looked for: nothing of it tells who looks. `change` is the appointment that is to be moved. */
export type TimeFilters = {
  service: string;
  location?: string;
  doctor?: string;
  day?: string;
  change?: string;
};

/** Every address of the portal. `actFor` names the profile shown when it is not one's own. */
export function pagesOf(suffix: string, actFor?: string) {
  const at = (path: string, filters: Record<string, string | undefined> = {}) => {
    const query = new URLSearchParams();
    for (const [name, chosen] of Object.entries({ ...filters, for: actFor }))
      if (chosen) query.set(name, chosen);
    return `/p/${suffix}/${path}${query.size ? `?${query}` : ""}`;
  };
  return {
    landing: `/p/${suffix}/`,
    login: `/p/${suffix}/login`,
    loginCode: `/p/${suffix}/login/code`,
    firstLogin: `/p/${suffix}/first-login`,
    firstLoginCode: `/p/${suffix}/first-login/code`,
    firstLoginPassword: `/p/${suffix}/first-login/password`,
    recovery: `/p/${suffix}/recovery`,
    recoveryCodes: `/p/${suffix}/recovery/codes`,
    recoveryPassword: `/p/${suffix}/recovery/password`,
    register: `/p/${suffix}/register`,
    registerCode: `/p/${suffix}/register/code`,
    registerPassword: `/p/${suffix}/register/password`,
    registerReceived: `/p/${suffix}/register/received`,
    stop: `/p/${suffix}/stop`,
    help: (topic?: string) => `${at("help")}${topic ? `#${topic}` : ""}`,
    legal: at("legal"),
    home: at("home"),
    bookings: (filters: { who?: "all" } = {}) => at("bookings", filters),
    appointment: (id: string, filters: { just?: "booked" | "moved" } = {}) => at(`bookings/${id}`, filters),
    waiting: at("waiting"),
    newWait: (filters: { service: string; instead?: string }) => at("waiting/new", filters),
    booking: (filters: { location?: string; by?: "doctor"; doctor?: string } = {}) => at("booking", filters),
    bookingTime: (filters: TimeFilters) => at("booking/time", filters),
    guestBooking: `/p/${suffix}/booking/guest`,
    guestCode: `/p/${suffix}/booking/guest/code`,
    visit: (key: string) => `/p/${suffix}/visit#${key}`,
    bookingDetails: (filters: { change?: string } = {}) => at("booking/details", filters),
    documents: (filters: { type?: string; sort?: string } = {}) => at("documents", filters),
    document: (id: string) => at(`documents/${id}`),
    history: at("history"),
    data: at("data"),
    more: at("more"),
    accessLog: at("access-log"),
    // Of the account's owner, whomever one acts for.
    family: `/p/${suffix}/family`,
    giveAccess: `/p/${suffix}/family/new`,
    people: `/p/${suffix}/people`,
    security: at("security"),
    changePhone: at("security/phone"),
    changeEmail: at("security/email"),
    changePassword: at("security/password"),
    authenticator: at("security/authenticator"),
  };
}

export type Pages = ReturnType<typeof pagesOf>;

/** What was sent to anybody of the made-up clinic: one of every fate. */
const states = ["queued", "accepted", "with_operator", "delivered", "failed", "expired", "rejected"];

export const messages = [
  ...states.map((state, place) => ({
    id: `0193d000-0000-7000-8000-00000000000${place}`,
    channel: "sms",
    purpose: "login_code",
    sent_to: "••• 08",
    segments: place === 3 ? 2 : 1,
    state,
    state_at: "2026-11-21T09:12:04Z",
    error_code: state === "failed" ? "30003" : "",
    created_at: `2026-11-21T09:1${9 - place}:00Z`,
  })),
  {
    id: "0193d000-0000-7000-8000-000000000009",
    channel: "email",
    purpose: "document_notice",
    sent_to: "b•••@freemail.example",
    segments: 0,
    state: "accepted",
    state_at: "2026-11-20T15:02:01Z",
    error_code: "",
    created_at: "2026-11-20T15:02:00Z",
  },
];

export const smsConsumption = {
  allowance: { day: 212, day_limit: 1000, hour: 31, hour_limit: 200 },
  month_messages: 1480,
  month_parts: 1522,
};

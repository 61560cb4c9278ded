export { heardFromServer, serverNow } from "./serverClock.ts";
export { useSecondsUntil } from "./useSecondsUntil.ts";

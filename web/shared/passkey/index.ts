export { canKeepPasskey, passkeysWork } from "./browser.ts";
export {
  type Declined,
  type MadePasskey,
  makePasskey,
  type ShownPasskey,
  showPasskey,
} from "./ceremonies.ts";

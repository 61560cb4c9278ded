import { mergeConfig } from "vite";
import base from "../vite.config.ts";
import { mockApi } from "./mockApi.ts";

export default mergeConfig(base, { plugins: [mockApi()], server: { port: 5190, proxy: undefined } });

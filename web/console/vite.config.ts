import { app } from "../shared/vite/app.ts";

export default app({ name: "console" });

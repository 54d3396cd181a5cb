// Every folder of routes, one line each. A further one: make routes/<name>/route.ts, export a RegisterRoutes, add it here.
import type { RegisterRoutes } from "../app-deps.ts";
import { embedRoutes } from "./embed/route.ts";
import { entityRoutes } from "./entities/route.ts";
import { graphRoutes } from "./graph/route.ts";
import { healthRoutes } from "./health/route.ts";
import { oembedRoutes } from "./oembed/route.ts";
import { pathsRoutes } from "./paths/route.ts";
import { pictureRoutes } from "./pictures/route.ts";
import { queriesRoutes } from "./queries/route.ts";
import { queryRoutes } from "./query/route.ts";
import { relationRoutes } from "./relations/route.ts";
import { schemaRoutes } from "./schema/route.ts";
import { searchRoutes } from "./search/route.ts";
import { snapshotRoutes } from "./snapshots/route.ts";
import { sourceRoutes } from "./sources/route.ts";
import { viewRoutes } from "./views/route.ts";

export const ROUTES: readonly RegisterRoutes[] = [
  healthRoutes,
  graphRoutes,
  entityRoutes,
  relationRoutes,
  sourceRoutes,
  searchRoutes,
  pathsRoutes,
  schemaRoutes,
  queriesRoutes,
  queryRoutes,
  snapshotRoutes,
  viewRoutes,
  pictureRoutes,
  embedRoutes,
  oembedRoutes,
];

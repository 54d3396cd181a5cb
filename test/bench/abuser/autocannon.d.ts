// The part of autocannon that the bench uses; the package brings no types.
declare module "autocannon" {
  interface Client {
    setHeaders(headers: Record<string, string>): void;
  }
  interface Request {
    readonly method: string;
    readonly path: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  }
  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** With `setupRequest`, what is sent is made anew each time. */
    readonly requests: readonly (Request & { readonly setupRequest?: (request: Request) => Request })[];
    /** Requests a second, of all connections together; without it each asks on as soon as it is answered. */
    readonly overallRate?: number;
    readonly setupClient?: (client: Client) => void;
  }
  export interface Result {
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
    readonly requests: { readonly total: number; readonly average: number };
    readonly statusCodeStats: Readonly<Record<string, { readonly count: number }>>;
    readonly errors: number;
    readonly timeouts: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}

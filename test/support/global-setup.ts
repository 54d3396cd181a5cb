// Prepares what all suites of one run share.
export default function setup(): void {}

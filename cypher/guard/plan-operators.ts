// Which steps of a plan only read, for each engine, in its own words. What is not here is refused: an engine's next
// version may bring a step that writes, and nobody would have looked.

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** `Directed…` and `Undirected…` of every way to find a relationship. */
function bothDirections(names: string): string {
  return names
    .trim()
    .split(/\s+/)
    .flatMap((name) => [
      `Directed${name}`,
      `Undirected${name}`,
      `PartitionedDirected${name}`,
      `PartitionedUndirected${name}`,
    ])
    .join(" ");
}

/** Neo4j 5.26, without the "@neo4j" after each name. Left out: every write, lock, command, CSV and transaction. */
export const NEO4J_OPERATORS = words(`
  AllNodesScan AntiConditionalApply AntiSemiApply Anti Apply Argument ArgumentTracker BidirectionalRepeat(Trail)
  CacheProperties CartesianProduct ConditionalApply Distinct EagerAggregation Eager EmptyResult EmptyRow Expand(All)
  Expand(Into) Filter IntersectionNodeByLabelsScan LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply
  LetSemiApply Limit MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore
  NodeHashJoin NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek NodeIndexSeekByRange
  NodeLeftOuterHashJoin NodeRightOuterHashJoin NodeUniqueIndexSeek NodeUniqueIndexSeekByRange NonFuseable
  NonPipelined NonPipelinedStreaming Optional OptionalExpand(All) OptionalExpand(Into) OrderedAggregation
  OrderedDistinct OrderedUnion PartialSort PartialTop PartitionedAllNodesScan
  PartitionedIntersectionNodeByLabelsScan PartitionedNodeByLabelScan PartitionedNodeIndexScan
  PartitionedNodeIndexSeek PartitionedNodeIndexSeekByRange PartitionedSubtractionNodeByLabelsScan
  PartitionedUnionNodeByLabelsScan PartitionedUnwind PathPropagatingBFS PreserveOrder ProcedureCall ProduceResults
  ProjectEndpoints Projection RelationshipCountFromCountStore Repeat(Trail) Repeat(Walk) RollUpApply
  SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath Skip Sort StatefulShortestPath(All)
  StatefulShortestPath(Into) SubtractionNodeByLabelsScan Top Top1WithTies TriadicBuild TriadicFilter
  TriadicSelection Union UnionNodeByLabelsScan Unwind ValueHashJoin VarLengthExpand(All) VarLengthExpand(Into)
  VarLengthExpand(Pruning) VarLengthExpand(Pruning,BFS) VarLengthExpand(Pruning,BFS,All)
  ${bothDirections(`
    AllRelationshipsScan RelationshipByElementIdSeek RelationshipByIdSeek RelationshipIndexContainsScan
    RelationshipIndexEndsWithScan RelationshipIndexScan RelationshipIndexSeek RelationshipIndexSeekByRange
    RelationshipTypeScan RelationshipUniqueIndexSeek RelationshipUniqueIndexSeekByRange UnionRelationshipTypesScan
  `)}
`);

/** Grafeo 0.6: the first word of each line of its plan. `Discriminant` is what it calls the row a subquery starts from. */
export const GRAFEO_OPERATORS = words(`
  Aggregate AntiJoin Apply CallProcedure Discriminant Distinct Empty Expand Filter HorizontalAggregate Join LeftJoin
  Limit MapCollect MultiWayJoin NodeScan Project Return ShortestPath Skip Sort Union Unwind
`);

/** Steps that Grafeo writes inside an expression (`EXISTS { … }`), as its own code names them. */
export const GRAFEO_INNER_OPERATORS = words(`
  AggregateOp ApplyOp DistinctOp ExpandOp FilterOp JoinOp LeftJoinOp LimitOp NodeScanOp ParameterScanOp ProjectOp
  ReturnOp ShortestPathOp SkipOp SortOp UnionOp UnwindOp
`);

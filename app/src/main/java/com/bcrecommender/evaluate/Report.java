package com.bcrecommender.evaluate;

import com.bcrecommender.engine.evaluate.Comparison;

/// All that there is to say about an evaluation: the page and the JSON are made of this.
///
/// @param source where the rows came from: [HeldOut#source]
/// @param by how they were split
/// @param share of each fan's that was held out; without meaning for files
/// @param splitSeed of the split
/// @param program version and commit that made it
public record Report(
    String source,
    SplitBy by,
    double share,
    long splitSeed,
    Comparison comparison,
    String program) {
  public Report(HeldOut data, Comparison comparison, String program) {
    this(data.source(), data.by(), data.share(), data.seed(), comparison, program);
  }
}

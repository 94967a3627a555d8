package com.bcrecommender.evaluate;

import com.bcrecommender.engine.evaluate.Comparison;
import com.bcrecommender.report.ReportPage;
import java.util.List;

/// All that there is to say about an evaluation: the page and the JSON are made of this.
///
/// @param source where the rows came from: [HeldOut#source]
/// @param by how they were split
/// @param share of each fan's that was held out; without meaning for files
/// @param splitSeed of the split
/// @param notes what a reader should know before believing it
/// @param program version and commit that made it
public record Report(
    String source,
    SplitBy by,
    double share,
    long splitSeed,
    Comparison comparison,
    List<String> notes,
    String program) {
  public Report(HeldOut data, Comparison comparison, List<String> notes, String program) {
    this(data.source(), data.by(), data.share(), data.seed(), comparison, notes, program);
  }

  /// The report as a page.
  public ReportPage page() {
    return new PageMaker(this).page();
  }
}

package com.bcrecommender.operate.status;

import com.bcrecommender.report.ReportHtml;
import com.bcrecommender.report.StatusPage;
import java.time.temporal.ChronoUnit;

/// A status as a page.
public final class StatusPages {
  private StatusPages() {}

  /// The page's bytes.
  public static byte[] render(Status status) {
    return ReportHtml.render(
        new StatusPage(
            "How it stands",
            status.at().truncatedTo(ChronoUnit.SECONDS) + ", by " + status.program(),
            status.needs(),
            status.sections().stream()
                .map(section ->
                    new StatusPage.Section(
                        section.name(), section.lines().stream().map(Status.Line::text).toList()))
                .toList(),
            status.charts()));
  }
}

package com.bcrecommender.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;

/// A report as one page that needs nothing else: styles and charts are in it, there is no script,
/// and a policy in its head keeps it from loading anything. Every text is escaped by the template
/// engine.
public final class ReportHtml {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "com.bcrecommender.report.jte");

  private ReportHtml() {}

  /// In UTF-8; about 40 KB for an evaluation of four models.
  public static byte[] render(ReportPage page) {
    return render("report.jte", page);
  }

  /// In UTF-8; about 10 KB.
  public static byte[] render(StatusPage page) {
    return render("status.jte", page);
  }

  private static byte[] render(String template, Object page) {
    StringOutput out = new StringOutput(64 * 1024);
    ENGINE.render(template, page, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}

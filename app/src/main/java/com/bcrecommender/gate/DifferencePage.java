package com.bcrecommender.gate;

import com.bcrecommender.report.ReportPage;
import com.bcrecommender.report.ReportPage.Bar;
import com.bcrecommender.report.ReportPage.Cell;
import com.bcrecommender.report.ReportPage.Line;
import com.bcrecommender.report.ReportPage.Panel;
import com.bcrecommender.report.ReportPage.Row;
import com.bcrecommender.report.ReportPage.Section;
import com.bcrecommender.report.ReportPage.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The difference of two editions as a page.
public final class DifferencePage {
  private static final int WIDTH = 1000;

  private DifferencePage() {}

  /// @param held what the gate has against the newer one; empty for nothing
  /// @param program version and commit that made it
  public static ReportPage of(Difference of, List<String> held, String program) {
    List<Line> lines = new ArrayList<>();
    of.counts()
        .forEach((name, count) ->
            lines.add(
                line(
                    name,
                    number(count[0]),
                    number(count[1]),
                    Difference.change(count[0], count[1]))));
    of.settings().forEach((name, values) -> lines.add(line(name, values[0], values[1], "")));
    return new ReportPage(
        "Edition %s after %s".formatted(of.now(), of.old()),
        List.of(
            "%s fans are new, %s are gone".formatted(number(of.newFans()), number(of.lostFans())),
            "%s tralbums are new, %s are gone"
                .formatted(number(of.newTralbums()), number(of.lostTralbums()))),
        List.of(
            held.isEmpty()
                ? "Nothing changed more than expected."
                : "More changed than expected; it is shown only when somebody says so."),
        held,
        List.of(),
        List.of(lists(of), traits(of)),
        new ReportPage.Table("What", List.of("before", "after", "change"), lines),
        List.of(
            new Term(
                "Fresh",
                "Not among the first %d entries of the same list before.".formatted(Traits.FIRST)),
            new Term("Coverage", "The share of all tralbums that some fan's list shows first."),
            new Term(
                "Long tail",
                "Tralbums outside the most owned ones that together hold 80 % of all that is owned."),
            new Term("Filled by tags", "Entries that the model could not give.")),
        program);
  }

  private static Section lists(Difference of) {
    return new Section(
        "Lists",
        "Of those that both editions have.",
        List.of(churn("Lists for fans", of.fanLists()), churn("Similar lists", of.similarLists())));
  }

  private static Panel churn(String heading, Churn churn) {
    return new Panel(
        heading,
        number(churn.compared()) + " compared",
        List.of(
            row("first entries that are fresh", "best", churn.fresh()),
            row("lists unchanged", "other", churn.unchanged())));
  }

  private static Section traits(Difference of) {
    Traits old = of.oldTraits();
    Traits now = of.newTraits();
    return new Section(
        "What fan lists are like",
        "Before and after.",
        List.of(
            trait("Coverage", old.coverage(), now.coverage()),
            trait("Long tail", old.longTail(), now.longTail()),
            trait("Filled by tags", old.filled(), now.filled())));
  }

  private static Panel trait(String heading, double before, double after) {
    return new Panel(
        heading, "", List.of(row("before", "other", before), row("after", "best", after)));
  }

  private static Row row(String name, String role, double share) {
    return new Row(
        name,
        role,
        String.format(Locale.ROOT, "%.1f %%", 100 * share),
        "",
        new Bar(0, (int) Math.round(WIDTH * share), -1, -1, -1));
  }

  private static Line line(String name, String before, String after, String change) {
    return new Line(name, List.of(new Cell(before, ""), new Cell(after, ""), new Cell(change, "")));
  }

  private static String number(long number) {
    return "%,d".formatted(number);
  }
}

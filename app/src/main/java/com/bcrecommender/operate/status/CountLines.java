package com.bcrecommender.operate.status;

import com.bcrecommender.catalog.Counts;
import java.util.List;

/// How much is in a catalog, in lines.
public final class CountLines {
  private CountLines() {}

  /// The lines as texts, also for a command that prints nothing else.
  public static List<String> of(Counts counts) {
    Status.Lines lines = new Status.Lines();
    add(lines, counts);
    return lines.named("catalog").lines().stream().map(Status.Line::text).toList();
  }

  static void add(Status.Lines lines, Counts counts) {
    lines.add(
        "%,d fans, %,d tralbums (those only mentioned somewhere included), %,.1f MB"
            .formatted(counts.fans(), counts.tralbums(), counts.bytes() / 1e6));
    lines.add(
        "%,d preferences: %,d owned, %,d wishlisted"
            .formatted(counts.preferences(), counts.owned(), counts.wishlisted()));
    counts.sourceKinds().forEach((kind, licence) -> lines.add("from " + kind + ": " + licence));
    if (counts.waitingPreferences() > 0) {
      lines.add(
          "%,d preferences wait for %,d of Bandcamp's numbers to be known as album or track; bcr import tralbums tells"
              .formatted(counts.waitingPreferences(), counts.waitingTralbums()));
    }
    if (counts.waitingNamePreferences() > 0) {
      lines.add(
          "%,d preferences wait for %,d artists with titles to be known as one record; pages of theirs tell"
              .formatted(counts.waitingNamePreferences(), counts.waitingNames()));
    }
    if (counts.optOuts() > 0) {
      lines.add(
          "kept out by bcr forget: %,d %s"
              .formatted(
                  counts.optOuts(), counts.optOuts() == 1 ? "key or site" : "keys and sites"));
    }
  }
}

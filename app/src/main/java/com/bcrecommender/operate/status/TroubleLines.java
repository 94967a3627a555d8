package com.bcrecommender.operate.status;

import com.bcrecommender.catalog.TroubleLedger.Outage;
import com.bcrecommender.catalog.TroubleLedger.Spell;
import com.bcrecommender.catalog.TroubleLedger.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What is known to be wrong, and what of it waits to be told.
final class TroubleLines {
  private final List<String> needs;
  private final Instant now;

  /// @param needs gets what a person has to do
  TroubleLines(List<String> needs, Instant now) {
    this.needs = needs;
    this.now = now;
  }

  Status.Section of(Standing standing) {
    Status.Lines lines = new Status.Lines();
    List<Spell> open = standing.spells().stream().filter(spell -> spell.healed() == null).toList();
    lines.add(
        open.isEmpty() ? "nothing is known to be wrong" : open.size() + " open; bcr mail tells all",
        Map.of("open", open.size(), "unsent", standing.waiting().size()));
    for (Spell spell : open) {
      String line =
          "%s: %s, since %s".formatted(spell.kind(), spell.subject(), Ages.of(spell.since(), now));
      lines.add(line);
      // What a job could not do is said with the job.
      if (!spell.kind().startsWith("job.")) {
        needs.add(line);
      }
    }
    for (Outage outage : standing.outages()) {
      needs.add(
          "%s takes no messages since %s ago: %s"
              .formatted(outage.outlet(), Ages.of(outage.since(), now), outage.why()));
    }
    return lines.named("trouble");
  }
}

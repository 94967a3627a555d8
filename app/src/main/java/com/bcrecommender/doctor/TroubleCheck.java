package com.bcrecommender.doctor;

import com.bcrecommender.catalog.TroubleLedger;
import com.bcrecommender.catalog.TroubleLedger.Outage;
import com.bcrecommender.catalog.TroubleLedger.Spell;
import com.bcrecommender.catalog.TroubleLedger.Standing;
import java.util.ArrayList;
import java.util.List;

/// What the worker has told of, or would like to.
final class TroubleCheck implements Check {
  @Override
  public String name() {
    return "troubles";
  }

  @Override
  public List<Finding> look(Examination examination) {
    if (!OptOutCheck.isCurrent(examination.home().catalog())) {
      return List.of();
    }
    Standing standing = new TroubleLedger(examination.home().catalog()).read();
    List<Finding> findings = new ArrayList<>();
    for (Spell spell : standing.spells()) {
      if (spell.healed() == null) {
        findings.add(
            Finding.warn(
                name(),
                "%s: %s, since %s, %,d times"
                    .formatted(spell.kind(), spell.subject(), spell.since(), spell.times()),
                "bcr mail tells the details and what to do"));
      }
    }
    for (Outage outage : standing.outages()) {
      long waiting =
          standing.waiting().stream().filter(one -> one.outlet().equals(outage.outlet())).count();
      findings.add(
          Finding.wrong(
              name(),
              "%,d messages wait for %s since %s: %s"
                  .formatted(waiting, outage.outlet(), outage.since(), outage.why()),
              "bcr mail --test tries it"));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name(), "none known"));
    }
    return findings;
  }
}

package com.bcrecommender.doctor;

import com.bcrecommender.notice.NotSent;
import com.bcrecommender.notice.Outlet;
import com.bcrecommender.notice.Outlets;
import java.util.ArrayList;
import java.util.List;

/// There is a way to tell the operator, and the mail server lets us in; no message is sent.
final class OutletCheck implements Check {
  @Override
  public String name() {
    return "mail";
  }

  @Override
  public boolean asksSettings() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) {
    List<Outlet> outlets = Outlets.of(examination.settings(), examination.credentials());
    if (outlets.isEmpty()) {
      return List.of(
          Finding.warn(
              name(),
              "nobody is told when something goes wrong",
              "set mail.host, mail.from and mail.to, or notice.command, or BCR_WEB_HOOK (docs/operating.md)"));
    }
    List<Finding> findings = new ArrayList<>();
    try {
      if (Outlets.reachMail(examination.settings(), examination.credentials())) {
        findings.add(Finding.ok(name(), "the mail server lets us in"));
      }
    } catch (NotSent e) {
      findings.add(Finding.wrong(name(), "the mail server: " + e.found(), e.cure()));
    }
    outlets.stream()
        .filter(outlet -> !outlet.name().equals("mail"))
        .forEach(outlet ->
            findings.add(
                Finding.ok(
                    name(),
                    "%s to %s is set; bcr mail --test tries it"
                        .formatted(outlet.name(), outlet.target()))));
    return findings;
  }
}

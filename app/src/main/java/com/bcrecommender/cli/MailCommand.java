package com.bcrecommender.cli;

import com.bcrecommender.catalog.TroubleLedger;
import com.bcrecommender.catalog.TroubleLedger.Outage;
import com.bcrecommender.catalog.TroubleLedger.Spell;
import com.bcrecommender.catalog.TroubleLedger.Standing;
import com.bcrecommender.catalog.TroubleLedger.Waiting;
import com.bcrecommender.notice.NotSent;
import com.bcrecommender.notice.Outlet;
import com.bcrecommender.notice.Outlets;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Credentials;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr mail`: what the operator has been told, or is to be; and whether the ways to them work.
@CommandLine.Command(
    name = "mail",
    description =
        "Print what is wrong and which messages wait to be sent; --test tries every way to you.")
final class MailCommand extends Command {
  @Option(
      names = "--test",
      description =
          "Send one message by mail, by the command and by the web hook, whichever are set.")
  private boolean test;

  private final InstantSource clock = Now.source();

  MailCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws InterruptedException {
    Home home = home();
    List<Outlet> outlets =
        Outlets.of(settings(home), Credentials.read(home.folder(), System.getenv()));
    return test ? test(outlets) : list(home, outlets);
  }

  private int test(List<Outlet> outlets) throws InterruptedException {
    if (outlets.isEmpty()) {
      throw new UserError(
          "expected a way to tell you, found none; set mail.host, mail.from and mail.to, or notice.command, or the credential BCR_WEB_HOOK (docs/operating.md)");
    }
    int status = CommandLine.ExitCode.OK;
    for (Outlet outlet : outlets) {
      try {
        Outlets.test(outlet, clock.instant());
        line(outlet.name(), "sent to " + outlet.target());
      } catch (NotSent e) {
        status = CommandLine.ExitCode.USAGE;
        line(outlet.name(), "NOT SENT to %s: %s".formatted(outlet.target(), e.line()));
      }
    }
    return status;
  }

  private int list(Home home, List<Outlet> outlets) {
    Standing standing = new TroubleLedger(home.catalog()).read();
    List<Spell> open = standing.spells().stream().filter(spell -> spell.healed() == null).toList();
    if (open.isEmpty()) {
      line("wrong", "nothing is known to be wrong");
    }
    for (Spell spell : open) {
      line(
          "wrong",
          "%s: %s; since %s, %s, last at %s"
              .formatted(
                  spell.kind(),
                  spell.subject(),
                  spell.since(),
                  spell.times() == 1 ? "once" : "%,d times".formatted(spell.times()),
                  spell.last()));
      spell.detail().lines().forEach(detail -> line("", "  " + detail));
    }
    standing.spells().stream()
        .filter(spell -> spell.healed() != null)
        .forEach(spell ->
            line(
                "over",
                "%s: %s; since %s".formatted(spell.kind(), spell.subject(), spell.healed())));
    for (Outlet outlet : outlets) {
      line(outlet.name(), "to " + outlet.target());
    }
    if (outlets.isEmpty()) {
      line("outlets", "none is set, so nobody is told (docs/operating.md)");
    }
    for (Outage outage : standing.outages()) {
      line(
          outage.outlet(),
          "takes nothing since %s, tried again at %s: %s"
              .formatted(outage.since(), outage.next(), outage.why()));
    }
    for (Waiting waiting : standing.waiting()) {
      line("waits", "for %s: %s".formatted(waiting.outlet(), waiting.subject()));
    }
    return CommandLine.ExitCode.OK;
  }

  private void line(String label, String text) {
    out.println("%-9s %s".formatted(label, text).stripTrailing());
  }
}

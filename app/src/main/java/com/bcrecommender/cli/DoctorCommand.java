package com.bcrecommender.cli;

import com.bcrecommender.doctor.Doctor;
import com.bcrecommender.doctor.Examination;
import com.bcrecommender.doctor.Finding;
import com.bcrecommender.doctor.Finding.Level;
import com.bcrecommender.doctor.Machine;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.transfer.Host;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// `bcr doctor`: looks at everything that can be wrong and says the cure.
@CommandLine.Command(
    name = "doctor",
    description =
        "Look at everything that can be wrong, and say the cure; ends with 1 if something is.")
final class DoctorCommand extends Command {
  @Option(
      names = "--deep",
      description = "Also read every byte of the catalog, the current edition and the raw answers.")
  private boolean deep;

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  private final InstantSource clock = Now.source();

  DoctorCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException {
    Home home = home();
    Examination examination =
        Examination.of(
            home,
            System.getenv(),
            flags(),
            Machine.here(home.folder()),
            clock,
            deep,
            target -> host(home, target));
    List<Finding> findings = Doctor.examine(examination, json ? finding -> {} : this::line);
    long wrong = findings.stream().filter(one -> one.level() == Level.WRONG).count();
    long warned = findings.stream().filter(one -> one.level() == Level.WARN).count();
    if (json) {
      out.println(toJson(findings));
    } else {
      out.println(
          "%d wrong, %d to look at%s"
              .formatted(
                  wrong,
                  warned,
                  examination.readable()
                      ? ""
                      : "; what asks settings or credentials was not looked at: mend these, then run this again"));
    }
    return wrong > 0 ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private Host host(Home home, String target) {
    return new HostChoice(home, settings(home), System.getenv(), null)
        .open(HostChoice.Target.valueOf(target.toUpperCase(Locale.ROOT)));
  }

  private void line(Finding finding) {
    String level =
        finding.level() == Level.WRONG ? "WRONG" : finding.level().name().toLowerCase(Locale.ROOT);
    out.println(
        "%-5s %-11s %s%s"
            .formatted(
                level,
                finding.check(),
                finding.found(),
                finding.cure().isEmpty() ? "" : "; " + finding.cure()));
  }

  private static String toJson(List<Finding> findings) {
    ArrayNode all = JsonMapper.shared().createArrayNode();
    for (Finding finding : findings) {
      all.addObject()
          .put("check", finding.check())
          .put("level", finding.level().name().toLowerCase(Locale.ROOT))
          .put("found", finding.found())
          .put("cure", finding.cure());
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }
}

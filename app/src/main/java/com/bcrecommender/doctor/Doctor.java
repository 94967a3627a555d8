package com.bcrecommender.doctor;

import com.bcrecommender.settings.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Looks at everything that can be wrong, in the order in which one thing rests on another.
/// Seconds, and a look at every byte where it is asked for; a host that does not answer costs half
/// a minute.
public final class Doctor {
  /// All checks.
  public static final List<Check> CHECKS =
      List.of(
          new JdkCheck(),
          new MemoryCheck(),
          new DiskCheck(),
          new TemporaryCheck(),
          new RightsCheck(),
          new LinksCheck(),
          new SettingsCheck(),
          new CredentialsCheck(),
          new ClockCheck(),
          new CatalogCheck(),
          new OptOutCheck(),
          new EditionCheck(),
          new ArchiveCheck(),
          new LeftoverCheck(),
          new CrawlCheck(),
          new DropCheck(),
          new LogCheck(),
          new PortCheck(),
          new NameCheck(),
          new OutletCheck(),
          new TroubleCheck(),
          new HostCheck("s3"),
          new HostCheck("ssh"),
          new BackupCheck());

  private Doctor() {}

  /// Runs all checks.
  ///
  /// @param each hears each finding when it is there; no text of it holds a secret
  /// @return all of them
  public static List<Finding> examine(Examination examination, Consumer<Finding> each) {
    List<Finding> all = new ArrayList<>();
    for (Check check : CHECKS) {
      for (Finding finding : look(check, examination)) {
        Finding hidden =
            new Finding(
                finding.check(),
                finding.level(),
                examination.credentials().hide(oneLine(finding.found())),
                examination.credentials().hide(oneLine(finding.cure())));
        all.add(hidden);
        each.accept(hidden);
      }
    }
    return all;
  }

  private static List<Finding> look(Check check, Examination examination) {
    if (check.asksSettings() && !examination.readable()) {
      return List.of();
    }
    try {
      return check.look(examination);
    } catch (UserError e) {
      return List.of(Finding.wrongAsTold(check.name(), String.valueOf(e.getMessage()), "mend it"));
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return List.of(
          Finding.wrong(
              check.name(),
              "it could not be looked at: " + e,
              "see that the disk is well and the files may be read; else it is a fault of bcr's: report it"));
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ").strip();
  }
}

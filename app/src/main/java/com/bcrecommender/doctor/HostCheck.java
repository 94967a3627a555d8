package com.bcrecommender.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.publish.Pointer;
import com.bcrecommender.settings.PublishSettings;
import com.bcrecommender.settings.Setting;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The host that a static site goes to takes a small object, gives it back and deletes it, and
/// shows the current edition. Nothing is asked of one that is not set.
final class HostCheck implements Check {
  private static final String PROBE = ".probe/bcr-doctor.txt";
  private static final String POINTER = "data/manifest.json";

  private final String target;

  /// @param target `s3` or `ssh`
  HostCheck(String target) {
    this.target = target;
  }

  @Override
  public String name() {
    return target;
  }

  @Override
  public boolean asksSettings() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Setting<String> setting =
        target.equals("s3") ? PublishSettings.S3_BUCKET : PublishSettings.SSH_HOST;
    if (examination.settings().get(setting).isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    try (Host host = examination.hosts().apply(target)) {
      byte[] probe = UUID.randomUUID().toString().getBytes(UTF_8);
      host.put(new Blob(PROBE, probe));
      boolean same = host.read(PROBE).filter(back -> Arrays.equals(back, probe)).isPresent();
      findings.add(
          same
              ? Finding.ok(name(), host.name() + " takes bytes and gives them back")
              : Finding.wrong(
                  name(),
                  host.name() + " gave back other bytes than it got",
                  "see whether a cache stands between, or another program writes there"));
      delete(host, findings);
      pointer(host, examination, findings);
    }
    return findings;
  }

  private void delete(Host host, List<Finding> findings) {
    try {
      host.delete(PROBE);
    } catch (UserError e) {
      findings.add(
          Finding.warn(
              name(),
              "%s lets nothing be deleted, %s stays there".formatted(host.name(), PROBE),
              "publishing works without the right to it, --prune does not: give the key that right"));
    }
  }

  private void pointer(Host host, Examination examination, List<Finding> findings) {
    Optional<byte[]> bytes = host.read(POINTER);
    Optional<String> current = current(examination);
    if (bytes.isEmpty() || current.isEmpty()) {
      return;
    }
    String published = Pointer.parse(host.name() + POINTER, bytes.get()).name();
    findings.add(
        published.equals(current.get())
            ? Finding.ok(name(), "it shows the current edition, " + published)
            : Finding.warn(
                name(),
                "it shows edition %s, the current one is %s".formatted(published, current.get()),
                "run bcr publish " + target));
  }

  private static Optional<String> current(Examination examination) {
    try {
      return Editions.in(examination.home().editions()).current();
    } catch (UnusableEdition e) {
      // A check of its own says so.
      return Optional.empty();
    }
  }
}

package com.bcrecommender.publish;

import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.publish.Contents.Group;
import com.bcrecommender.publish.Contents.Item;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.Watch;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Publishes an edition in four steps, the same for every host:
///
/// 1. **Upload** the immutable names that are not there yet with their size. No visitor knows of
///    them yet.
/// 2. **Verify**: all names and sizes by list, a random sample by reading it back; then keep the
///    manifest, look at the whole as visitors will ([Contents#inspect]), and keep the inventory.
/// 3. **Switch**: the pointer in one put, then the pages that changed, each in one put.
/// 4. **Keep** the last editions: nothing is deleted here. [Prune] does that when asked.
///
/// Stopped at any moment, visitors find the old pointer or the new one, and all that either leads
/// to; run again, it goes on where it was. Costs two lists of the host's names; memory for these
/// names (100 bytes each) and for the bytes of as many items as there are connections. Not for
/// several threads; several processes are told apart by [Turn].
public final class Publisher {
  private final Host host;
  private final PublishOptions options;
  private final Watch watch;
  private final Clock clock;

  public Publisher(Host host, PublishOptions options, Watch watch, Clock clock) {
    this.host = host;
    this.options = options;
    this.watch = watch;
    this.clock = clock;
  }

  /// Whom the current edition on a host must not show; nobody where there is none.
  public static OptOuts optOuts(Host host) {
    return current(host).map(Pointer::optOuts).orElse(OptOuts.NONE);
  }

  /// Does all four steps.
  ///
  /// @throws UserError where the contents or the host are not as they should be
  public Published publish(Contents contents) {
    Turn turn = Turn.begin(host);
    Upload upload = new Upload(host, options.connections());
    Check check = new Check(host, options, watch);
    Skipped skipped = upload(contents, upload);
    check.immutable(contents, upload);
    Kept.putManifest(host, contents.pointer());
    host.flush();
    List<String> against = contents.inspect(host, options.seed());
    if (!against.isEmpty() && !options.force()) {
      throw held(against);
    }
    keep(contents);
    host.flush();
    turn.check();
    Optional<Pointer> before = current(host);
    // Another publisher may know of opt-outs that are not ours.
    OptOuts there = before.map(Pointer::optOuts).orElse(OptOuts.NONE);
    switchTo(contents.pointer().with(there), before);
    Upload pages = new Upload(host, options.connections());
    long pagesSkipped = new PageSwitch(host, turn, pages, watch).put(contents);
    check.pages(contents.pages(), pages);
    return new Published(
        contents.pointer().name(),
        before.map(Pointer::name).orElse(null),
        upload.files(),
        upload.bytes(),
        skipped.files,
        skipped.bytes,
        pages.files(),
        pages.bytes(),
        pagesSkipped,
        check.readBack(),
        check.repaired(),
        against);
  }

  private UserError held(List<String> against) {
    String more = against.size() == 1 ? "" : ", and %,d more".formatted(against.size() - 1);
    return new UserError(
        "expected an edition fit to be shown on %s, found: %s%s; visitors see what they saw before: mend it, or switch to it nevertheless with --force"
            .formatted(host.name(), against.getFirst(), more));
  }

  private record Skipped(long files, long bytes) {}

  private Skipped upload(Contents contents, Upload upload) {
    long files = 0;
    long bytes = 0;
    for (Group group : contents.groups()) {
      SortedMap<String, Long> there = host.list(group.prefix());
      List<Item> missing = new ArrayList<>();
      long total = 0;
      for (Item item : group.items()) {
        Long size = there.get(item.name());
        if (size != null && size == item.size()) {
          files++;
          bytes += size;
        } else {
          missing.add(item);
          total += item.size();
        }
      }
      try (Progress progress = watch.begin("upload", "bytes", total)) {
        upload.all(missing, progress);
      }
    }
    return new Skipped(files, bytes);
  }

  /// Keeps the inventory: from here on the edition is one that can be gone back to. The current
  /// edition keeps the time at which it was published first, so that what lies before it stays
  /// before it.
  private void keep(Contents contents) {
    Kept kept = Kept.read(host);
    String name = contents.pointer().name();
    Optional<Inventory> already = kept.find(name);
    boolean isCurrent = current(host).filter(now -> now.name().equals(name)).isPresent();
    Inventory inventory =
        Inventory.of(
            contents,
            isCurrent && already.isPresent()
                ? already.get().published()
                : kept.next(clock.instant()));
    if (!isCurrent || already.filter(inventory::sameNames).isEmpty()) {
      kept.add(inventory);
    }
  }

  /// The pointer on the host, empty also where it is none: it is about to be replaced.
  private static Optional<Pointer> current(Host host) {
    try {
      return Kept.current(host);
    } catch (UserError notAManifest) {
      return Optional.empty();
    }
  }

  private void switchTo(Pointer pointer, Optional<Pointer> before) {
    if (before.isEmpty() || !Arrays.equals(before.get().bytes(), pointer.bytes())) {
      put(host, pointer);
    }
  }

  /// Puts the pointer, and makes sure that visitors find it.
  static void put(Host host, Pointer pointer) {
    host.put(new Blob(Contents.POINTER, pointer.bytes()));
    host.flush();
    boolean there =
        host.read(Contents.POINTER)
            .filter(bytes -> Arrays.equals(bytes, pointer.bytes()))
            .isPresent();
    if (!there) {
      throw new UserError(
          "expected to read the new %s back from %s, found another; another publisher may be at work: run it again when that has ended"
              .formatted(Contents.POINTER, host.name()));
    }
  }
}

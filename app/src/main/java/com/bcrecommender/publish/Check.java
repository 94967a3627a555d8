package com.bcrecommender.publish;

import com.bcrecommender.publish.Contents.Group;
import com.bcrecommender.publish.Contents.Item;
import com.bcrecommender.publish.Contents.Page;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.Watch;
import com.bcrecommender.transfer.Host;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Compares what lies on a host with what should: every name and size by lists, the bytes of a
/// random sample by reading them back. What is wrong is uploaded anew; where bytes were, the sample
/// has shown that the host or the way to it changes them, and all the rest is read back too.
final class Check {
  /// How often what is wrong is put again before the host is given up.
  private static final int REPAIRS = 2;

  private final Host host;
  private final PublishOptions options;
  private final Watch watch;
  private long readBack;
  private long repaired;

  Check(Host host, PublishOptions options, Watch watch) {
    this.host = host;
    this.options = options;
    this.watch = watch;
  }

  /// How many names were read back and compared.
  long readBack() {
    return readBack;
  }

  /// How many were found wrong or missing, and put anew.
  long repaired() {
    return repaired;
  }

  /// Checks the immutable names of an edition.
  ///
  /// @throws UserError where the host does not keep what it is given
  void immutable(Contents contents, Upload upload) {
    boolean everything = options.sample() == PublishOptions.EVERYTHING;
    for (int round = 0; ; round++) {
      List<Item> wrong = new ArrayList<>();
      List<Item> present = new ArrayList<>();
      Sample sample = new Sample(options.sample(), new Random(options.seed() + round));
      for (Group group : contents.groups()) {
        SortedMap<String, Long> there = host.list(group.prefix());
        for (Item item : group.items()) {
          Long size = there.get(item.name());
          if (size == null || size != item.size()) {
            wrong.add(item);
          } else if (everything) {
            present.add(item);
          } else {
            sample.offer(item);
          }
        }
      }
      List<Item> changed = compare(everything ? present : sample.items());
      everything |= !changed.isEmpty();
      wrong.addAll(changed);
      if (wrong.isEmpty()) {
        return;
      }
      again(wrong, round, upload);
    }
  }

  /// Checks a sample of pages.
  void pages(List<Page> pages, Upload upload) {
    boolean everything = options.sample() == PublishOptions.EVERYTHING;
    for (int round = 0; ; round++) {
      Sample sample = new Sample(options.sample(), new Random(options.seed() + round));
      pages.forEach(sample::offer);
      List<Item> wrong = compare(everything ? List.copyOf(pages) : sample.items());
      if (wrong.isEmpty()) {
        return;
      }
      everything = true;
      again(wrong, round, upload);
    }
  }

  private void again(List<Item> wrong, int round, Upload upload) {
    if (round == REPAIRS) {
      throw new UserError(
          "expected %s on %s as it was uploaded, found it missing or changed after %d tries, as %,d more; the host does not keep what it is given, or something on the way changes it; what visitors see has not been switched by this step"
              .formatted(wrong.getFirst().name(), host.name(), REPAIRS, wrong.size() - 1));
    }
    try (Progress progress = watch.begin("repair", "bytes", 0)) {
      upload.all(wrong, progress);
    }
    repaired += wrong.size();
  }

  /// Reads items back, and returns those that are not what they should be.
  private List<Item> compare(List<Item> items) {
    Queue<Item> wrong = new ConcurrentLinkedQueue<>();
    try (Progress progress = watch.begin("verify", "names", items.size());
        Lanes lanes = new Lanes(options.connections())) {
      long begun = 0;
      for (Item item : items) {
        lanes.run(() -> {
          boolean right =
              host.read(item.name()).map(bytes -> Arrays.equals(bytes, item.read())).orElse(false);
          if (!right) {
            wrong.add(item);
          }
        });
        progress.update(++begun);
      }
      lanes.finish();
    }
    readBack += items.size();
    return List.copyOf(wrong);
  }
}

package com.bcrecommender.publish;

import com.bcrecommender.publish.Contents.Item;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Puts items on a host, several at a time and in batches as large as the host takes, and counts
/// them. One thread at a time.
final class Upload {
  private final Host host;
  private final int connections;
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  Upload(Host host, int connections) {
    this.host = host;
    this.connections = connections;
  }

  long files() {
    return files.get();
  }

  long bytes() {
    return bytes.get();
  }

  /// Puts all of them; when it returns without a failure each is there.
  void all(Iterable<? extends Item> items, Progress progress) {
    long before = bytes();
    try (Lanes lanes = new Lanes(connections)) {
      List<Item> batch = new ArrayList<>();
      for (Item item : items) {
        batch.add(item);
        if (batch.size() == host.batch()) {
          begin(lanes, batch);
          batch = new ArrayList<>();
          progress.update(bytes() - before);
        }
      }
      if (!batch.isEmpty()) {
        begin(lanes, batch);
      }
      lanes.finish();
      progress.update(bytes() - before);
    }
  }

  private void begin(Lanes lanes, List<Item> batch) {
    lanes.run(() -> {
      List<Blob> blobs = new ArrayList<>(batch.size());
      batch.forEach(item -> blobs.add(new Blob(item.name(), item.read())));
      host.put(blobs);
      files.addAndGet(blobs.size());
      blobs.forEach(blob -> bytes.addAndGet(blob.bytes().length));
    });
  }
}

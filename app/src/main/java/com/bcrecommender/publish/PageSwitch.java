package com.bcrecommender.publish;

import com.bcrecommender.publish.Contents.Item;
import com.bcrecommender.publish.Contents.Page;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Watch;
import com.bcrecommender.transfer.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts the pages that changed. Before the first and after each thousand [PagesThere] is written,
/// so that a run that is cut off leaves the next one at most a thousand to put again.
final class PageSwitch {
  private static final int STRIDE = 1000;

  private final Host host;
  private final Turn turn;
  private final Upload upload;
  private final Watch watch;

  PageSwitch(Host host, Turn turn, Upload upload, Watch watch) {
    this.host = host;
    this.turn = turn;
    this.upload = upload;
    this.watch = watch;
  }

  private record Emptied(String name, byte[] read) implements Item {
    @Override
    public long size() {
      return read.length;
    }
  }

  /// @return how many were there already
  int put(Contents contents) {
    PagesThere there = PagesThere.read(host);
    String edition = contents.pointer().name();
    SortedMap<String, String> known = new TreeMap<>(there.hashes());
    SortedMap<String, String> wanted = new TreeMap<>();
    List<Page> todo = new ArrayList<>();
    for (Page page : contents.pages()) {
      wanted.put(page.name(), page.hash());
      if (!page.hash().equals(known.get(page.name()))) {
        todo.add(page);
        known.put(page.name(), PagesThere.UNKNOWN);
      }
    }
    // Emptied pages are small, and few: all before the first that changed.
    List<Item> emptied = new ArrayList<>();
    boolean empty = !contents.pointer().optOuts().isEmpty();
    for (Map.Entry<String, String> page : known.entrySet()) {
      if (!wanted.containsKey(page.getKey()) && !page.getValue().equals(PagesThere.EMPTIED)) {
        page.setValue(empty ? PagesThere.EMPTIED : PagesThere.STALE);
        if (empty) {
          emptied.add(new Emptied(page.getKey(), contents.gone(page.getKey())));
        }
      }
    }
    boolean nothingNew = there.equals(new PagesThere(edition, true, known));
    if (nothingNew || (wanted.isEmpty() && known.isEmpty())) {
      return wanted.size();
    }
    long total = todo.stream().mapToLong(Page::size).sum();
    try (Progress progress = watch.begin("pages", "bytes", total)) {
      turn.check();
      upload.all(emptied, progress);
      for (int from = 0; from < todo.size(); from += STRIDE) {
        turn.check();
        new PagesThere(edition, false, known).write(host);
        List<Page> stride = todo.subList(from, Math.min(from + STRIDE, todo.size()));
        upload.all(stride, progress);
        stride.forEach(page -> known.replace(page.name(), wanted.get(page.name())));
      }
      turn.check();
      host.flush();
      new PagesThere(edition, true, known).write(host);
      host.flush();
    }
    return wanted.size() - todo.size();
  }
}

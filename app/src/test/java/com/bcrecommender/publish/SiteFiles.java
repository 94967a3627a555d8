package com.bcrecommender.publish;

import static com.bcrecommender.settings.SilentWatch.NOBODY;

import com.bcrecommender.publish.Contents.Group;
import com.bcrecommender.publish.Contents.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A static site as plain files, for tests that look at them; nothing of publishing is in it.
public final class SiteFiles {
  private SiteFiles() {}

  /// Writes all of a site into a folder.
  ///
  /// @return how many pages were made beforehand
  public static int write(Path edition, Path folder, StaticSiteOptions options) throws IOException {
    try (StaticSite site = StaticSite.of(edition, options, NOBODY)) {
      List<Item> items = new ArrayList<>(site.pages());
      for (Group group : site.groups()) {
        group.items().forEach(items::add);
      }
      for (Item item : items) {
        write(folder.resolve(item.name()), item.read());
      }
      write(folder.resolve(Contents.POINTER), site.pointer().bytes());
      return site.own();
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }
}

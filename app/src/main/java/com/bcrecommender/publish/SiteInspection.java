package com.bcrecommender.publish;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.HostedEdition;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.site.Html;
import com.bcrecommender.site.PageModel;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.ScenePages;
import com.bcrecommender.site.SiteOptions;
import com.bcrecommender.transfer.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;

/// Looks at a site on its host before visitors do: what the manifest leads to is there, and pages
/// put together from what the host gives back are those that the edition on this machine makes,
/// entry for entry in the same order. Fetches the index and some shards for each sampled page,
/// about 60 at 2014's size.
final class SiteInspection {
  /// Pages of each kind that are put together.
  private static final int SAMPLES = 2;

  private final Edition edition;
  private final SiteOptions options;
  private final Path folder;

  /// @param folder of the edition
  SiteInspection(Edition edition, SiteOptions options, Path folder) {
    this.edition = edition;
    this.options = options;
    this.folder = folder;
  }

  /// @return why visitors should not be led to it, a line each
  List<String> of(Host host, Pointer pointer, long seed) {
    String name = Kept.manifest(pointer.name());
    byte[] manifest = host.read(name).orElse(new byte[0]);
    if (!Arrays.equals(manifest, pointer.manifest())) {
      return List.of("%s is not the edition's manifest".formatted(name));
    }
    Path scratch = Objects.requireNonNull(folder.toAbsolutePath().getParent());
    try (HostedEdition hosted =
        HostedEdition.open(host.name(), pointer.bytes(), file -> fetch(host, file), scratch)) {
      List<String> reasons = references(host, hosted.files());
      return reasons.isEmpty() ? pages(hosted, new Random(seed)) : reasons;
    } catch (Gone | UnusableEdition e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] fetch(Host host, String file) {
    return host.read(SiteNames.DATA + file)
        .orElseThrow(() -> new Gone(SiteNames.DATA + file + " is not there"));
  }

  /// A file that something leads to is not there.
  private static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1;

    Gone(String message) {
      super(message);
    }
  }

  private static List<String> references(Host host, NavigableMap<String, Integer> files) {
    SortedMap<String, Long> there = host.list(SiteNames.DATA);
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, Integer> file : files.entrySet()) {
      Long size = there.get(SiteNames.DATA + file.getKey());
      if (size == null || size != (long) file.getValue()) {
        missing.add(file.getKey());
      }
    }
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "the index leads to %s%s, which is not there or has another size; so with %,d more"
                .formatted(SiteNames.DATA, missing.getFirst(), missing.size() - 1));
  }

  private List<String> pages(HostedEdition hosted, Random random) {
    List<String> reasons = new ArrayList<>();
    Sides fans = (pages, scenes, id) -> pages.fan(id, 0, 0);
    Sides tralbums = (pages, scenes, id) -> pages.tralbum(id, -1, 0);
    Sides tags = (pages, scenes, id) -> pages.tag(id, 0);
    Sides scenes = (pages, all, id) -> all.scene(id, 0);
    compare(reasons, hosted, HostedEdition.Page.FAN, edition.fans(), random, fans);
    compare(reasons, hosted, HostedEdition.Page.TRALBUM, edition.tralbums(), random, tralbums);
    compare(reasons, hosted, HostedEdition.Page.TAG, edition.tags(), random, tags);
    compare(reasons, hosted, HostedEdition.Page.SCENE, edition.scenes(), random, scenes);
    return reasons;
  }

  /// Makes a page of one edition or the other.
  private interface Sides {
    PageModel page(Pages pages, ScenePages scenes, int id);
  }

  private void compare(
      List<String> reasons,
      HostedEdition hosted,
      HostedEdition.Page kind,
      int count,
      Random random,
      Sides sides) {
    for (int i = 0; i < Math.min(SAMPLES, count); i++) {
      int id = random.nextInt(count);
      try {
        reasons.addAll(hosted.verify(kind, id));
        if (!Arrays.equals(render(hosted.edition(), sides, id), render(edition, sides, id))) {
          reasons.add(
              "the page of %s %d, put together from what the host gives back, is another than the edition's"
                  .formatted(kind.name().toLowerCase(Locale.ROOT), id));
        }
      } catch (Gone | UnusableEdition e) {
        reasons.add(String.valueOf(e.getMessage()));
      }
    }
  }

  private byte[] render(Edition of, Sides sides, int id) {
    Pages pages = new Pages(of, options);
    return Html.render(sides.page(pages, new ScenePages(of, options, pages), id));
  }
}

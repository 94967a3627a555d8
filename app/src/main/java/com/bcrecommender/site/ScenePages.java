package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Scene;
import java.util.ArrayList;
import java.util.List;

/// Makes the models of the pages about scenes. Safe for any thread, as the edition is.
public final class ScenePages {
  /// How many sizes of letters a tag cloud has.
  static final int SIZES = 5;

  private final Edition edition;
  private final Texts texts;
  private final Frames frames;
  private final Pages pages;

  public ScenePages(Edition edition, SiteOptions options, Pages pages) {
    this.edition = edition;
    this.texts = options.texts();
    this.frames = pages.frames();
    this.pages = pages;
  }

  /// All scenes on a map, and in a list. Costs decoding all scenes, some milliseconds for 300.
  public PageModel.ScenesPage all() {
    Frame frame =
        frames.page("scenes/", texts.get("scenes.title"), texts.get("scenes.description"), true);
    List<Scene> scenes = new ArrayList<>(edition.scenes());
    List<Chip> chips = new ArrayList<>(edition.scenes());
    for (int id = 0; id < edition.scenes(); id++) {
      Scene scene = edition.scene(id);
      scenes.add(scene);
      chips.add(pages.sceneChip(scene, frame.links()));
    }
    return new PageModel.ScenesPage(
        frame,
        texts.count("scenes.summary", scenes.size()),
        SceneMap.of(scenes, frame.links(), texts, pages.tags()),
        chips);
  }

  /// @param id dense id
  /// @param from where the shown part of its records begins
  public PageModel.ScenePage scene(int id, int from) {
    Scene scene = edition.scene(id);
    String self = frames.rooted().scene(scene.key());
    Frame frame =
        frames.fed(self, scene.name(), texts.get("scene.description", scene.name()), from == 0);
    Links links = frame.links();
    RecordViews views = pages.views();
    List<PageModel.CloudTag> cloud = new ArrayList<>();
    for (int i = 0; i < scene.tags().length; i++) {
      Text name = pages.tags().name(scene.tags()[i]);
      int size = 1 + scene.tagWeights()[i] * (SIZES - 1) / 255;
      cloud.add(new PageModel.CloudTag(new Chip(name, links.tag(name), null), size));
    }
    int total = scene.tralbums().length;
    List<RecordView> records = new ArrayList<>();
    for (int i = from; i < Math.min(total, from + Pages.TAGGED); i++) {
      records.add(views.owned(scene.tralbums()[i]));
    }
    List<Chip> neighbours = new ArrayList<>();
    for (int neighbour : scene.neighbours()) {
      neighbours.add(pages.sceneChip(edition.scene(neighbour), links));
    }
    String summary =
        texts.get(
            "scene.summary",
            texts.count("count.records", scene.count()),
            texts.count("footer.fans", scene.fanCount()));
    int more = scene.fanCount() - scene.fans().length;
    return new PageModel.ScenePage(
        frame,
        scene.name(),
        scene.count() > total ? texts.get("scene.summary.most", summary, total) : summary,
        cloud,
        records,
        Paging.of(
            texts,
            links.asked().scene(scene.key()),
            Paging.FROM,
            "#records",
            from,
            Pages.TAGGED,
            total),
        pages.fans(scene.fans(), links),
        more > 0 ? texts.count("record.fans.more", more) : null,
        neighbours);
  }
}

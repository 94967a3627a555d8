package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.site.Assets.Asset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pages that the reader fills, with the mark-up of their content as templates: on every site
/// those of what visitors name and keep, which only their browsers know; on a static one also a
/// page for each kind of address. Safe for any thread.
public final class Shells {
  private final Texts texts;
  private final Frames frames;
  private final Holes holes;
  private final boolean isStatic;
  private volatile @Nullable Map<String, byte[]> made;

  /// Mark-up for the reader.
  ///
  /// @param id by which the reader finds it
  public record Template(String id, String html) {}

  /// A page for the reader to fill.
  public record Shell(Frame frame, List<Template> templates) {}

  public Shells(Edition edition, SiteOptions options) {
    this.isStatic = options.hosting() != null;
    this.texts = options.texts();
    this.frames = new Frames(options, edition);
    this.holes = new Holes(texts);
  }

  /// The reader's script; of a static site its [Hosting] has the path.
  ///
  /// @param lists where it takes lists from; null for the shards beside the pages
  public static Asset script(SiteOptions options, @Nullable ListServer lists) {
    return ReaderScript.of(options, lists);
  }

  /// All of them, by the file's path; made when first asked for.
  public Map<String, byte[]> pages() {
    Map<String, byte[]> pages = made;
    if (pages == null) {
      pages = new LinkedHashMap<>();
      own(pages);
      if (isStatic) {
        asked(pages);
      }
      made = pages;
    }
    return pages;
  }

  /// Pages of what visitors name and keep.
  private void own(Map<String, byte[]> pages) {
    Frame frame = frames.shell("mix/", "mix", texts.get("mix.description"));
    put(pages, frame, template("page", holes.mix(frame, false), "percent"));
    frame = frames.shell("blend/", "blend", texts.get("blend.description"));
    put(pages, frame, template("page", holes.mix(frame, true), "percent"));
    frame = frames.shell("mine/", "mine", texts.get("mine.description"));
    put(pages, frame, template("page", holes.mine(frame), ""));
    frame = frames.shell("crate/", "crate", texts.get("crate.description"));
    put(pages, frame, template("page", holes.crate(frame), "percent"));
  }

  /// Pages of what an edition holds.
  private void asked(Map<String, byte[]> pages) {
    Frame frame = frames.shell("fan/", "fan", texts.get("shell.fan"));
    put(
        pages,
        frame,
        template("page", holes.fan(frame), "percent"),
        template("bare", holes.bareFan(frame), "percent"));
    frame = frames.shell("tralbum/", "tralbum", texts.get("shell.tralbum"));
    String player = "{{?player}}";
    put(
        pages,
        frame,
        template("page", holes.tralbum(frame, player, "{{buy}}", holes.chips()), "percent"),
        template("find", holes.tralbum(frame, player, null, holes.chips()), "percent"),
        template("bare", holes.tralbum(frame, null, null, List.of()), "percent"));
    frame = frames.shell("tag/", "tag", texts.get("shell.tag"));
    put(
        pages,
        frame,
        template("page", holes.tag(frame), "percent"),
        template("bare", holes.bareTag(frame), "percent"));
    frame = frames.shell("scene/", "scene", texts.get("shell.scene"));
    String scene = main(holes.scene(frame));
    // A cloud's sizes and an evidence's shares are both numbers.
    int cards = scene.indexOf("<section");
    put(
        pages,
        frame,
        new Template(
            "page",
            holes.named(scene.substring(0, cards), "size")
                + holes.named(scene.substring(cards), "percent")));
    put(pages, frames.shell("random/", "random", texts.get("shell.random")));
    frame = frames.shell("search/", "search", texts.get("shell.search"));
    put(pages, frame, template("page", holes.search(frame), ""));
  }

  private void put(Map<String, byte[]> pages, Frame frame, Template... own) {
    List<Template> templates = new ArrayList<>(List.of(own));
    templates.add(template("message", holes.message(frame), ""));
    templates.add(new Template("name", markup(Holes.name())));
    pages.put(frame.self() + "index.html", Html.render(new Shell(frame, templates)));
  }

  private Template template(String id, PageModel page, String number) {
    return new Template(id, holes.named(main(page), number));
  }

  private static String markup(Phrase phrase) {
    PageBytes out = new PageBytes(64);
    phrase.writeTo(out);
    return new String(out.toArray(), StandardCharsets.UTF_8);
  }

  /// What stands in a page's `<main>`.
  private static String main(PageModel page) {
    String html = new String(Html.render(page), StandardCharsets.UTF_8);
    int begin = html.indexOf('>', html.indexOf("<main ")) + 1;
    return html.substring(begin, html.indexOf("</main>", begin)).strip();
  }
}

package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.site.PageModel.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes the pages that need no edition: about this site, its privacy, how to be removed, how to
/// save one's own records, and what went wrong. Safe for any thread.
public final class Notices {
  /// The command that makes an edition.
  private static final String MAKE_EDITION = "bcr recommend";

  private static final String ABOUT = "about";
  private static final String PRIVACY = "privacy";
  private static final String REMOVE = "remove";
  private static final String SAVE = "save";
  private static final List<String> KINDS = List.of(ABOUT, PRIVACY, REMOVE, SAVE);

  /// What all names in the browser's storage begin with. The scripts in `assets` give the rest,
  /// which is the end of the key of the text about it.
  private static final String STORAGE = "bcr.";

  private static final String KEPT_TEXT = "privacy.kept.";
  private static final List<String> KEPT =
      List.of(
          "privacy.kept.theme", "privacy.kept.covers", "privacy.kept.keys", "privacy.kept.mine");
  private static final List<String> KEPT_BY_READER =
      List.of("privacy.kept.manifest", "privacy.kept.ids");
  private static final List<String> KEPT_OF_LIST_SERVER = List.of("privacy.kept.parse");

  private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+");
  private static final Pattern PAGE = Pattern.compile("https?://[^\\s\"<>]+");

  /// By the kind of source, as the catalog's codes have it: the text that names it.
  private static final Map<String, String> SOURCES =
      Map.of(
          "bandcamp-pages", "about.source.pages",
          "own-files", "about.source.own",
          "row-files", "about.source.rows",
          "listenbrainz", "about.source.listenbrainz",
          "musicbrainz", "about.source.musicbrainz",
          "musicbrainz-tags", "about.source.musicbrainz-tags",
          "earlier", "about.source.earlier");

  private final SiteOptions options;
  private final Texts texts;
  private final Frames frames;
  private final Map<String, String> sources;

  /// @param edition the footer tells of it; null where there is none
  public Notices(SiteOptions options, @Nullable Edition edition) {
    this.options = options;
    this.texts = options.texts();
    this.frames = new Frames(options, edition);
    this.sources = edition == null ? Map.of() : edition.manifest().provenance().sources();
  }

  /// The folders of the pages about the site itself.
  public static List<String> folders() {
    return KINDS.stream().map(kind -> kind + "/").toList();
  }

  /// The page in one of [#folders].
  public PageModel.Notice page(String folder) {
    return switch (folder) {
      case "about/" -> about();
      case "privacy/" -> privacy();
      case "remove/" -> remove();
      case "save/" -> save();
      default -> throw new IllegalArgumentException("no page about the site in " + folder);
    };
  }

  private PageModel.Notice about() {
    Frame frame = frame(ABOUT, "about.title", "about.description");
    List<Section> sections = new ArrayList<>();
    sections.add(section("about.what", "about.what.1", "about.what.2"));
    sections.add(section("about.bandcamp", "about.bandcamp.1"));
    sections.add(section("about.stored", "about.stored.1", "about.stored.2"));
    if (!sources.isEmpty()) {
      sections.add(new Section(texts.get("about.sources"), madeOf(), List.of(), List.of()));
    }
    sections.add(leading("about.you", "about.you.1", link(frame, PRIVACY, "privacy.title")));
    sections.add(leading("about.remove", "about.remove.1", link(frame, REMOVE, "remove.title")));
    sections.add(leading("about.save", "about.save.1", link(frame, SAVE, "save.title")));
    sections.add(section("about.data", "about.data.1"));
    return new PageModel.Notice(frame, ABOUT, sections);
  }

  /// What the edition was made from, with the licence of each part.
  private List<String> madeOf() {
    List<String> lines = new ArrayList<>();
    sources.forEach((kind, licence) -> {
      String text = SOURCES.get(kind);
      lines.add(
          text == null ? texts.get("about.source.else", kind, licence) : texts.get(text, licence));
    });
    return lines;
  }

  private PageModel.Notice privacy() {
    List<Section> sections = new ArrayList<>();
    sections.add(section("privacy.short", shortOf(options.covers())));
    sections.add(kept("privacy.device", "privacy.device.1", KEPT));
    Hosting hosting = options.hosting();
    ListServer lists = hosting == null ? null : hosting.lists();
    sections.add(
        kept(
            "privacy.visit",
            "privacy.visit.1",
            lists == null ? KEPT_BY_READER : KEPT_OF_LIST_SERVER));
    if (hosting != null) {
      sections.add(
          new Section(
              texts.get("privacy.host"),
              lists == null
                  ? List.of(texts.get("privacy.host.files"))
                  : List.of(
                      texts.get("privacy.host.files"),
                      texts.get("privacy.host.lists", lists.origin())),
              List.of(),
              List.of()));
    } else {
      sections.add(section("privacy.host", "privacy.host.server", "privacy.host.faults"));
    }
    sections.add(section("privacy.bandcamp", bandcampOf(options.covers()), "privacy.bandcamp.1"));
    return new PageModel.Notice(
        frame(PRIVACY, "privacy.title", "privacy.description"), PRIVACY, sections);
  }

  private static String shortOf(Covers covers) {
    return switch (covers) {
      case ASK -> "privacy.short.ask";
      case ALWAYS -> "privacy.short.always";
      case NEVER -> "privacy.short.never";
    };
  }

  private static String bandcampOf(Covers covers) {
    return switch (covers) {
      case ASK -> "privacy.bandcamp.ask";
      case ALWAYS -> "privacy.bandcamp.always";
      case NEVER -> "privacy.bandcamp.never";
    };
  }

  private PageModel.Notice remove() {
    String removal = options.removal();
    Section how =
        new Section(
            texts.get("remove.how"),
            List.of(
                texts.get("remove.how.1"),
                removal == null ? texts.get("remove.how.default") : removal,
                texts.get("remove.how.2"),
                texts.get("remove.how.self")),
            List.of(),
            removal == null ? List.of() : address(removal));
    return new PageModel.Notice(
        frame(REMOVE, "remove.title", "remove.description"),
        REMOVE,
        List.of(
            how,
            section("remove.then", "remove.then.1", "remove.then.2", "remove.then.3"),
            section("remove.bandcamp", "remove.bandcamp.1")));
  }

  private PageModel.Notice save() {
    Frame frame = frame(SAVE, "save.title", "save.description");
    Section take =
        new Section(
            texts.get("save.take"),
            List.of(texts.get("save.take.1"), texts.get("save.take.2")),
            List.of(),
            List.of(),
            Bookmarklet.of(texts));
    Chip mix = new Chip(texts.plain("mix.title"), Text.of(frame.links().mix()), null);
    return new PageModel.Notice(
        frame,
        SAVE,
        List.of(
            section("save.what", "save.what.1"),
            take,
            section("save.press", "save.press.1", "save.press.2"),
            leading("save.use", "save.use.1", mix),
            section("save.in", "save.in.1"),
            section("save.does", "save.does.1", "save.does.2", "save.does.3")));
  }

  /// A link, where the operator's words are nothing but an address.
  private static List<Chip> address(String words) {
    String href = MAIL.matcher(words).matches() ? "mailto:" + words : words;
    return MAIL.matcher(words).matches() || PAGE.matcher(words).matches()
        ? List.of(new Chip(Text.of(words), Text.of(href), null))
        : List.of();
  }

  private Frame frame(String kind, String title, String description) {
    return frames.page(kind + "/", texts.get(title), texts.get(description), true);
  }

  private Chip link(Frame frame, String kind, String title) {
    return new Chip(texts.plain(title), Text.of(frame.links().notice(kind)), null);
  }

  private Section section(String key, String... paragraphs) {
    return new Section(
        texts.get(key),
        Arrays.stream(paragraphs).map(paragraph -> texts.get(paragraph)).toList(),
        List.of(),
        List.of());
  }

  private Section leading(String key, String paragraph, Chip link) {
    return new Section(texts.get(key), List.of(texts.get(paragraph)), List.of(), List.of(link));
  }

  /// @param whats keys of texts that say what is kept
  private Section kept(String key, String paragraph, List<String> whats) {
    List<PageModel.Kept> kept =
        whats.stream()
            .map(what ->
                new PageModel.Kept(STORAGE + what.substring(KEPT_TEXT.length()), texts.get(what)))
            .toList();
    return new Section(texts.get(key), List.of(texts.get(paragraph)), kept, List.of());
  }

  /// @param path of the request, below the root: relative links depend on its depth
  public PageModel.Message notFound(String path) {
    return error(path, 404, texts.get("error.404"));
  }

  /// A page for a status from 400 to 500.
  ///
  /// @param line what happened
  public PageModel.Message error(String path, int status, String line) {
    String advice =
        switch (status) {
          case 404 -> texts.get("error.404.advice");
          case 500 -> texts.get("error.500.advice");
          default -> texts.get("error.400.advice");
        };
    return new PageModel.Message(frames.words(path, line, line, false), line, advice, null);
  }

  /// A static site's page for every address that has none. It stands at any depth, so its links
  /// need the site's address; without that they hold at the root.
  public PageModel.Message missing() {
    PageModel.Message page = notFound("");
    Hosting hosting = options.hosting();
    if (hosting == null || hosting.address() == null) {
      return page;
    }
    Frame frame = page.frame();
    Links links = frame.links().from(hosting.address());
    return new PageModel.Message(
        Frames.with(frame, links, frame.hosted()), page.line(), page.advice(), page.command());
  }

  /// There is no edition yet, and so no page but this one.
  public PageModel.Message noEdition(String path) {
    String line = texts.get("error.503");
    return new PageModel.Message(
        frames.words(path, line, line, false), line, texts.get("error.503.advice"), MAKE_EDITION);
  }
}

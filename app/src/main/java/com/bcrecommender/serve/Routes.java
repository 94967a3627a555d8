package com.bcrecommender.serve;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Scene;
import com.bcrecommender.site.AtomFeed;
import com.bcrecommender.site.Feed;
import com.bcrecommender.site.Html;
import com.bcrecommender.site.JsonTwin;
import com.bcrecommender.site.Links;
import com.bcrecommender.site.OwnFolder;
import com.bcrecommender.site.PageModel;
import com.bcrecommender.site.Pages;
import com.bcrecommender.site.Paging;
import com.bcrecommender.site.Texts;
import java.util.Set;
import java.util.random.RandomGenerator;

/// From a path and a query to the page that answers it. Paths are folders, as on a static host; a
/// page's JSON twin lies in the same folder as `index.json`, its feed as `feed.xml`. Safe for any
/// thread.
final class Routes {
  private static final String TWIN = "index.json";
  private static final String INDEX = "index.html";
  private static final int MOST_SEARCHED = 200;

  /// Folders that hold a page; asked for without the last slash they lead to it.
  static final Set<String> FOLDERS =
      Set.of(
          "fan", "tralbum", "tag", "scene", "scenes", "search", "random", "about", "privacy",
          "remove", "save", "mix", "blend", "mine", "crate");

  /// Pages of what visitors name and keep, which their browsers fill.
  private static final Set<String> OWN = Set.of("mix/", "blend/", "mine/", "crate/");

  private final Texts texts;
  private final RandomGenerator random;
  private final PageBuffers buffers;

  /// @param buffers where pages are written
  Routes(Texts texts, RandomGenerator random, PageBuffers buffers) {
    this.texts = texts;
    this.random = random;
    this.buffers = buffers;
  }

  /// Whether a program asks, which wants errors as JSON too.
  static boolean isTwin(String path) {
    return path.endsWith(TWIN);
  }

  /// The answer without headers that depend on the request.
  ///
  /// @param path below the site's root, without a slash at its beginning
  /// @throws Refusal where there is nothing, or the query is not as it should be
  Answer answer(Shown shown, String path, Query query) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    boolean twin = file.equals(TWIN);
    boolean feed = file.equals(Feed.FILE);
    String folder =
        twin || feed || file.equals(INDEX)
            ? path.substring(0, path.length() - file.length())
            : path;
    if (folder.equals("random/") && !twin && !feed) {
      return query.get("of").equals("scene")
          ? randomScene(shown.edition())
          : randomFan(shown.edition());
    }
    OwnFolder own = OwnFolder.parse(folder);
    if (own != null) {
      return Answer.redirect(
          301, "../" + (twin || feed ? file : "") + "?" + own.parameter() + "=" + own.name());
    }
    if (feed) {
      byte[] atom = AtomFeed.render(feed(shown, folder, query), texts);
      return Answer.of(200, Answer.ATOM, atom, Answer.REVALIDATE);
    }
    byte[] shell =
        !twin && OWN.contains(folder) ? shown.shells().pages().get(folder + INDEX) : null;
    if (shell != null) {
      return Answer.of(200, Answer.HTML, shell, Answer.REVALIDATE);
    }
    PageModel page = page(shown, folder, query);
    if (!twin) {
      return Answer.page(Html.render(page, buffers.take()));
    }
    return Answer.of(200, Answer.JSON, JsonTwin.render(page), Answer.REVALIDATE);
  }

  private PageModel page(Shown shown, String folder, Query query) {
    Edition edition = shown.edition();
    Pages pages = shown.pages();
    return switch (folder) {
      case "" -> pages.home();
      case "fan/" -> {
        int fan = fan(edition, query);
        int from = query.place(Paging.FROM, () -> edition.fanListSize(fan));
        yield pages.fan(
            fan, from, query.place(Paging.SHELF, () -> edition.fan(fan).tralbums().length));
      }
      case "tralbum/" -> {
        int tralbum = tralbum(edition, required(query, "id"));
        int with = query.has("with") ? tralbum(edition, query.get("with")) : -1;
        yield pages.tralbum(
            tralbum, with, query.place(Paging.FROM, () -> edition.similarSize(tralbum)));
      }
      case "tag/" -> {
        int tag = tag(edition, required(query, "name"));
        yield pages.tag(tag, query.place(Paging.FROM, () -> edition.tag(tag).tralbums().length));
      }
      case "scenes/" -> shown.scenes().all();
      case "scene/" -> {
        int scene = scene(edition, required(query, "name"));
        yield shown
            .scenes()
            .scene(scene, query.place(Paging.FROM, () -> edition.scene(scene).tralbums().length));
      }
      case "search/" -> pages.search(searched(query));
      case "about/", "privacy/", "remove/", "save/" -> shown.notices().page(folder);
      default -> throw new Refusal(404, texts.get("error.404"));
    };
  }

  private Feed feed(Shown shown, String folder, Query query) {
    Edition edition = shown.edition();
    return switch (folder) {
      case "fan/" -> shown.feeds().fan(fan(edition, query));
      case "tag/" -> shown.feeds().tag(tag(edition, required(query, "name")));
      case "scene/" -> shown.feeds().scene(scene(edition, required(query, "name")));
      default -> throw new Refusal(404, texts.get("error.404"));
    };
  }

  private int fan(Edition edition, Query query) {
    boolean byKey = query.has("id");
    String asked = byKey ? query.get("id") : required(query, "name");
    int fan = byKey ? edition.fanByKey(asked) : edition.fanByUsername(asked);
    if (fan < 0) {
      throw new Refusal(404, texts.get("error.fan", asked));
    }
    return fan;
  }

  private int tralbum(Edition edition, String asked) {
    int tralbum = edition.tralbumByKey(Links.tralbumKey(asked));
    if (tralbum < 0) {
      throw new Refusal(404, texts.get("error.tralbum", asked));
    }
    return tralbum;
  }

  private int tag(Edition edition, String name) {
    int tag = edition.tagByName(name);
    if (tag < 0) {
      throw new Refusal(404, texts.get("error.tag", name));
    }
    return tag;
  }

  private int scene(Edition edition, String key) {
    int scene = edition.sceneByKey(key);
    if (scene < 0) {
      throw new Refusal(404, texts.get("error.scene", key));
    }
    return scene;
  }

  private String searched(Query query) {
    String asked = query.get("q");
    int length = asked.codePointCount(0, asked.length());
    if (length > MOST_SEARCHED) {
      throw new Refusal(400, texts.get("error.query", MOST_SEARCHED, length));
    }
    return asked;
  }

  private String required(Query query, String name) {
    if (!query.has(name)) {
      throw new Refusal(400, texts.get("error.parameter", name));
    }
    return query.get(name);
  }

  private Answer randomScene(Edition edition) {
    if (edition.scenes() == 0) {
      throw new Refusal(404, texts.get("scenes.none"));
    }
    Scene scene = edition.scene(random.nextInt(edition.scenes()));
    return Answer.redirect(303, Links.fromDepth(1, name -> name).scene(scene.key()));
  }

  /// See Other: the address of the random page itself never stands for one fan.
  private Answer randomFan(Edition edition) {
    int fans = edition.fans();
    int first = fans == 0 ? 0 : random.nextInt(fans);
    for (int i = 0; i < fans; i++) {
      int id = (first + i) % fans;
      if (!edition.withholdsFan(id)) {
        return Answer.redirect(
            303, Pages.fanHref(edition.fan(id), Links.fromDepth(1, name -> name)));
      }
    }
    throw new Refusal(404, texts.get("error.nobody"));
  }
}

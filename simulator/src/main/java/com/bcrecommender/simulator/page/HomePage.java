package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Scene;
import com.bcrecommender.simulator.world.World;
import java.util.Map;

/// The front page, for people who look around: the scenes with some artists, and some fans. The
/// real one is nothing like it.
final class HomePage {
  private static final int ARTISTS = 6;
  private static final int FANS = 24;

  private final World world;
  private final Addresses addresses;

  HomePage(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
  }

  String page() {
    StringBuilder scenes = new StringBuilder();
    for (Scene scene : world.scenes()) {
      scenes.append("<dt>").append(Html.escape(scene.title())).append("</dt>\n<dd>");
      world.artists().stream()
          .filter(a -> a.scene().id().equals(scene.id()))
          .limit(ARTISTS)
          .forEach(a -> scenes.append(link(addresses.artist(a), a.name())));
      scenes.append("</dd>\n");
    }
    StringBuilder fans = new StringBuilder();
    world.fans().stream()
        .filter(f -> !f.deleted())
        .limit(FANS)
        .forEach(f -> fans.append(link(addresses.fan(f), f.name())));
    return Template.of("home.html")
        .with(
            Map.of(
                "fans", world.fans().size(),
                "tralbums", world.tralbums().size(),
                "seed", world.options().seed(),
                "scenes", scenes,
                "some-fans", fans));
  }

  private static String link(String url, String text) {
    return "<a href=\"%s\">%s</a> · ".formatted(Html.escape(url), Html.escape(text));
  }
}

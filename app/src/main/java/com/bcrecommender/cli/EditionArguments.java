package com.bcrecommender.cli;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.settings.UserError;
import java.util.List;

/// Finds the editions that somebody names.
final class EditionArguments {
  private EditionArguments() {}

  /// @param text the start of a name, `current`, or `previous` for the one that was made before the
  ///   current one
  /// @return the whole name
  /// @throws UserError where there is none, or more than one
  static String name(Editions editions, String text) {
    List<String> all = editions.list();
    String current = editions.current().orElse("");
    List<String> found =
        switch (text) {
          case "current" -> all.stream().filter(current::equals).toList();
          case "previous" -> all.stream().skip(all.indexOf(current) + 1L).limit(1).toList();
          default -> all.stream().filter(name -> name.startsWith(text)).toList();
        };
    if (found.size() != 1) {
      throw new UserError(
          "expected the start of an edition's name, current or previous, found \"%s\"; in %s %s"
              .formatted(
                  text,
                  editions.folder(),
                  all.isEmpty()
                      ? "there is none; bcr recommend makes one"
                      : "there are: " + String.join(", ", all)));
    }
    return found.getFirst();
  }
}

package com.bcrecommender.crawl;

import com.bcrecommender.crawl.Transport.Answer;
import java.net.URI;
import java.util.Optional;

/// Where an answer sends its reader.
final class Redirects {
  private Redirects() {}

  /// The address an answer redirects to, without fragment; empty where it does not, or to nothing
  /// that is an address.
  static Optional<URI> target(URI from, Answer answer) {
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 ->
          answer
              .header("Location")
              .flatMap(text -> {
                try {
                  URI to = from.resolve(URI.create(text.strip()));
                  String whole = to.toString();
                  int fragment = whole.indexOf('#');
                  return Optional.of(fragment < 0 ? to : URI.create(whole.substring(0, fragment)));
                } catch (IllegalArgumentException notAnAddress) {
                  return Optional.empty();
                }
              });
      default -> Optional.empty();
    };
  }
}

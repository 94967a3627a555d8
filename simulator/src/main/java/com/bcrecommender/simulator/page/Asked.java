package com.bcrecommender.simulator.page;

/// What is asked for, in terms of the pretend Bandcamp.
///
/// @param method `GET`, `HEAD` or `POST`
/// @param subdomain whose site, or empty for the main one
/// @param path on that site, decoded, beginning with a slash
/// @param query as sent, without the question mark; empty for none
/// @param body of a `POST`
public record Asked(String method, String subdomain, String path, String query, String body) {

  /// The same, with an artist's folder (`/_/name/…`) understood as the artist's site.
  static Asked of(String method, String subdomain, String path, String query, String body) {
    if (!path.startsWith(Addresses.ARTISTS)
        || path.startsWith("/", Addresses.ARTISTS.length())
        || path.equals(Addresses.ARTISTS)) {
      return new Asked(method, subdomain, path, query, body);
    }
    String rest = path.substring(Addresses.ARTISTS.length());
    int slash = rest.indexOf('/');
    return slash < 0
        ? new Asked(method, rest, "/", query, body)
        : new Asked(method, rest.substring(0, slash), rest.substring(slash), query, body);
  }

  boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }
}

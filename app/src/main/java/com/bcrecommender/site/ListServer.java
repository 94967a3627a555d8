package com.bcrecommender.site;

import com.bcrecommender.settings.UserError;
import java.net.URI;

/// A Parse Server from which the browser takes lists, instead of from shards beside the pages.
///
/// @param address with its path and without a slash at its end, such as
///   `https://parse.example.com/parse`
/// @param application the application's id, which is no secret: every visitor's browser sends it
public record ListServer(String address, String application) {

  public ListServer {
    if (!address.matches("https?://[^\\s/?#;,'\"]+(/[^\\s?#;,'\"]*)?")) {
      throw new UserError(
          "publish.parse.server: expected an address such as https://parse.example.com/parse, found \"%s\""
              .formatted(address));
    }
    if (application.isBlank()) {
      throw new UserError(
          "publish.parse.application: expected the application's id, which visitors' browsers send, found none; it is the same as BCR_PARSE_APPLICATION_ID");
    }
    address = address.replaceAll("/+$", "");
  }

  /// Scheme, host and port: what a content security policy allows.
  String origin() {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}

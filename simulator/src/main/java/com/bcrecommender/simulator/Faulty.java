package com.bcrecommender.simulator;

import com.bcrecommender.simulator.page.Answer;
import com.bcrecommender.simulator.page.Pages;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The answer that a fault makes of the right one.
final class Faulty {
  private Faulty() {}

  static Answer answer(Fault fault, Answer right, Request request) {
    return switch (fault) {
      case Fault.TooMany f -> refusal(429, "Too Many Requests", f.retryAfter());
      case Fault.Unavailable f -> refusal(503, "Service Unavailable", f.retryAfter());
      case Fault.Forbidden() -> refusal(403, "Forbidden", null);
      case Fault.Gone() -> Pages.gone();
      case Fault.Challenge() -> Pages.challenge();
      case Fault.ChangedMarkup() -> changed(right);
      case Fault.Redirect f ->
          Answer.redirect(f.status(), f.location() == null ? request.target() : f.location());
      case Fault.Huge f -> right.withBody(padded(right.body(), f.bytes()));
      case Fault.Slow f -> right;
      case Fault.CutOff() -> right;
    };
  }

  private static Answer refusal(int status, String reason, @Nullable String retryAfter) {
    Answer page =
        Answer.html(
            status,
            "<html><head><title>%d %s</title></head><body><h1>Error %d</h1><p>%s</p></body></html>\n"
                .formatted(status, reason, status, reason));
    return retryAfter == null ? page : page.with("Retry-After", retryAfter);
  }

  /// As after a redesign: everything is still there, under names that nobody knows yet.
  private static Answer changed(Answer right) {
    String text =
        right
            .text()
            .replace("data-blob=", "data-state=")
            .replace("data-tralbum=", "data-release=")
            .replace("data-embed=", "data-frame=")
            .replace("data-band-follow-info=", "data-follow=")
            .replace("bc-page-properties", "page-properties")
            .replace("application/ld+json", "application/vnd.state+json")
            .replace("\"og:", "\"graph:")
            .replace("tralbum-tags", "release-tags")
            .replace("recommended-album", "recommended-release")
            .replace("collection-item-container", "shelf-item")
            .replace("data-tralbumid=", "data-release-id=")
            .replace("music-grid", "release-grid");
    return right.withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] padded(byte[] body, int bytes) {
    int length = Math.max(body.length, bytes);
    byte[] padded = Arrays.copyOf(body, length);
    Arrays.fill(padded, body.length, length, (byte) ' ');
    return padded;
  }
}

package com.bcrecommender.publish;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Finds out whether another publisher works on the same host, where no lock can. Each run writes a
/// number of its own under one name when it begins, and looks before each step that visitors see
/// whether it is there still; who began last goes on. A killed run leaves nothing that stops the
/// next one, and no right to delete is needed. Between a look and the put after it there is a
/// moment in which both may write; then the pages may be those of both, each whole.
final class Turn {
  static final String NAME = "data/publisher.txt";

  private final Host host;
  private final String own;

  private Turn(Host host, String own) {
    this.host = host;
    this.own = own;
  }

  static Turn begin(Host host) {
    Turn turn = new Turn(host, UUID.randomUUID() + "\n");
    host.put(new Blob(NAME, turn.own.getBytes(StandardCharsets.UTF_8)));
    return turn;
  }

  /// @throws UserError where another run began later
  void check() {
    String now =
        host.read(NAME).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("nothing");
    if (!now.equals(own)) {
      throw new UserError(
          "expected to be the only publisher to %s, found that another began later; this run has stopped, what visitors see is whole; run it again when the other has ended"
              .formatted(host.name()));
    }
  }
}

package com.bcrecommender.notice;

import com.bcrecommender.transfer.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the operator of a worker that could not even begin, as on the catalog of a newer program.
///
/// Where [Troubles] are kept may be what is wrong, so a file has what was told: a system that
/// begins the worker again each half minute makes no message of each try.
public final class NotBegun {
  private static final Logger LOG = LoggerFactory.getLogger(NotBegun.class);
  private static final Duration TOLD_AGAIN_AFTER = Duration.ofDays(1);
  private static final String THREAD = "worker.begin";

  private final Path file;
  private final List<Outlet> outlets;
  private final Credentials credentials;
  private final InstantSource clock;

  /// What was told.
  private record Told(Instant at, String line) {}

  /// @param file for what was told, which need not be there
  /// @param outlets as [Outlets#of] makes them
  public NotBegun(Path file, List<Outlet> outlets, Credentials credentials, InstantSource clock) {
    this.file = file;
    this.outlets = List.copyOf(outlets);
    this.credentials = credentials;
    this.clock = clock;
  }

  /// Tells why it could not begin, unless that was told within a day. Waits for the outlets.
  ///
  /// @param line what was expected, what was found, and what to do
  public void tell(String line) throws InterruptedException {
    String why = credentials.hide(line.replaceAll("\\s*\\R\\s*", " ").strip());
    Instant now = clock.instant();
    Optional<Told> told = told();
    if (told.isPresent()
        && told.get().line().equals(why)
        && now.isBefore(told.get().at().plus(TOLD_AGAIN_AFTER))) {
      return;
    }
    if (send(Wording.notBegun(THREAD, why, now))) {
      try {
        Files.writeString(file, now + "\n" + why + "\n");
      } catch (IOException e) {
        LOG.warn(
            "What was told could not be kept, so the next try tells it again: {}", e.toString());
      }
    }
  }

  /// It has begun: tells so where it was told that it had not. Waits for the outlets; interrupted
  /// or refused by all of them, it leaves this to the next start.
  public void over() {
    Optional<Told> told = told();
    try {
      if (told.isPresent()
          && send(Wording.begun(THREAD, told.get().line(), told.get().at(), clock.instant()))) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("That it is over will be told again at the next start: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return whether somebody was told, or there is no way to tell anybody
  private boolean send(Message message) throws InterruptedException {
    boolean sent = outlets.isEmpty();
    for (Outlet outlet : outlets) {
      try {
        Outlets.send(outlet, message);
        sent = true;
      } catch (NotSent e) {
        LOG.warn("Not told by {}: {}", outlet.name(), credentials.hide(e.line()));
      }
    }
    return sent;
  }

  private Optional<Told> told() {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.size() == 2
          ? Optional.of(new Told(Instant.parse(lines.getFirst()), lines.getLast()))
          : Optional.empty();
    } catch (IOException | DateTimeParseException nothingWasTold) {
      return Optional.empty();
    }
  }
}

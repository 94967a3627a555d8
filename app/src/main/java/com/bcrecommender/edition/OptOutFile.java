package com.bcrecommender.edition;

import com.bcrecommender.edition.UnusableEdition.Reason;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// The opt-outs beside the editions, `opt-outs.txt`: whoever opens an edition leaves out whom they
/// hold, also in one that was made before, brought back from a backup, or switched back to. Text: a
/// first line, one of [OptOuts#toTexts] each, and how many of these there are. Replaced in one
/// rename; for several threads and processes.
public final class OptOutFile {
  /// Its name in the folder of editions.
  public static final String NAME = "opt-outs.txt";

  private static final String FIRST = "bcr-opt-outs 1";

  /// Writing takes some milliseconds, on a slow disk some tens.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(5);

  private OptOutFile() {}

  /// The opt-outs of a folder of editions; none where it has no such file.
  ///
  /// @throws UnusableEdition where the file is not whole: nothing is shown then, rather than
  ///   somebody who asked not to be
  public static OptOuts read(Path editions) {
    Path file = editions.resolve(NAME);
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return OptOuts.NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> lines = text.lines().toList();
    int texts = lines.size() - 2;
    if (texts >= 0
        && lines.getFirst().equals(FIRST)
        && lines.getLast().equals("end " + texts)
        && text.endsWith("\n")) {
      try {
        return OptOuts.parse(lines.subList(1, texts + 1));
      } catch (IllegalArgumentException damaged) {
        // Said below.
      }
    }
    throw new UnusableEdition(
        Reason.CORRUPT,
        "expected the opt-outs in %s, found something else or a part only; bring it back from a backup, or delete it and run bcr status, which makes it anew from the catalog"
            .formatted(file));
  }

  /// Adds opt-outs; those that are there stay.
  ///
  /// @return whether there were new ones
  public static boolean add(Path editions, OptOuts more) {
    if (read(editions).haveAll(more)) {
      return false;
    }
    try {
      Files.createDirectories(editions);
      try (ProcessLock held = lock(editions)) {
        assert held.held();
        OptOuts there = read(editions);
        if (there.haveAll(more)) {
          return false;
        }
        write(editions, there.and(more));
        return true;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for whoever adds at the same time.
  private static ProcessLock lock(Path editions) throws IOException {
    Path file = editions.resolve("." + NAME + ".lock");
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      ProcessLock lock = ProcessLock.take(file);
      if (lock != null) {
        return lock;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new UserError(
        "expected to write %s, found that another process has held %s for %d s; stop it first"
            .formatted(editions.resolve(NAME), file, PATIENCE.toSeconds()));
  }

  private static void write(Path editions, OptOuts optOuts) throws IOException {
    List<String> texts = optOuts.toTexts();
    String text = "%s\n%s\nend %d\n".formatted(FIRST, String.join("\n", texts), texts.size());
    Path temporary = editions.resolve("." + NAME + "-" + UUID.randomUUID());
    DurableFiles.write(temporary, text.getBytes(StandardCharsets.US_ASCII));
    DurableFiles.rename(temporary, editions.resolve(NAME));
  }
}

package com.bcrecommender.cli;

import com.bcrecommender.edition.EditionVerifier;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Verification;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `bcr verify`: reads an edition back, every byte of it.
@CommandLine.Command(
    name = "verify",
    description = "Read an edition back from the disk and check all that its format promises.")
final class VerifyCommand extends Command {
  @Parameters(
      paramLabel = "EDITION",
      arity = "0..1",
      defaultValue = "current",
      description = "The start of its name, current (the default), previous, or a folder.")
  private String edition = "current";

  VerifyCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Editions editions = Editions.in(home().editions());
    Path folder =
        Files.isDirectory(Path.of(edition))
            ? Path.of(edition)
            : editions.folder(EditionArguments.name(editions, edition));
    long began = System.nanoTime();
    Verification verification = EditionVerifier.verify(folder);
    verification.failures().forEach(out::println);
    if (!verification.isGood()) {
      err.println("%s is not whole".formatted(folder));
      return CommandLine.ExitCode.SOFTWARE;
    }
    out.println(
        "%s is whole: %,d fans, %,d tralbums, %,d tags; %,d entries of fan lists and %,d of similar lists read back in %.1f s"
            .formatted(
                folder,
                verification.counts().get("fans"),
                verification.counts().get("tralbums"),
                verification.counts().get("tags"),
                verification.counts().get("fanListEntries"),
                verification.counts().get("similarEntries"),
                (System.nanoTime() - began) / 1e9));
    return CommandLine.ExitCode.OK;
  }
}

package com.bcrecommender.cli;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.edition.UnusableEdition;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/// `bcr edition`: lists the editions; the sub-commands describe, compare, use and remove them.
@CommandLine.Command(
    name = "edition",
    description = "List the editions; describe, compare, use and remove them.",
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      EditionShowCommand.class,
      EditionDiffCommand.class,
      EditionUseCommand.class,
      EditionPruneCommand.class
    })
final class EditionCommand extends Command {
  EditionCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Editions editions = Editions.in(home().editions());
    Optional<String> current = editions.current();
    List<String> all = editions.list();
    for (String name : all) {
      String line;
      try {
        Manifest manifest = Manifest.read(editions.folder(name));
        line =
            "%s  %,d fans, %,d tralbums, %,d preferences, %,.1f MB"
                .formatted(
                    manifest.provenance().made(),
                    manifest.count("fans"),
                    manifest.count("tralbums"),
                    manifest.count("preferences"),
                    editions.bytes(name) / 1e6);
      } catch (UnusableEdition e) {
        line = String.valueOf(e.getMessage());
      }
      out.println(
          "%s %s  %s".formatted(current.filter(name::equals).isPresent() ? "*" : " ", name, line));
    }
    if (all.isEmpty()) {
      out.println("no edition yet in %s; bcr recommend makes one".formatted(editions.folder()));
    }
    return CommandLine.ExitCode.OK;
  }
}

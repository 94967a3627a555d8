package com.bcrecommender.cli;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.edition.Provenance;
import com.bcrecommender.gate.Traits;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `bcr edition show`: all that an edition says of itself, and what its lists are like.
@CommandLine.Command(
    name = "show",
    description =
        "Describe an edition: of what and when it was made, its counts, what its lists are like.")
final class EditionShowCommand extends Command {
  @Parameters(
      paramLabel = "EDITION",
      arity = "0..1",
      defaultValue = "current",
      description = "The start of its name, current (the default) or previous.")
  private String edition = "current";

  EditionShowCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Editions editions = Editions.in(home().editions());
    String name = EditionArguments.name(editions, edition);
    try (Edition open = Edition.open(editions.folder(name))) {
      Manifest manifest = open.manifest();
      Provenance of = manifest.provenance();
      line("edition", manifest.id());
      line("folder", editions.folder(name));
      line("made", of.made());
      line("newest data", of.newest() == null ? "unknown" : of.newest());
      line("program", of.program() + " (" + of.commit() + ")");
      line("model", of.model());
      of.sources().forEach((kind, licence) -> line("made from", kind + " (" + licence + ")"));
      of.settings().forEach(this::line);
      manifest.counts().forEach((count, value) -> line(count, "%,d".formatted(value)));
      line("bytes", "%,d".formatted(editions.bytes(name)));
      Traits traits = Traits.of(open);
      line("fans without a list", "%,d".formatted(traits.emptyLists()));
      line("coverage", "%.1f %%".formatted(100 * traits.coverage()));
      line("long tail", "%.1f %% of what lists show first".formatted(100 * traits.longTail()));
      line("filled by tags", "%.1f %%".formatted(100 * traits.filled()));
    }
    return CommandLine.ExitCode.OK;
  }

  private void line(String name, Object value) {
    out.println("%-20s %s".formatted(name, value));
  }
}

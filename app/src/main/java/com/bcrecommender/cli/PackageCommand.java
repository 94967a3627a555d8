package com.bcrecommender.cli;

import com.bcrecommender.deploy.PackageWriter;
import com.bcrecommender.deploy.Program;
import com.bcrecommender.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `bcr package`: the program with a JVM of its own, to be taken elsewhere.
@CommandLine.Command(
    name = "package",
    description =
        "Make a package with a JVM of its own: a folder, the same as a .tar.gz, and a .deb for Debian 12 and later.")
final class PackageCommand extends Command {
  @Parameters(paramLabel = "DIR", description = "The folder to put them in.")
  private Path folder = Path.of("");

  PackageCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    Program program = Program.of(Program.root(), Version.read().number());
    for (Path made : new PackageWriter(folder, program, DeployChoice.memory(settings)).write()) {
      out.println(made);
    }
    return CommandLine.ExitCode.OK;
  }
}
